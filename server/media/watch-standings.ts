import { setTimeout as pause } from 'node:timers/promises'
import { AWAY_AFTER_MS, type MediaRefusal } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import type { Carried } from './carried.ts'
import type { Carrier } from './carrier.ts'
import { readStandings, type Standing } from './claim-session.ts'
import { endTokens } from './end-tokens.ts'
import type { Seats } from './seats.ts'

const EVERY_MS = 1_000
/** Viewers of a session that ended can read the end of its playlist for so long (ms). */
const END_STAYS_MS = 30_000

type Around = { carrier: Carrier; seats: Seats }

/**
 * Compares what this process carries with the database, once a second and when told: a device or process that lost its
 * right finds out, whatever messages got lost, and a session that is over is closed.
 */
export function watchStandings(
  deps: Pick<Deps, 'db' | 'clock' | 'log'>,
  { carrier, seats }: Around,
): { look(sessionId: string): Promise<void>; stop(): Promise<void> } {
  const stopping = new AbortController()

  async function compare(carried: Carried, standing: Standing, readAt: number): Promise<void> {
    const { channel, publisher } = carried
    if (channel.ended) return
    if (standing.state === 'ended') return end(carried)
    if (standing.carrierUrl !== carrier.url) {
      await seats.clear(carried, ({ socket }) => tellWhoHas(socket, standing))
      carrier.drop(channel.sessionId)
      return
    }
    if (publisher && publisher.since < readAt && standing.holder?.ingestId !== publisher.ingest.id)
      await seats.clear(carried, ({ socket }) => tellWhoHas(socket, standing))
    if (isSilent(carried)) carrier.state(carried, 'away')
    if (standing.media !== carried.state) carrier.writeState(carried)
  }

  async function end(carried: Carried): Promise<void> {
    const { sessionId } = carried.channel
    await seats.clear(carried, ({ socket }) => socket.emit('publishEnded', { code: 'TokenEnded' }))
    carrier.end(carried)
    await endTokens(deps, sessionId)
    setTimeout(() => carrier.drop(sessionId), END_STAYS_MS).unref()
  }

  async function look(sessionIds: readonly string[]): Promise<void> {
    const known = sessionIds.flatMap((id) => carrier.of(id) ?? [])
    if (known.length === 0) return
    const readAt = performance.now()
    const standings = await readStandings(
      deps,
      known.map(({ channel }) => channel.sessionId),
    )
    for (const carried of known) {
      const standing = standings.get(carried.channel.sessionId)
      if (standing) await compare(carried, standing, readAt)
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const all = carrier.all().map(({ channel }) => channel.sessionId)
      await look(all).catch((error: unknown) => deps.log.warn({ err: error }, 'the pictures were not compared'))
      await pause(EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }

  const running = run()
  return {
    look: (sessionId) => look([sessionId]),
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** A network that is gone says no goodbye: its connection stands for many seconds. The next part says that all is well. */
const isSilent = ({ publisher, state }: Carried): boolean =>
  (state === 'on' || state === 'audio') && publisher !== null && performance.now() - publisher.heardAt > AWAY_AFTER_MS

type Told = { emit(event: 'tookOver', by: { device: string; name: string }): unknown } & {
  emit(event: 'publishEnded', why: { code: MediaRefusal }): unknown
}

function tellWhoHas(socket: Told, { holder }: Standing): void {
  if (holder) socket.emit('tookOver', { device: holder.device, name: holder.name })
  else socket.emit('publishEnded', { code: 'TokenEnded' })
}
