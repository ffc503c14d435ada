import type { MediaState } from '#domain/live-media.ts'
import { inSlices, type Others } from './in-slices.ts'
import type { MediaSocket } from './media-io.ts'
import { partFrame } from './part-frame.ts'
import { type Group, keepPace, newPace, type PushedPart, type PushedTrack, type Sent } from './push-group.ts'
import { soundSent } from './sound-only.ts'

/** Viewers to whom a part is written in one go: some tenths of a millisecond's work. */
const GROUP = 12
/** Where so many parts wait to be written, the groups follow each other without pauses. */
const CROWDED = 2

/** What somebody who arrives begins with. */
export type Beginning = {
  /** Parts from the newest key frame on. */
  fromNewestKey(): PushedPart[]
  track(epoch: number): PushedTrack | undefined
}

export type Watching = { sessionId: string; soundOnly: boolean }
type Watched = { groups: Group[]; waiting: Sent[]; sending: boolean }

/** Sends a session's parts to the viewers that watch it over the socket of this process. */
export type Push = {
  /** Begins at the newest key frame. With `soundOnly` the picture is left out. */
  watch(socket: MediaSocket, watching: Watching, beginning: Beginning | null): void
  unwatch(socket: MediaSocket): void
  part(sessionId: string, track: PushedTrack, part: PushedPart): void
  state(sessionId: string, state: MediaState): void
  watches(sessionId: string): boolean
  viewers(): number
}

/** What is sent with the bytes that say it, made once. */
const framed = (sent: Sent | null) => sent && { sent, give: partFrame(sent.part) }
const aboutPart = ({ epoch, number, key }: PushedPart) => ({ epoch, number, key })

export function openPush(others: Others): Push {
  const watching = new Map<string, Watched>()
  const sizeOf = ({ groups }: Watched) => groups.reduce((sum, { viewers }) => sum + viewers.size, 0)

  function watched(sessionId: string): Watched {
    const known = watching.get(sessionId) ?? { groups: [], waiting: [], sending: false }
    watching.set(sessionId, known)
    return known
  }
  function groupWithRoom({ sessionId, soundOnly }: Watching): Group {
    const { groups } = watched(sessionId)
    const free = groups.find((group) => group.soundOnly === soundOnly && group.viewers.size < GROUP)
    if (free) return free
    const group: Group = { soundOnly, viewers: new Map() }
    groups.push(group)
    return group
  }

  async function send(session: Watched): Promise<void> {
    session.sending = true
    for (let sent = session.waiting[0]; sent; sent = session.waiting[0]) {
      const whole = framed(sent)
      const sound = session.groups.some(({ soundOnly }) => soundOnly) ? framed(soundSent(sent)) : null
      await inSlices(session.groups, { size: 1, others, hurry: () => session.waiting.length > CROWDED }, (group) => {
        const own = group.soundOnly ? sound : whole
        for (const viewer of own ? keepPace(group, own.sent) : []) own?.give(viewer)
      })
      session.waiting.shift()
    }
    session.sending = false
  }

  function unwatch(socket: MediaSocket): void {
    const { watches: sessionId } = socket.data
    const session = sessionId === null ? undefined : watching.get(sessionId)
    socket.data.watches = null
    for (const { viewers } of session?.groups ?? []) {
      const pace = viewers.get(socket)
      if (!pace) continue
      socket.conn.transport.off('drain', pace.drained)
      viewers.delete(socket)
    }
    if (sessionId !== null && session && sizeOf(session) === 0) watching.delete(sessionId)
  }

  return {
    watch(socket, asked, beginning) {
      unwatch(socket)
      const sent = beginningOf(beginning, asked)
      const track = sent[0]?.track
      if (track) socket.emit('init', { epoch: track.epoch, mime: track.mime }, track.init)
      for (const { part } of sent) socket.emit('part', aboutPart(part), part.bytes)
      const group = groupWithRoom(asked)
      const pace = newPace(sent.at(-1)?.part ?? null)
      socket.conn.transport.on('drain', pace.drained)
      socket.data.watches = asked.sessionId
      group.viewers.set(socket, pace)
    },
    unwatch,
    part(sessionId, track, part) {
      const session = watching.get(sessionId)
      session?.waiting.push({ track, part })
      if (session && !session.sending) void send(session)
    },
    state(sessionId, state) {
      for (const { viewers } of watching.get(sessionId)?.groups ?? [])
        for (const socket of viewers.keys()) socket.emit('mediaState', state)
    },
    watches: (sessionId) => watching.has(sessionId),
    viewers: () => [...watching.values()].reduce((sum, session) => sum + sizeOf(session), 0),
  }
}

/** All of one track: that of the newest part. */
function beginningOf(beginning: Beginning | null, { soundOnly }: Watching): Sent[] {
  const parts = beginning?.fromNewestKey() ?? []
  const track = parts[0] && beginning?.track(parts[0].epoch)
  if (!track) return []
  const sent = parts.map((part) => ({ track, part }))
  return soundOnly ? sent.flatMap((one) => soundSent(one) ?? []) : sent
}
