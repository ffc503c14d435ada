import { keepParts, type Offer } from './kept-parts.ts'
import { makePartLine, type PartLineEvents } from './part-line.ts'
import { ANSWER_MS, drop, type MediaSocket, type SendState } from './send-state.ts'
import { makeStanding, type StandingEvents } from './standing.ts'

export type SendFigures = {
  /** Bytes that were handed in, and that the server took, ever. */
  madeBytes: number
  takenBytes: number
  /** Age of the oldest part that the server has not taken, and how much that is. */
  waitingMs: number
  waitingBytes: number
}

export type SenderEvents = Pick<StandingEvents, 'state' | 'asked'> & Pick<PartLineEvents, 'restart'>

export type Sender = {
  open(input: { takeOver: boolean }): void
  begin(offer: Offer, since: number): void
  push(part: { bytes: Uint8Array; key: boolean; at: number }): void
  still(bytes: Uint8Array): Promise<boolean>
  sound(only: boolean): void
  answer(give: boolean): void
  /** Drops the connection as a dead network does; it comes back by itself, at once with `back`. */
  cut(): void
  back(): void
  /** Waits until everything is taken, at most `ms`. */
  settle(ms: number): Promise<boolean>
  leave(): Promise<void>
  state(): SendState
  figures(): SendFigures
}

const LOOK_MS = 20

/**
 * Sends parts in order over a media socket that does not connect by itself: unacked ones again after a cut, also to
 * a server that was restarted. No clock of its own but for waiting.
 */
export function makeSender(socket: MediaSocket, token: string, events: SenderEvents): Sender {
  const kept = keepParts()
  let soundOnly: boolean | null = null
  let madeBytes = 0
  const line = makePartLine(socket, kept, { restart: events.restart, lost: (refused) => standing.lost(refused) })
  const standing = makeStanding(socket, token, {
    state: events.state,
    asked: events.asked,
    granted() {
      if (soundOnly !== null) socket.emit('sound', { only: soundOnly })
      line.begin()
    },
    withdrawn: line.stop,
  })

  return {
    open: standing.open,
    begin(offer, since) {
      kept.begin(offer, since)
      line.pump()
    },
    push(part) {
      madeBytes += part.bytes.byteLength
      kept.push(part)
      line.pump()
    },
    async still(bytes) {
      if (!standing.holds()) return false
      const answer = await socket
        .timeout(ANSWER_MS)
        .emitWithAck('still', bytes)
        .catch(() => null)
      return answer?.ok ?? false
    },
    sound(only) {
      soundOnly = only
      if (standing.holds()) socket.emit('sound', { only })
    },
    answer: standing.answer,
    cut: () => drop(socket),
    back() {
      if (!socket.connected && socket.active) socket.connect()
    },
    async settle(ms) {
      const until = Date.now() + ms
      while (kept.waiting(Date.now()).parts > 0 && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      return kept.waiting(Date.now()).parts === 0
    },
    leave: standing.leave,
    state: standing.state,
    figures() {
      const { ms, bytes } = kept.waiting(Date.now())
      return { madeBytes, takenBytes: line.takenBytes(), waitingMs: ms, waitingBytes: bytes }
    },
  }
}
