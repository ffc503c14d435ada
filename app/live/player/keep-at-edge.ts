import { PART_MS } from '#domain/live-media.ts'
import { bufferedEnd, type Cushion, makeLiveEdge, nearest, overHole, watchSeeks } from './live-edge.ts'

const EVERY_MS = 100
/** So long after the first part playback may still be moved: it begins as near as it can. */
const BEGINNING_MS = 1_500

/**
 * Plays what is buffered as near to the newest frame as the line allows.
 * @param onStall the buffer ran dry
 */
export function keepAtEdge(
  video: HTMLVideoElement,
  { cushion, onStall }: { cushion: Cushion; onStall?: () => void },
): { jump(): void; stop(): void } {
  const edge = makeLiveEdge(PART_MS / 1_000, cushion)
  const hangs = watchSeeks()
  let begun: number | null = null

  function jump(): void {
    const to = nearest(video.buffered, edge.distance())
    if (to !== null) video.currentTime = to
  }
  function steer(): void {
    const now = performance.now()
    if (hangs(video.seeking, now)) jump()
    const end = bufferedEnd(video.buffered)
    if (end === null || video.seeking) return
    const over = overHole(video.buffered, video.currentTime, edge.distance())
    if (over !== null) {
      video.currentTime = over
      return
    }
    const ahead = end - video.currentTime
    begun ??= now
    const beginning = now - begun < BEGINNING_MS && ahead > edge.distance() + PART_MS / 1_000
    const { rate, jump: far } = edge.see(ahead, now)
    if (far || beginning) jump()
    if (video.playbackRate !== rate) video.playbackRate = rate
  }
  function stalled(): void {
    // While it begins, or out of sight, that is no fault of the line.
    if (begun === null || performance.now() - begun < BEGINNING_MS || video.seeking || document.hidden) return
    edge.stalled(performance.now())
    onStall?.()
  }
  const timer = setInterval(steer, EVERY_MS)
  video.addEventListener('waiting', stalled)
  video.addEventListener('progress', steer)
  return {
    jump,
    stop() {
      clearInterval(timer)
      video.removeEventListener('waiting', stalled)
      video.removeEventListener('progress', steer)
      video.playbackRate = 1
    },
  }
}
