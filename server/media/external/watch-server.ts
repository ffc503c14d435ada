import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { AWAY_AFTER_MS, type MediaState } from '#domain/live-media.ts'
import { alone } from '#server/db/alone.ts'
import type { Deps } from '#server/deps.ts'
import { endTokens } from '../end-tokens.ts'
import { setMedia } from '../set-media.ts'
import type { MediaServer, Publishing } from './media-server.ts'
import { recordStream } from './record-stream.ts'

export type WatchDeps = Pick<Deps, 'db' | 'clock' | 'log' | 'recorder'>

const EVERY_MS = 1_000
/** How long (ms) another process has to be gone before this one watches. */
const TURN_MS = 3_000

type Watched = { recording: { stop(): Promise<void> } | null; seenAt: number }

/**
 * Watches a media server from one process at a time: rooms are told whether there is a picture, streams of sessions on the air are
 * recorded, and whoever publishes to a session that is not on the air is sent away.
 * @param playlistOf address of a session's playlist
 */
export function watchServer(
  deps: WatchDeps,
  server: MediaServer,
  playlistOf: (sessionId: string) => string,
): { close(): Promise<void> } {
  const stopping = new AbortController()
  const watched = new Map<string, Watched>()

  async function look(): Promise<void> {
    const publishing = new Map((await server.listPublishing()).map((stream) => [stream.path, stream]))
    const { rows } = await deps.db.pool.query<{ id: string; media: MediaState }>(
      `SELECT id, media FROM live_session WHERE state = 'live'`,
    )
    const onAir = new Set(rows.map(({ id }) => id))
    for (const { id, media } of rows) await follow(id, media, publishing.get(id))
    for (const [id, { recording }] of watched) {
      if (onAir.has(id)) continue
      watched.delete(id)
      await recording?.stop()
      await endTokens(deps, id)
    }
    for (const stream of publishing.values())
      if (!onAir.has(stream.path) && z.uuid().safeParse(stream.path).success) await server.kick(stream)
  }

  async function follow(id: string, media: MediaState, stream: Publishing | undefined): Promise<void> {
    const known = watched.get(id) ?? { recording: null, seenAt: Number.NEGATIVE_INFINITY }
    if (stream) {
      known.seenAt = performance.now()
      known.recording ??= recordStream(deps, id, playlistOf(id))
      watched.set(id, known)
      const state = stream.hasPicture ? 'on' : 'audio'
      if (media !== state) await setMedia(deps, id, state, null)
    } else if (performance.now() - known.seenAt > AWAY_AFTER_MS && (media === 'on' || media === 'audio')) {
      await setMedia(deps, id, 'away', null)
      await known.recording?.stop()
      known.recording = null
    }
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => deps.log.warn({ err: error }, 'the media server was not looked at'))
      await wait(EVERY_MS)
    }
    await Promise.all([...watched.values()].map(({ recording }) => recording?.stop()))
  }
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await alone(deps.db, 'media-server', watch).catch((error: unknown) =>
        deps.log.warn({ err: error }, 'no process watches the media server'),
      )
      await wait(TURN_MS)
    }
  }
  const wait = (ms: number) => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)

  const running = run()
  return {
    async close() {
      stopping.abort()
      await running
    },
  }
}
