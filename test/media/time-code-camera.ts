/** A camera that browsers' tests can read the time from, on both sides of the glass. */

export type CameraOptions = {
  width: number
  height: number
  framesPerSecond: number
  /** What getUserMedia answers instead: `NotAllowedError`, `NotFoundError`, `NotReadableError`. */
  refuses?: string
  /** Kinds that this device lacks. */
  lacks?: ('video' | 'audio')[]
}

export type TimeCode = {
  /** When the frame that a <video> shows was drawn (ms, this machine's clock); null where none can be read. */
  read(video: HTMLVideoElement): number | null
  /** Ages of the frames that a <video> shows within `ms`: glass to glass, in ms. */
  ages(video: HTMLVideoElement, ms: number): Promise<number[]>
  /** Takes the camera away, as a call does. */
  takeAway(kind: 'video' | 'audio'): void
}

declare global {
  interface Window {
    timeCode?: TimeCode
  }
}

export const CAMERA: CameraOptions = { width: 640, height: 360, framesPerSecond: 30 }

/**
 * For `page.addInitScript(timeCodeCamera, CAMERA)`, or with null on a viewer's page, which only reads. Stands alone: it is
 * sent to the browser as text. The upper half of the picture carries 40 bits of the clock and a check in large blocks,
 * which survive a weak line's compression and scaling; the lower half moves. The tone comes once the page was touched.
 */
export function timeCodeCamera(camera: CameraOptions | null): void {
  const COLUMNS = 12
  const ROWS = 4
  const BLOCK = 8
  const SPAN = 2 ** 40
  const live: MediaStreamTrack[] = []

  const bitsOf = (ms: number): number[] => {
    const bits = Array.from({ length: 40 }, (_, i) => Math.floor((ms % SPAN) / 2 ** (39 - i)) % 2)
    const bytes = [0, 1, 2, 3, 4].map((i) => bits.slice(i * 8, i * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0))
    const check = bytes.reduce((sum, byte, i) => sum ^ byte ^ (i * 37 + 91), 0)
    return [...bits, ...[7, 6, 5, 4, 3, 2, 1, 0].map((i) => (check >> i) & 1)]
  }

  const small = document.createElement('canvas')
  small.width = COLUMNS * BLOCK
  small.height = ROWS * BLOCK * 2
  const reader = small.getContext('2d', { willReadFrequently: true })
  const read = (video: HTMLVideoElement): number | null => {
    if (!reader || video.videoWidth === 0) return null
    reader.drawImage(video, 0, 0, small.width, small.height)
    const { data } = reader.getImageData(0, 0, small.width, ROWS * BLOCK)
    const bits = Array.from({ length: 48 }, (_, i) => {
      const x = (i % COLUMNS) * BLOCK + BLOCK / 2
      const y = Math.floor(i / COLUMNS) * BLOCK + BLOCK / 2
      return (data[(y * small.width + x) * 4 + 1] ?? 0) > 128 ? 1 : 0
    })
    const ms = bits.slice(0, 40).reduce((sum: number, bit) => sum * 2 + bit, 0)
    if (bitsOf(ms).some((bit, i) => bit !== bits[i])) return null
    return Date.now() - (Date.now() % SPAN) + ms
  }
  const ages = (video: HTMLVideoElement, ms: number) =>
    new Promise<number[]>((resolve) => {
      const found: number[] = []
      const end = performance.now() + ms
      const look = () => {
        const at = read(video)
        if (at !== null) found.push(Date.now() - at)
        if (performance.now() < end) video.requestVideoFrameCallback(look)
      }
      video.requestVideoFrameCallback(look)
      setTimeout(() => resolve(found), ms + 50)
    })
  const takeAway = (kind: string) => {
    for (const track of live.filter((track) => track.kind === kind && track.readyState === 'live')) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  }
  window.timeCode = { read, ages, takeAway }
  if (!camera || !navigator.mediaDevices) return

  const { width, height, framesPerSecond, refuses, lacks = [] } = camera
  const paint = (to: CanvasRenderingContext2D, count: number, hue: number) => {
    const [wide, high] = [width / COLUMNS, height / 2 / ROWS]
    for (const [i, bit] of bitsOf(Date.now()).entries()) {
      to.fillStyle = bit ? '#fff' : '#000'
      to.fillRect(
        Math.round((i % COLUMNS) * wide),
        Math.round(Math.floor(i / COLUMNS) * high),
        Math.ceil(wide),
        Math.ceil(high),
      )
    }
    to.fillStyle = `hsl(${hue} 60% 45%)`
    to.fillRect(0, height / 2, width, height / 2)
    for (let i = 0; i < 24; i++) {
      to.fillStyle = `hsl(${(i * 47 + hue) % 360} 70% 60%)`
      to.fillRect(
        (i * 97 + count * (1 + (i % 5))) % width,
        height / 2 + ((i * 53 + count) % (height / 2)),
        width / 24,
        height / 24,
      )
    }
  }
  const picture = (hue: number): MediaStreamTrack => {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const to = canvas.getContext('2d', { alpha: false })
    let count = 0
    if (to) setInterval(() => paint(to, count++, hue), 1_000 / framesPerSecond)
    const [track] = canvas.captureStream(framesPerSecond).getVideoTracks()
    if (!track) throw new DOMException('no canvas', 'NotReadableError')
    return track
  }
  const tone = (): MediaStreamTrack => {
    const context = new AudioContext({ sampleRate: 48_000 })
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    const out = context.createMediaStreamDestination()
    gain.gain.value = 0.1
    oscillator.connect(gain).connect(out)
    oscillator.start()
    void context.resume()
    const [track] = out.stream.getAudioTracks()
    if (!track) throw new DOMException('no sound', 'NotReadableError')
    return track
  }
  navigator.mediaDevices.getUserMedia = async ({ video, audio } = {}) => {
    if (refuses) throw new DOMException('refused for a test', refuses)
    if ((video && lacks.includes('video')) || (audio && lacks.includes('audio')))
      throw new DOMException('not there', 'NotFoundError')
    const facing = typeof video === 'object' ? JSON.stringify(video.facingMode ?? '') : ''
    const tracks = [...(video ? [picture(facing.includes('environment') ? 130 : 30)] : []), ...(audio ? [tone()] : [])]
    live.push(...tracks)
    return new MediaStream(tracks)
  }
  const device = (kind: MediaDeviceKind): MediaDeviceInfo => {
    const of = { deviceId: kind, groupId: 'test', kind, label: `Time code ${kind}` }
    return { ...of, toJSON: () => of }
  }
  navigator.mediaDevices.enumerateDevices = async () => [
    ...(lacks.includes('video') ? [] : [device('videoinput')]),
    ...(lacks.includes('audio') ? [] : [device('audioinput')]),
  ]
}
