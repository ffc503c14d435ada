import { MEDIA_LIMITS, type MediaRefusal } from '#domain/live-media.ts'
import { mediaSocket } from './media-socket.ts'
import { SOUND_BITS, STEPS, type Step } from './uplink.ts'

/** What a line carries. `step`: the best picture that it carries with room to spare; null: not even sound. */
export type UplinkFigure = { ok: true; mbits: number; step: Step['name'] | null }
export type UplinkAnswer = UplinkFigure | { ok: false; code: MediaRefusal }

const LASTS_MS = 5_000
const CONNECT_MS = 8_000
/** More than any picture wants: a line that carries this is not measured further. */
const ENOUGH_BYTES = 5_000_000
const PIECE = { first: 8_192, most: Math.min(65_536, MEDIA_LIMITS.test), faster: 2 } as const
const AT_ONCE = 6
/** A line carries this much more than the picture that is sent on it. */
const ROOM = 1.3

/** The best step that fits so many bits a second. */
export function stepFor(bits: number): Step['name'] | null {
  return STEPS.find(({ videoBits }) => (videoBits + SOUND_BITS) * ROOM <= bits)?.name ?? null
}

/**
 * Sends bytes of no meaning for up to five seconds and says how many a second the server took.
 * @param token of a session that is announced or on the air
 * @param progress told between 0 and 1
 */
export async function measureUplink(
  token: string,
  progress: (share: number) => void = () => {},
): Promise<UplinkAnswer> {
  const socket = await mediaSocket()
  try {
    const opened = new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      setTimeout(resolve, CONNECT_MS, false)
    })
    socket.connect()
    if (!(await opened)) return { ok: false, code: 'Unavailable' }
    const begin = performance.now()
    const passed = () => performance.now() - begin
    let [sent, taken, size] = [0, 0, PIECE.first as number]
    let refused: MediaRefusal | null = null
    let lastAt = 0
    const lane = async () => {
      while (passed() < LASTS_MS && sent < ENOUGH_BYTES && !refused) {
        const bytes = crypto.getRandomValues(new Uint8Array(size))
        sent += bytes.byteLength
        const asked = passed()
        const left = Math.max(500, LASTS_MS + 1_000 - asked)
        const answer = await socket
          .timeout(left)
          .emitWithAck('test', { token }, bytes)
          .catch(() => null)
        if (!answer) return
        if (!answer.ok) {
          // A line that is too fast for the test is fast enough.
          if (answer.code !== 'TooManyRequests' || taken === 0) refused = answer.code
          return
        }
        taken += bytes.byteLength
        lastAt = passed()
        if (lastAt - asked < 200) size = Math.min(PIECE.most, size * PIECE.faster)
        progress(Math.min(1, Math.max(lastAt / LASTS_MS, taken / ENOUGH_BYTES)))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    if (refused) return { ok: false, code: refused }
    if (taken === 0) return socket.connected ? { ok: true, mbits: 0, step: null } : { ok: false, code: 'Unavailable' }
    const bits = (taken * 8 * 1_000) / Math.max(1, lastAt)
    return { ok: true, mbits: Math.round(bits / 10_000) / 100, step: stepFor(bits) }
  } finally {
    socket.disconnect()
  }
}
