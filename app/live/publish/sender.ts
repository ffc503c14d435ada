import type { Socket } from 'socket.io-client'
import {
  type MediaRefusal,
  type MediaReply,
  type PublisherToServer,
  type Refused,
  type ServerToPublisher,
  TAKEOVER_MS,
} from '#domain/live-media.ts'
import { type KeptParts, type KeptTrack, keepParts, type Offer } from './kept-parts.ts'

export type MediaSocket = Socket<ServerToPublisher, PublisherToServer>
export type Elsewhere = { device: string; name: string }

/**
 * How sending goes. `elsewhere`: another device publishes, ask before taking over; `asking`: it was asked. `tookOver`:
 * another device publishes now. `ended` and `refused` are final for this token; everything else goes on by itself.
 */
export type SendState =
  | { kind: 'connecting' | 'sending' | 'cut' | 'left' }
  | { kind: 'elsewhere' | 'asking' | 'tookOver'; by: Elsewhere }
  | { kind: 'ended'; code: MediaRefusal }
  | { kind: 'refused'; code: MediaRefusal }

export type SendFigures = {
  /** Bytes that were handed in, and that the server took, ever. */
  madeBytes: number
  takenBytes: number
  /** Age of the oldest part that the server has not taken, and how much that is. */
  waitingMs: number
  waitingBytes: number
}

export type SenderEvents = {
  state(state: SendState): void
  /** Somebody asks for the picture; no answer by `until` (ms) gives way. Null: the question is over. */
  asked(by: (Elsewhere & { until: number }) | null): void
  /** A recorder's track cannot be gone on with: begin another. */
  restart(): void
}

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

/** Bytes and parts that are under way at once: enough for a long line, little enough to notice a weak one. */
const WINDOW = { parts: 12, bytes: 96_000 } as const
const ANSWER_MS = 15_000
const AGAIN_MS = 1_000
const LOOK_MS = 20

const FINAL: readonly MediaRefusal[] = ['TokenUnknown', 'TokenEnded', 'SessionNotOnAir', 'InvalidInput']
const isEnd = (code: MediaRefusal): boolean => FINAL.includes(code)

/**
 * Sends parts in order over a media socket that does not connect by itself: unacked ones again after a cut, also to
 * a server that was restarted. No clock of its own but for waiting.
 */
