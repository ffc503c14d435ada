import { exchange, RtcRefused } from '../rtc-exchange.ts'
import type { Reports, Transport } from './transport.ts'

const AGAIN_MS = 1_000
/** A connection that does not come about, or breaks off, may take so long (ms) to come back by itself. */
const PATIENCE_MS = 5_000
/** Attempts one after the other that nobody answers, after which another way is tried. */
const FAILURES = 4

/** A media server's picture by WebRTC. What it refuses with 404 is a session without a picture: it is asked for again. */
export async function openWhep(
  video: HTMLVideoElement,
  { address, soundOnly }: { address: string; soundOnly: boolean },
  reports: Reports,
): Promise<Transport> {
  if (!('RTCPeerConnection' in window)) throw new TypeError('no WebRTC here')
  let attempt: Attempt | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let closed = false

  function begin(): void {
    clearTimeout(timer)
    attempt?.end()
    attempt = attemptAt(
      video,
      { address, soundOnly },
      {
        connected() {
          failures = 0
          clearTimeout(timer)
        },
        lost(status) {
          if (closed) return
          failures += status === 404 ? 0 : 1
          if (failures >= FAILURES && navigator.onLine) return reports.failed('unreachable')
          clearTimeout(timer)
          timer = setTimeout(begin, AGAIN_MS)
        },
      },
    )
  }
  begin()
  return {
    toEdge: () => undefined,
    retry: begin,
    close() {
      closed = true
      clearTimeout(timer)
      attempt?.end()
      video.srcObject = null
    },
  }
}

type Attempt = { end(): void }
type Outcome = { connected(): void; lost(status: number): void }

type Wanted = { address: string; soundOnly: boolean }

function attemptAt(video: HTMLVideoElement, { address, soundOnly }: Wanted, outcome: Outcome): Attempt {
  const rtc = new RTCPeerConnection()
  const stream = new MediaStream()
  let signOff = () => {}
  let ended = false
  const lose = (status: number) => {
    if (!ended) outcome.lost(status)
    end()
  }
  let patience = setTimeout(lose, PATIENCE_MS, 0)
  function end(): void {
    ended = true
    clearTimeout(patience)
    rtc.close()
    signOff()
  }
  for (const kind of soundOnly ? ['audio'] : ['video', 'audio']) rtc.addTransceiver(kind, { direction: 'recvonly' })
  rtc.addEventListener('track', ({ track }) => {
    stream.addTrack(track)
    if (video.srcObject !== stream) video.srcObject = stream
    void video.play().catch(() => undefined)
  })
  rtc.addEventListener('connectionstatechange', () => {
    clearTimeout(patience)
    if (rtc.connectionState === 'connected') outcome.connected()
    else if (rtc.connectionState === 'failed') lose(0)
    else patience = setTimeout(lose, PATIENCE_MS, 0)
  })
  exchange(rtc, address).then(
    (sayGoodbye) => {
      signOff = sayGoodbye
      if (ended) signOff()
    },
    (error: unknown) => lose(error instanceof RtcRefused ? error.status : 0),
  )
  return { end }
}
