export type CameraWatch = {
  /** A call or another program took it, or it was unplugged. */
  lost(kind: 'video' | 'audio'): void
  /** The page is out of sight: phones then stop the picture. */
  hidden(): void
  back(): void
}

/** Not every browser tells when a track ends. */
const LOOK_MS = 1_000

/** Watches what happens to a camera from outside. @returns how to stop */
export function watchCamera(stream: MediaStream, { lost, hidden, back }: CameraWatch): () => void {
  const gone = new Set<MediaStreamTrack>()
  const look = () => {
    for (const track of stream.getTracks()) {
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