export function makeSender(socket: MediaSocket, token: string, events: SenderEvents): Sender {
  const kept: KeptParts = keepParts()
  let state: SendState = { kind: 'connecting' }
  /** The track that the server has open, or that it is asked to open; null while there is none. */
  let opened: KeptTrack | null = null
  let opening = false
  /** Answers to what was sent before the newest cut or jump are not listened to. */
  let turn = 0
  let under = { parts: 0, bytes: 0 }
  let ready = false
  let takeOver = false
  /** Whoever was taken over, or left, does not come back by a connection alone. */
  let wanted = false
  let soundOnly: boolean | null = null
  let madeBytes = 0
  let takenBytes = 0

  const become = (next: SendState): void => {
    state = next
    events.state(next)
  }
  /** Forgets what is under way and begins from the server's answers. */
  const turnOver = (): number => {
    under = { parts: 0, bytes: 0 }
    opened = null
    opening = false
    return ++turn
  }
  const later = (of: number, what: () => void): void => void setTimeout(() => of === turn && what(), AGAIN_MS)
  const end = (code: MediaRefusal): void => {
    ready = false
    turnOver()
    become({ kind: code === 'TokenEnded' || code === 'SessionNotOnAir' ? 'ended' : 'refused', code })
    socket.disconnect()
  }

  async function publish(): Promise<void> {
    const mine = turnOver()
    ready = false
    const by = 'by' in state ? state.by : null
    if (takeOver && by) become({ kind: 'asking', by })
    const answer = await socket
      .timeout(ANSWER_MS + TAKEOVER_MS)
      .emitWithAck('publish', { token, takeOver })
      .catch(() => null)
    if (mine !== turn) return
    if (!answer) return socket.connected ? later(mine, publish) : undefined
    if (!answer.ok) return refuse(answer, mine)
    takeOver = false
    ready = true
    become({ kind: 'sending' })
    if (soundOnly !== null) socket.emit('sound', { only: soundOnly })
    kept.rewind()
    pump()
  }

  function refuse({ code, elsewhere }: Refused, mine: number): void {
    if (code === 'PublisherElsewhere') {
      takeOver = false
      become({ kind: 'elsewhere', by: elsewhere ?? { device: '', name: '' } })
    } else if (isEnd(code)) end(code)
    else later(mine, publish)
  }

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
    if (!answer) return reconnect()
    const known = answer.ok && kept.resume(track, answer)
    if (answer.ok && known) return pump()
    opened = null
    if (!answer.ok && standingLost(answer)) return
    if (!answer.ok && (answer.code === 'TooManyRequests' || answer.code === 'Unavailable')) return later(mine, pump)
    renewOrDrop(track, epoch !== null)
    pump()
  }

  /** The server does not hold this connection for the publisher any more. */
  function standingLost({ code, elsewhere }: Refused): boolean {
    if (code === 'TokenEnded' || code === 'SessionNotOnAir') end(code)
    else if (code === 'PublisherElsewhere') giveUp(elsewhere)
    else if (code === 'TokenUnknown') void publish()
    else return false
    return true
  }
  function giveUp(by: Elsewhere = { device: '', name: '' }): void {
    wanted = false
    ready = false
    turnOver()
    events.asked(null)
    become({ kind: 'tookOver', by })
  }

  /** The server does not go on with a track: it is offered anew where its parts can stand alone, else left out. */
  function renewOrDrop(track: KeptTrack, wasKnown: boolean): void {
    if (wasKnown && track.offer.kind === 'fragments') kept.renew(track)
    else if (kept.drop(track)) events.restart()
  }

  function pump(): void {
    if (!ready || opening) return
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
        if (!answer) return reconnect()
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
    if (standingLost(refused)) return
    if (code === 'MalformedMedia' || code === 'TooLarge') {
      renewOrDrop(track, false)
      pump()
    } else if (code === 'OutOfOrder' && kept.sendAgainFrom(track, next)) pump()
    // The track is opened again, which says where the server is.
    else later(mine, pump)
  }

  function reconnect(): void {
    if (socket.connected) socket.io.engine.close()
  }

  socket.on('connect', () => wanted && void publish())
  socket.on('disconnect', () => {
    turnOver()
    ready = false
    events.asked(null)
    if (state.kind === 'sending' || state.kind === 'connecting' || state.kind === 'asking') become({ kind: 'cut' })
  })
  socket.on('askedToGiveWay', ({ device, name, ms }) => events.asked({ device, name, until: Date.now() + ms }))
  socket.on('tookOver', giveUp)
  socket.on('publishEnded', ({ code }) => end(code))

  return {
    open(input) {
      takeOver = input.takeOver
      wanted = true
      if (socket.connected) void publish()
      else socket.connect()
    },
    begin(offer, since) {
      kept.begin(offer, since)
      pump()
    },
    push(part) {
      madeBytes += part.bytes.byteLength
      kept.push(part)
      pump()
    },
    async still(bytes) {
      if (!ready) return false
      const answer = await socket
        .timeout(ANSWER_MS)
        .emitWithAck('still', bytes)
        .catch(() => null)
      return answer?.ok ?? false
    },
    sound(only) {
      soundOnly = only
      if (ready) socket.emit('sound', { only })
    },
    answer(give) {
      socket.emit('giveWay', { give })
      events.asked(null)
    },
    cut: reconnect,
    back() {
      if (!socket.connected && socket.active) socket.connect()
    },
    async settle(ms) {
      const until = Date.now() + ms
      while (kept.waiting(Date.now()).parts > 0 && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      return kept.waiting(Date.now()).parts === 0
    },
    async leave() {
      wanted = false
      ready = false
      turnOver()
      if (socket.connected)
        await socket
          .timeout(AGAIN_MS)
          .emitWithAck('leave')
          .catch(() => undefined)
      become({ kind: 'left' })
      socket.disconnect()
    },
    state: () => state,
    figures() {
      const { ms, bytes } = kept.waiting(Date.now())
      return { madeBytes, takenBytes, waitingMs: ms, waitingBytes: bytes }
    },
  }
}
