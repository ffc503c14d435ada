import type { MediaReply, Refused } from '#domain/live-media.ts'
import type { KeptParts, KeptTrack } from './kept-parts.ts'
import { AGAIN_MS, ANSWER_MS, drop, type MediaSocket } from './send-state.ts'

export type PartLineEvents = {
  /** @returns whether what was refused says that this connection is not the publisher */
  lost(refused: Refused): boolean
  /** A recorder's track cannot be gone on with: begin another. */
  restart(): void
}

/** Sends what is kept, in order, while it may. */
export type PartLine = {
  /** From the oldest track again, which says where the server is. */
  begin(): void
  /** Forgets what is under way, and sends nothing more. */
  stop(): void
  /** There may be more to send. */
  pump(): void
  /** Bytes that the server took, ever. */
  takenBytes(): number
}

/** Bytes and parts that are under way at once: enough for a long line, little enough to notice a weak one. */
const WINDOW = { parts: 12, bytes: 96_000 } as const

export function makePartLine(socket: MediaSocket, kept: KeptParts, events: PartLineEvents): PartLine {
  /** The track that the server has open, or that it is asked to open; null while there is none. */
  let opened: KeptTrack | null = null
  let opening = false
  /** Answers to what was sent before the newest cut or jump are not listened to. */
  let turn = 0
  let under = { parts: 0, bytes: 0 }
  let runs = false
  let takenBytes = 0

  /** Forgets what is under way and begins from the server's answers. */
  const turnOver = (): number => {
    under = { parts: 0, bytes: 0 }
    opened = null
    opening = false
    return ++turn
  }
  const later = (of: number): void => void setTimeout(() => of === turn && pump(), AGAIN_MS)

  async function openTrack(track: KeptTrack): Promise<void> {
    const mine = turnOver()
    opened = track
    opening = true
    const { epoch, since } = track
    const offer = epoch === null ? { ...track.offer, ageMs: Math.max(0, Date.now() - since) } : { epoch }
    const answer = await socket
      .timeout(ANSWER_MS)
      .emitWithAck('track', offer)
      .catch(() => null)
    if (mine !== turn) return
    opening = false
    if (!answer) return drop(socket)
    const known = answer.ok && kept.resume(track, answer)
    if (answer.ok && known) return pump()
    opened = null
    if (!answer.ok && events.lost(answer)) return
    if (!answer.ok && (answer.code === 'TooManyRequests' || answer.code === 'Unavailable')) return later(mine)
    renewOrDrop(track, epoch !== null)
    pump()
  }

  /** The server does not go on with a track: it is offered anew where its parts can stand alone, else left out. */
  function renewOrDrop(track: KeptTrack, wasKnown: boolean): void {
    if (wasKnown && track.offer.kind === 'fragments') kept.renew(track)
    else if (kept.drop(track)) events.restart()
  }

  function pump(): void {
    if (!runs || opening) return
    const track = kept.track()
    if (!track) return
    if (opened !== track) {
      if (track.parts.length > 0 || track.epoch !== null) void openTrack(track)
      else if (kept.advance()) pump()
      return
    }
    while (under.parts === 0 || (under.parts < WINDOW.parts && under.bytes < WINDOW.bytes)) {
      const part = kept.take()
      if (!part) break
      send(track, part)
    }
    if (under.parts === 0 && kept.advance()) pump()
  }

  function send(track: KeptTrack, { number, bytes }: { number: number; bytes: Uint8Array }): void {
    const mine = turn
    const size = bytes.byteLength
    under = { parts: under.parts + 1, bytes: under.bytes + size }
    void socket
      .timeout(ANSWER_MS)
      .emitWithAck('media', { epoch: track.epoch ?? 0, number }, bytes)
      .catch(() => null)
      .then((answer) => {
        if (mine !== turn) return
        under = { parts: under.parts - 1, bytes: under.bytes - size }
        if (!answer) return drop(socket)
        heard(track, number, size, answer)
      })
  }

  function heard(track: KeptTrack, number: number, size: number, answer: MediaReply): void {
    if (answer.ok) {
      takenBytes += size
      kept.taken(track, answer)
      pump()
    } else again(track, number, answer)
  }

  function again(track: KeptTrack, number: number, refused: Refused): void {
    const mine = turnOver()
    const { code, next = number } = refused
    if (events.lost(refused)) return
    if (code === 'MalformedMedia' || code === 'TooLarge') {
      renewOrDrop(track, false)
      pump()
    } else if (code === 'OutOfOrder' && kept.sendAgainFrom(track, next)) pump()
    // The track is opened again, which says where the server is.
    else later(mine)
  }

  return {
    begin() {
      runs = true
      kept.rewind()
      pump()
    },
    stop() {
      runs = false
      turnOver()
    },
    pump,
    takenBytes: () => takenBytes,
  }
}
