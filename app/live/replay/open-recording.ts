const HLS = 'application/vnd.apple.mpegurl'

/**
 * Has a recording played by a <video>: by hls.js, or by the phone itself where that is the only way.
 * @param from seconds at which it begins, asked when it is about to
 * @param failed is called when it cannot go on
 * @returns how to let go of it
 * @throws TypeError where this browser cannot play it
 */
export async function openRecording(
  video: HTMLVideoElement,
  address: string,
  from: () => number,
  failed: () => void,
): Promise<() => void> {
  if (!('MediaSource' in window) && video.canPlayType(HLS) !== '') return openNative(video, address, failed)
  const { default: Hls } = await import('hls.js/light')
  if (!Hls.isSupported()) throw new TypeError('hls.js cannot run here')
  const hls = new Hls({ enableWorker: false, autoStartLoad: false, backBufferLength: 30, maxBufferLength: 20 })
  hls.on(Hls.Events.MANIFEST_PARSED, () => hls.startLoad(from()))
  let recovered = 0
  hls.on(Hls.Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return
    recovered++
    if (recovered > 3) failed()
    else if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError()
    else setTimeout(() => hls.startLoad(), 1_000 * recovered)
  })
  hls.on(Hls.Events.FRAG_BUFFERED, () => {
    recovered = 0
  })
  hls.loadSource(address)
  hls.attachMedia(video)
  return () => hls.destroy()
}

function openNative(video: HTMLVideoElement, address: string, failed: () => void): () => void {
  video.addEventListener('error', failed)
  video.src = address
  return () => {
    video.removeEventListener('error', failed)
    video.removeAttribute('src')
    video.load()
  }
}
