/** Out of sight without sound, nobody misses the picture: its data is saved. */
const HIDDEN_MS = 5_000

/** What a <video> says of itself. @returns what ends it */
export function watchVideo(
  video: HTMLVideoElement,
  tell: { playing(): void; stalled(): void; size(size: { width: number; height: number } | null): void },
): () => void {
  const measure = () => tell.size(video.videoWidth > 0 ? { width: video.videoWidth, height: video.videoHeight } : null)
  const heard: [string, () => void][] = [
    ['playing', tell.playing],
    ['waiting', tell.stalled],
    ['resize', measure],
    ['loadedmetadata', measure],
  ]
  for (const [type, listener] of heard) video.addEventListener(type, listener)
  return () => {
    for (const [type, listener] of heard) video.removeEventListener(type, listener)
  }
}

/** Whether the page is seen, and its device has a network. @returns what ends it */
export function watchPage(tell: { online(): void; hidden(): void; shown(): void }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const seen = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(tell.hidden, HIDDEN_MS)
    else tell.shown()
  }
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('online', tell.online)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('online', tell.online)
  }
}
