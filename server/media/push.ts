import type { MediaState } from '#domain/live-media.ts'
import { inSlices } from './in-slices.ts'
import type { MediaSocket } from './media-io.ts'
import { partFrame } from './part-frame.ts'
import { type Group, keepPace, newPace, type PushedPart, type PushedTrack, type Sent } from './push-group.ts'

/** Viewers to whom a part is written in one go: some tenths of a millisecond's work. */
const GROUP = 8
/** Where so many parts wait to be written, the groups follow each other without pauses. */
const CROWDED = 2

/** What somebody who arrives begins with. */
export type Beginning = {
  /** Parts from the newest key frame on. */
  fromNewestKey(): PushedPart[]
  track(epoch: number): PushedTrack | undefined
}

type Watched = { groups: Group[]; waiting: Sent[]; sending: boolean }

/** Sends a session's parts to the viewers that watch it over the socket of this process. */
export type Push = {
  /** Begins at the newest key frame. */
  watch(socket: MediaSocket, sessionId: string, beginning: Beginning | null): void
  unwatch(socket: MediaSocket): void
  part(sessionId: string, track: PushedTrack, part: PushedPart): void
  state(sessionId: string, state: MediaState): void
  watches(sessionId: string): boolean
  viewers(): number
}

const aboutPart = ({ epoch, number, key }: PushedPart) => ({ epoch, number, key })

export function openPush(): Push {
  const watching = new Map<string, Watched>()
  const sizeOf = ({ groups }: Watched) => groups.reduce((sum, { viewers }) => sum + viewers.size, 0)

  function watched(sessionId: string): Watched {
    const known = watching.get(sessionId) ?? { groups: [], waiting: [], sending: false }
    watching.set(sessionId, known)
    return known
  }
  function groupWithRoom(sessionId: string): Group {
    const { groups } = watched(sessionId)
    const free = groups.find(({ viewers }) => viewers.size < GROUP)
    if (free) return free
    const group: Group = { viewers: new Map() }
    groups.push(group)
    return group
  }

  async function send(session: Watched): Promise<void> {
    session.sending = true
    for (let sent = session.waiting[0]; sent; sent = session.waiting[0]) {
      const give = partFrame(sent.part)
      await inSlices(session.groups, { least: 1, hurry: () => session.waiting.length > CROWDED }, (group) => {
        for (const viewer of keepPace(group, sent as Sent)) give(viewer)
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
    watch(socket, sessionId, beginning) {
      unwatch(socket)
      const parts = beginning?.fromNewestKey() ?? []
      const track = parts[0] && beginning?.track(parts[0].epoch)
      if (track) socket.emit('init', { epoch: track.epoch, mime: track.mime }, track.init)
      for (const part of parts) socket.emit('part', aboutPart(part), part.bytes)
      const group = groupWithRoom(sessionId)
      const pace = newPace(track ? (parts.at(-1) ?? null) : null)
      socket.conn.transport.on('drain', pace.drained)
      socket.data.watches = sessionId
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
