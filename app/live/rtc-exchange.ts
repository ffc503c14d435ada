/** How long (ms) addresses of this device are gathered; those found by then are sent with the offer. */
const GATHER_MS = 1_500
const ANSWER_MS = 6_000

/** The server's answer to an offer: 404 and the like, or a body that is no description. `status` 0: nobody answered. */
export class RtcRefused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`WebRTC was answered with ${status}`)
    this.status = status
  }
}

/**
 * Offers a connection at an address of WHIP or WHEP and takes the answer.
 * @param token sent as bearer, where the address wants one
 * @returns how to sign off
 * @throws RtcRefused
 */
export async function exchange(rtc: RTCPeerConnection, address: string, token?: string): Promise<() => void> {
  await rtc.setLocalDescription()
  await gathered(rtc)
  const headers = { 'Content-Type': 'application/sdp', ...(token && { Authorization: `Bearer ${token}` }) }
  const body = rtc.localDescription?.sdp ?? ''
  const signal = AbortSignal.timeout(ANSWER_MS)
  const answer = await fetch(address, { method: 'POST', headers, body, signal }).catch(() => null)
  if (answer?.status !== 201) throw new RtcRefused(answer?.status ?? 0)
  const resource = answer.headers.get('Location')
  const signOff = () => {
    const left = resource && new URL(resource, address)
    // Sent even while the page goes away.
    if (left) void fetch(left, { method: 'DELETE', headers, keepalive: true }).catch(() => undefined)
  }
  try {
    await rtc.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
  } catch {
    signOff()
    throw new RtcRefused(answer.status)
  }
  return signOff
}

async function gathered(rtc: RTCPeerConnection): Promise<void> {
  if (rtc.iceGatheringState === 'complete') return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, GATHER_MS)
    rtc.addEventListener('icegatheringstatechange', () => {
      if (rtc.iceGatheringState !== 'complete') return
      clearTimeout(timer)
      resolve()
    })
  })
}
