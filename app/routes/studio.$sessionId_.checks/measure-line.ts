import { mediaSocket } from '../../live/publish/media-socket.ts'
import { SOUND_BITS, STEPS, type Step } from '../../live/publish/uplink.ts'

/** What the line takes, bits a second, and the largest picture that leaves room to breathe. */
export type LineFigure = { bits: number; step: Step['name'] }

const LASTS_MS = 5_000
const CONNECT_MS = 8_000
const CHUNK = 48 * 1024
/** Sent without waiting for an answer: enough to fill a line whose answers take long. */
const UNDER_WAY = 3
/** A picture needs this much more than its own bits: lines are not even. */
const ROOM = 1.4

/** The largest picture for a line of so many bits a second. */
export const stepFor = (bits: number): Step['name'] =>
  STEPS.find(({ videoBits }) => (videoBits + SOUND_BITS) * ROOM <= bits)?.name ?? 'sound'

/**
 * Sends bytes that mean nothing for five seconds, over the way that the picture takes.
 * @returns null where nobody answered or the token was refused
 */
export async function measureLine(token: string): Promise<LineFigure | null> {
  const socket = await mediaSocket()
  try {
    const connected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      setTimeout(() => resolve(false), CONNECT_MS)
      socket.connect()
    })
    if (!connected) return null
    const bytes = crypto.getRandomValues(new Uint8Array(CHUNK))
    const began = performance.now()
    let taken = 0
    let refused = false
    const send = async () => {
      while (!refused && performance.now() - began < LASTS_MS) {
        const answer = await socket.timeout(LASTS_MS).emitWithAck('test', { token }, bytes)
        if (answer.ok) taken += CHUNK
        else refused = true
      }
    }
    await Promise.all(Array.from({ length: UNDER_WAY }, send)).catch(() => {
      refused = taken === 0
    })
    const bits = (taken * 8 * 1_000) / (performance.now() - began)
    // A fast line spends its allowance early: what was taken until then is the figure.
    return taken === 0 ? null : { bits, step: stepFor(bits) }
  } catch {
    return null
  } finally {
    socket.disconnect()
  }
}
