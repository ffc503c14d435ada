import { exchange, RtcRefused } from '../rtc-exchange.ts'

/** `refused`: the token is not good, or the session is not on the air. `cut`: it is being tried again. */
export type WhipState = 'connecting' | 'sending' | 'cut' | 'refused'

export type WhipPublisher = {
  /** Other tracks, such as of the other camera; the connection stays. */
  replace(stream: MediaStream): Promise<void>
  /** Sends no more than so many bits of picture a second. */
  limit(bitsPerSecond: number): Promise<void>
  stop(): void
}

const AGAIN_MS = 1_500
const PATIENCE_MS = 8_000
const REFUSED = new Set([400, 401, 403])

/**
 * Sends a picture to a media server and goes on doing so after a cut until `stop`.
 * @param state told whenever it changes
 */
export function publishByWhip(
  { address, token, stream }: { address: string; token: string; stream: MediaStream },
  state: (state: WhipState) => void,
): WhipPublisher {
  let sending = stream
  let bits: number | null = null
  let rtc: RTCPeerConnection | null = null
  let signOff = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  function leave(): void {
    clearTimeout(timer)
    rtc?.close()
    rtc = null
    signOff()
    signOff = () => {}
  }
  function tryAgain(status: number): void {
    leave()
    if (stopped) return
    const refused = REFUSED.has(status)
    state(refused ? 'refused' : 'cut')
    if (!refused) timer = setTimeout(begin, AGAIN_MS)
  }
  function begin(): void {
    const own = openConnection(sending)
    rtc = own
    timer = setTimeout(tryAgain, PATIENCE_MS, 0)
    own.addEventListener('connectionstatechange', () => {
      if (own !== rtc) return
      clearTimeout(timer)
      if (own.connectionState === 'connected') {
        state('sending')
        if (bits !== null) void limitPicture(own, bits)
      } else if (own.connectionState === 'failed') tryAgain(0)
      else timer = setTimeout(tryAgain, PATIENCE_MS, 0)
    })
    exchange(own, address, token).then(
      (sayGoodbye) => {
        if (own === rtc) signOff = sayGoodbye
        else sayGoodbye()
      },
      (error: unknown) => own === rtc && tryAgain(error instanceof RtcRefused ? error.status : 0),
    )
  }
  state('connecting')
  begin()
  return {
    async replace(next) {
      sending = next
      for (const transceiver of rtc?.getTransceivers() ?? []) {
        const track = next.getTracks().find(({ kind }) => kind === transceiver.receiver.track.kind)
        await transceiver.sender.replaceTrack(track ?? null)
      }
    },
    async limit(bitsPerSecond) {
      bits = bitsPerSecond
      if (rtc?.connectionState === 'connected') await limitPicture(rtc, bitsPerSecond)
    },
    stop() {
      stopped = true
      leave()
    },
  }
}

/** H.264 first: what the server records, and what phones play without effort. */
function openConnection(stream: MediaStream): RTCPeerConnection {
  const rtc = new RTCPeerConnection()
  for (const kind of ['video', 'audio'] as const) {
    const track = stream.getTracks().find((own) => own.kind === kind)
    const transceiver = rtc.addTransceiver(track ?? kind, { direction: 'sendonly', streams: [stream] })
    if (kind === 'audio') continue
    const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
    const h264 = codecs.filter(({ mimeType }) => mimeType.toLowerCase() === 'video/h264')
    if (h264.length > 0)
      transceiver.setCodecPreferences?.([...h264, ...codecs.filter((codec) => !h264.includes(codec))])
  }
  return rtc
}

async function limitPicture(rtc: RTCPeerConnection, bitsPerSecond: number): Promise<void> {
  const sender = rtc.getSenders().find(({ track }) => track?.kind === 'video')
  if (!sender) return
  const parameters = sender.getParameters()
  for (const encoding of parameters.encodings) encoding.maxBitrate = bitsPerSecond
  await sender.setParameters(parameters)
}
