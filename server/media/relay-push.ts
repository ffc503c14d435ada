import { io as connect, type Socket } from 'socket.io-client'
import { MEDIA_SOCKET_PATH, type MediaState, type ServerToViewer, type ViewerToServer } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import type { Beginning, Push } from './push.ts'
import type { PushedPart, PushedTrack } from './push-group.ts'

/** Parts of a session that another process carries, for those who watch it here: one connection for all of them. */
export type RelayPush = {
  /** @returns what somebody who arrives begins with, and the state as far as it is known */
  follow(sessionId: string, carrierUrl: string): Beginning & { state: MediaState }
  /** It is carried here by now, or nowhere. */
  leave(sessionId: string): void
  close(): void
}

type Upstream = Beginning & { url: string; state: MediaState; socket: Socket<ServerToViewer, ViewerToServer> }

/** A second has five parts; a key frame comes with each. */
const MOST_PARTS = 60

export function relayPush({ log }: Pick<Deps, 'log'>, push: Push): RelayPush {
  const upstreams = new Map<string, Upstream>()

  function leave(sessionId: string): void {
    upstreams.get(sessionId)?.socket.disconnect()
    upstreams.delete(sessionId)
  }

  function open(sessionId: string, url: string): Upstream {
    const socket: Upstream['socket'] = connect(url, {
      path: MEDIA_SOCKET_PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 2_000,
    })
    let parts: PushedPart[] = []
    let track: PushedTrack | undefined
    const upstream: Upstream = {
      ...{ url, socket, state: 'on' },
      fromNewestKey: () => parts,
      track: (epoch) => (track?.epoch === epoch ? track : undefined),
    }
    const watch = () =>
      socket.emit('watch', { sessionId }, (answer) => {
        if (!answer.ok) log.warn({ sessionId, code: answer.code }, 'a picture could not be followed')
        else upstream.state = answer.state
      })
    socket.on('connect', watch)
    socket.on('init', ({ epoch, mime }, bytes) => {
      track = { epoch, mime, init: bytes }
    })
    socket.on('part', ({ epoch, number, key }, bytes) => {
      const last = parts.at(-1)
      // After a cut the other process begins at its newest key frame again.
      const known = last && (epoch < last.epoch || (epoch === last.epoch && number <= last.number))
      if (!track || known) return
      const part = { epoch, number, key, bytes }
      parts = key ? [part] : [...parts, part].slice(-MOST_PARTS)
      push.part(sessionId, track, part)
      if (!push.watches(sessionId)) leave(sessionId)
    })
    socket.on('mediaState', (state) => {
      upstream.state = state
      push.state(sessionId, state)
    })
    return upstream
  }

  return {
    follow(sessionId, carrierUrl) {
      const known = upstreams.get(sessionId)
      if (known?.url === carrierUrl) return known
      leave(sessionId)
      const upstream = open(sessionId, carrierUrl)
      upstreams.set(sessionId, upstream)
      return upstream
    },
    leave,
    close() {
      for (const sessionId of [...upstreams.keys()]) leave(sessionId)
    },
  }
}
