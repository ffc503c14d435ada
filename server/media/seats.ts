import { AWAY_AFTER_MS } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import type { Carried, Publisher } from './carried.ts'
import type { Carrier } from './carrier.ts'
import { claimSession, releaseSession } from './claim-session.ts'
import type { Ingest } from './find-ingest.ts'
import type { MediaBus } from './media-bus.ts'
import type { MediaSocket } from './media-io.ts'

/** Who publishes a session that this process carries, in memory and in the database. */
export type Seats = {
  /** Makes a connection the publisher, in place of whoever was. @throws MediaRefused SessionNotOnAir, TokenEnded */
  give(socket: MediaSocket, ingest: Ingest): Promise<void>
  /** Takes the publisher away; what it sent is written first. */
  clear(carried: Carried, tell: (publisher: Publisher) => void): Promise<void>
  /** Takes the publisher away and says so to viewers. */
  leave(carried: Carried, state: 'none' | 'away'): Promise<void>
  /** The connection is gone: viewers are told after a while, unless it comes back. */
  lost(socket: MediaSocket): void
}

export function openSeats(
  deps: Pick<Deps, 'db' | 'clock' | 'log'>,
  { carrier, bus }: { carrier: Carrier; bus: MediaBus },
): Seats {
  const stopWaiting = (carried: Carried) => {
    if (carried.away) clearTimeout(carried.away)
    carried.away = null
  }

  const seats: Seats = {
    async give(socket, ingest) {
      const { sessionId, device, name } = ingest
      const before = carrier.of(sessionId)
      if (before?.publisher && before.publisher.ingest.id !== ingest.id)
        await seats.clear(before, (old) => old.socket.emit('tookOver', { device, name }))
      const { carrierUrl, claimedAt } = await claimSession(deps, ingest, carrier.url)
      if (carrierUrl !== carrier.url) carrier.drop(sessionId)
      const carried = carrier.of(sessionId) ?? (await carrier.begin(sessionId))
      stopWaiting(carried)
      const earlier = carried.publisher?.socket
      const now = performance.now()
      carried.publisher = { ingest, socket, claimedAt, since: now, heardAt: now }
      socket.data.publishes = sessionId
      if (earlier && earlier !== socket) earlier.disconnect(true)
      await bus.tell({ is: 'changed', sessionId })
      if (!socket.connected) seats.lost(socket)
    },
    async clear(carried, tell) {
      const { publisher } = carried
      stopWaiting(carried)
      carried.publisher = null
      if (publisher?.socket.connected) tell(publisher)
      await carrier.settle(carried)
    },
    async leave(carried, state) {
      const { publisher } = carried
      await seats.clear(carried, () => undefined)
      if (!carried.publisher) carrier.state(carried, state)
      if (publisher) await releaseSession(deps, publisher.ingest.id, publisher.claimedAt)
    },
    lost(socket) {
      const carried = socket.data.publishes === null ? undefined : carrier.of(socket.data.publishes)
      if (!carried || carried.publisher?.socket !== socket) return
      stopWaiting(carried)
      carried.away = setTimeout(() => {
        seats.leave(carried, 'away').catch((error: unknown) => {
          deps.log.warn({ err: error, sessionId: carried.channel.sessionId }, 'a publisher was not signed off')
        })
      }, AWAY_AFTER_MS).unref()
    },
  }
  return seats
}
