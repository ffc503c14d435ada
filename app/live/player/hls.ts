import type { LoadPolicy } from 'hls.js'
import { keepAtEdge } from './keep-at-edge.ts'
import { soundPlaylist } from './sound-playlist.ts'
import { type Reports, stallCounter, type Transport } from './transport.ts'

const AGAIN_MS = 1_000
/** Each part is a request of its own. */
const CUSHION = { least: 0.3, most: 4 }

/** A weak network is asked again soon: the picture should be back seconds after the network is. */
const patient = (timeoutMs: number): LoadPolicy => {
  const retry = { maxNumRetry: 30, retryDelayMs: 300, maxRetryDelayMs: AGAIN_MS }
  return {
    default: { maxTimeToFirstByteMs: timeoutMs, maxLoadTimeMs: timeoutMs * 2, timeoutRetry: retry, errorRetry: retry },
  }
}

/**
 * What is played. `apart`: a media server's playlist, which may have the sound in one of its own; `soundOnly` then takes that alone. Else
 * the address is that of what is wanted.
 */
export type Wanted = { address: string; apart: boolean; soundOnly: boolean }

/** Low-latency HLS by hls.js, which comes as a piece of its own: a larger one where sound may come apart. */
export async function openHls(video: HTMLVideoElement, wanted: Wanted, reports: Reports): Promise<Transport> {
  const { address, apart, soundOnly } = wanted
  const { default: Hls } = await (apart ? import('hls.js') : import('hls.js/light'))
  if (!Hls.isSupported()) throw new TypeError('hls.js cannot run here')
  const hls = new Hls({
    lowLatencyMode: true,
    enableWorker: false,
    backBufferLength: 10,
    // Its own way to the newest frame gives up a second for every stall and never takes it back.
    maxLiveSyncPlaybackRate: 1,
    liveSyncOnStallIncrease: 0,
    manifestLoadPolicy: patient(4_000),
    playlistLoadPolicy: patient(8_000),
    fragLoadPolicy: patient(8_000),
  })
  const edge = keepAtEdge(video, { cushion: CUSHION })
  let recovered = 0
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (what: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(what, AGAIN_MS)
  }
  function load(): void {
    if (apart && soundOnly)
      soundPlaylist(address).then(
        (sound) => closed || hls.loadSource(sound),
        () => closed || later(load),
      )
    else hls.loadSource(address)
  }
  hls.on(Hls.Events.ERROR, (_event, { fatal, type, details }) => {
    if (!fatal) return
    if (details === Hls.ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR) return reports.failed('unsupported')
    // There may be no playlist yet, or none just now: it is asked for until the room says otherwise.
    if (type === Hls.ErrorTypes.NETWORK_ERROR) return later(() => (hls.levels.length > 0 ? hls.startLoad(-1) : load()))
    recovered++
    if (type === Hls.ErrorTypes.MEDIA_ERROR && recovered < 3) return hls.recoverMediaError()
    reports.failed('stalling')
  })
  hls.on(Hls.Events.FRAG_BUFFERED, () => {
    recovered = 0
  })
  load()
  hls.attachMedia(video)
  return {
    toEdge: edge.jump,
    retry() {
      hls.stopLoad()
      if (hls.levels.length > 0) hls.startLoad(-1)
      else load()
    },
    close() {
      closed = true
      clearTimeout(timer)
      edge.stop()
      hls.destroy()
    },
  }
}

/** The phone's own HLS. */
export function openNative(
  video: HTMLVideoElement,
  { address, apart, soundOnly }: Wanted,
  reports: Reports,
): Transport {
  const tooMany = stallCounter()
  let closed = false
  const play = (playlist: string) => {
    if (closed) return
    video.src = playlist
    void video.play().catch(() => undefined)
  }
  const load = () => {
    // A phone plays what a page may not read.
    if (apart && soundOnly) soundPlaylist(address).then(play, () => play(address))
    else play(address)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const failed = () => {
    if (video.error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED && tooMany(performance.now()))
      return reports.failed('unreachable')
    clearTimeout(timer)
    timer = setTimeout(load, AGAIN_MS)
  }
  video.addEventListener('error', failed)
  load()
  return {
    toEdge() {
      if (video.seekable.length > 0) video.currentTime = video.seekable.end(video.seekable.length - 1)
    },
    retry: load,
    close() {
      closed = true
      clearTimeout(timer)
      video.removeEventListener('error', failed)
    },
  }
}
