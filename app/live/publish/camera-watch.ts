export type CameraEvents = {
  /** A call or another program took it, or it was unplugged. */
  lost(kind: 'video' | 'audio'): void
  /** The page is out of sight: phones then stop the picture. */
  hidden(): void
  back(): void
}

const LOOK_MS = 1_000

/** Watches what happens to a camera from outside. @returns how to stop */
export function watchCamera(stream: () => MediaStream | null, { lost, hidden, back }: CameraEvents): () => void {
  const gone = new WeakSet<MediaStreamTrack>()
  const look = () => {
    for (const track of stream()?.getTracks() ?? []) {
      if (track.readyState === 'live' || gone.has(track)) continue
      gone.add(track)
      lost(track.kind === 'video' ? 'video' : 'audio')
    }
  }
  const seen = () => {
    if (document.visibilityState === 'hidden') return hidden()
    back()
    look()
  }
  const timer = setInterval(look, LOOK_MS)
  document.addEventListener('visibilitychange', seen)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', seen)
  }
}
