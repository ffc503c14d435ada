/** The part of a replay in which a product was presented: browsers that cannot play it by themselves get hls.js for it, on the tap. */
const HLS = 'application/vnd.apple.mpegurl'

for (const clip of document.querySelectorAll<HTMLElement>('[data-clip]')) {
  const [video, button] = [clip.querySelector('video'), clip.querySelector<HTMLElement>('[data-clip-play]')]
  // A clip that is not there any more leaves no hole behind.
  if (video && button) prepare(video, button, () => clip.remove())
}

function prepare(video: HTMLVideoElement, button: HTMLElement, gone: () => void): void {
  if (video.canPlayType(HLS) !== '' && !('MediaSource' in window)) {
    video.addEventListener('error', gone)
    return
  }
  const address = video.src
  video.removeAttribute('src')
  video.controls = false
  button.hidden = false
  const play = () => {
    button.hidden = true
    video.controls = true
    video.focus()
    load(video, address, gone).catch(gone)
  }
  button.addEventListener('click', play, { once: true })
}

async function load(video: HTMLVideoElement, address: string, gone: () => void): Promise<void> {
  const { default: Hls } = await import('hls.js/light')
  if (Hls.isSupported()) {
    const hls = new Hls({ enableWorker: false })
    hls.on(Hls.Events.ERROR, (_event, { fatal, details }) => {
      if (fatal && details === Hls.ErrorDetails.MANIFEST_LOAD_ERROR) gone()
    })
    hls.loadSource(address)
    hls.attachMedia(video)
  } else video.src = address
  await video.play().catch((error: DOMException) => {
    if (error.name !== 'NotAllowedError' && error.name !== 'AbortError') throw error
  })
}
