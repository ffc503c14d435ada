import { randomUUID } from 'node:crypto'
import pino from 'pino'
import type { Db } from '#server/db/db.ts'
import { editSession } from '#server/livestream/schedule/edit-session.ts'
import { scheduleSession } from '#server/livestream/schedule/schedule-session.ts'
import type { SessionDraft } from '#server/livestream/schedule/session-draft.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { makeHost } from './live.ts'
import { type MarketOptions, makeMarket, makePerson } from './market.ts'
import { stillClock } from './sale.ts'

const HOUR = 3_600_000

/** A farm whose farmer announces one session of its good, in three hours of a still clock: verbs take it as it is. */
export async function makeSchedule(db: Db, options: MarketOptions = {}) {
  const market = await makeMarket(db, options)
  const farmerId = await makePerson(db, 'farmer')
  await makeHost(db, market, farmerId)
  const clock = stillClock()
  const deps = { db, clock, bus: quietBus, log: pino({ level: 'silent' }) }
  const sessionId = randomUUID()
  const inHours = (hours: number) => new Date(clock.now().getTime() + hours * HOUR)
  const draft = (changes: Partial<SessionDraft> = {}): SessionDraft => ({
    titleZh: '开栏直播',
    titleEn: '',
    scheduledAt: inHours(3),
    coverKey: null,
    items: [{ productId: market.productId, livePriceFen: 8_800n, quota: 50, perBuyer: 2 }],
    coHosts: [],
    ...changes,
  })
  return {
    ...deps,
    ...market,
    farmerId,
    sessionId,
    inHours,
    announce: (changes: Partial<SessionDraft> = {}, userId = farmerId) =>
      scheduleSession(deps, userId, { sessionId, producerId: market.producerId, draft: draft(changes) }),
    edit: (changes: Partial<SessionDraft>, userId = farmerId) =>
      editSession(deps, userId, { sessionId, draft: draft(changes) }),
  }
}

export type Schedule = Awaited<ReturnType<typeof makeSchedule>>
