import pino from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { logOf, makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { viewer } from '#test/factories/viewer.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { endSession } from './end-session.ts'
import { listScopeSessions } from './schedule/list-scope-sessions.ts'
import { stopSession } from './stop-session.ts'

const database = useDatabase()
const clock = stillClock()
let market: Market
let show: Show
let stopper: string
beforeEach(async () => {
  market = await makeMarket(database.db)
  show = await makeShow(database.db, market)
  stopper = await makePerson(database.db, 'coordinator')
})
const deps = () => ({ db: database.db, clock, bus: quietBus, log: pino({ level: 'silent' }) })
const coordinatorOf = (districtCode: string) =>
  viewer({ userId: stopper, role: 'coordinator', scope: { kind: 'district', districtCode } })
const stop = (who = coordinatorOf(market.districtCode), reason = '画面里有别的品牌') =>
  stopSession(deps(), who, { sessionId: show.sessionId, reason })
const row = async () => {
  const { rows } = await database.db.pool.query(
    'SELECT state, stopped_by, stop_reason FROM live_session WHERE id = $1',
    [show.sessionId],
  )
  return rows[0]
}

test('a coordinator of the district ends it for good, with a reason that everybody reads, once', async () => {
  await database.db.pool.query(`UPDATE app_user SET phone_number = '+8613912345678' WHERE id = $1`, [show.hostId])
  await Promise.all([stop(), stop(), stop()])
  expect(await row()).toEqual({ state: 'ended', stopped_by: stopper, stop_reason: '画面里有别的品牌' })
  expect(await logOf(database.db, show.sessionId)).toEqual([
    { seq: 1, type: 'session.ended', payload: { reason: '画面里有别的品牌' } },
  ])
  const { rows } = await database.db.pool.query('SELECT kind, recipient FROM notice WHERE user_id = $1', [show.hostId])
  expect(rows).toEqual([{ kind: 'live_stopped', recipient: '+8613912345678' }])
})

test('nobody else, and not without a reason', async () => {
  const farmer = viewer({ userId: show.hostId, role: 'farmer', scope: null })
  await expect(stop(farmer)).rejects.toMatchObject({ code: 'Forbidden' })
  await expect(stop(coordinatorOf('999999'))).rejects.toMatchObject({ code: 'OutOfScope' })
  for (const reason of ['', '  \n ', '不能播', '长'.repeat(301)])
    await expect(stop(undefined, reason)).rejects.toMatchObject({ detail: { field: 'reason', rule: 'reason' } })
  expect(await row()).toMatchObject({ state: 'live', stopped_by: null })
})

test('one that is announced can be stopped; one that is over cannot', async () => {
  show = await makeShow(database.db, market, { state: 'scheduled' })
  await stop()
  expect(await row()).toMatchObject({ state: 'ended' })
  show = await makeShow(database.db, market)
  await endSession(deps(), show.hostId, show.sessionId)
  await expect(stop()).rejects.toMatchObject({ code: 'SessionStateConflict' })
})

test('sessions of one’s own district are listed, what is on the air first', async () => {
  const planned = await makeShow(database.db, market, { state: 'scheduled' })
  const elsewhere = await makeShow(database.db, await makeMarket(database.db))
  const listed = await listScopeSessions(deps(), coordinatorOf(market.districtCode))
  expect(listed.map(({ id }) => id)).toEqual([show.sessionId, planned.sessionId])
  expect(listed[0]).toMatchObject({ sold: 0, paidFen: 0n, stopReason: null, hosts: [expect.any(String)] })
  const all = await listScopeSessions(deps(), viewer({ userId: stopper, role: 'admin', scope: { kind: 'all' } }))
  expect(all.map(({ id }) => id)).toContain(elsewhere.sessionId)
})
