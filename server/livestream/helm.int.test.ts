import pino from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { logOf, makeCoHost, makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { addStock } from './add-stock.ts'
import type { LogDeps } from './append-events.ts'
import { endSession } from './end-session.ts'
import { leaveHelm } from './leave-helm.ts'
import { pauseSession } from './pause-session.ts'
import { presentItem } from './present-item.ts'
import { readSnapshot } from './read-snapshot.ts'
import { readStudio } from './read-studio.ts'
import { resumeSession } from './resume-session.ts'
import { setPrice } from './set-price.ts'
import { takeHelm } from './take-helm.ts'

const database = useDatabase()
let deps: LogDeps
let market: Market
let show: Show
let helper: string
beforeEach(async () => {
  const clock = { now: () => new Date('2026-08-28T08:00:00Z') }
  deps = { db: database.db, clock, bus: quietBus, log: pino({ level: 'silent' }) }
  market = await makeMarket(database.db)
  show = await makeShow(database.db, market)
  helper = await makePerson(database.db, 'volunteer')
  await makeCoHost(database.db, show.sessionId, helper)
})
const types = async () => (await logOf(database.db, show.sessionId)).map(({ type }) => type)

test('pausing and going on: one event each, shown to who arrives, and over with the session', async () => {
  const { hostId, sessionId } = show
  const paused = async () => (await readSnapshot(deps, sessionId)).paused
  await Promise.all([pauseSession(deps, hostId, sessionId), pauseSession(deps, helper, sessionId)])
  expect(await paused()).toBe(true)
  await Promise.all([resumeSession(deps, hostId, sessionId), resumeSession(deps, helper, sessionId)])
  expect(await paused()).toBe(false)
  await pauseSession(deps, hostId, sessionId)
  await endSession(deps, hostId, sessionId)
  expect(await paused()).toBe(false)
  expect(await types()).toEqual([...['session.paused', 'session.resumed', 'session.paused', 'session.ended']])
  for (const act of [pauseSession, resumeSession])
    await expect(act(deps, hostId, sessionId)).rejects.toMatchObject({ code: 'SessionStateConflict' })
})

test('where somebody has the helm nobody else steers, until they take it or it is let go', async () => {
  const { hostId, sessionId, itemId } = show
  const present = (userId: string) => presentItem(deps, userId, { sessionId, itemId })
  await takeHelm(deps, hostId, sessionId)
  expect((await readStudio(deps, hostId, sessionId)).helm).toMatchObject({ mine: true })
  expect((await readStudio(deps, helper, sessionId)).helm).toMatchObject({ mine: false })
  const { rows } = await database.db.pool.query<{ name: string }>('SELECT name FROM app_user WHERE id = $1', [hostId])
  for (const act of [
    () => present(helper),
    () => pauseSession(deps, helper, sessionId),
    () => endSession(deps, helper, sessionId),
    () => setPrice(deps, helper, { sessionId, itemId, livePriceFen: 8_000n }),
    () => addStock(deps, helper, { sessionId, itemId, from: 50, by: 10 }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'HelmElsewhere', detail: { name: rows[0]?.name } })
  await leaveHelm(deps, helper, sessionId)
  expect((await readStudio(deps, hostId, sessionId)).helm, 'only who has it lets go').not.toBeNull()
  await takeHelm(deps, helper, sessionId)
  await present(helper)
  await expect(pauseSession(deps, hostId, sessionId)).rejects.toMatchObject({ code: 'HelmElsewhere' })
  await leaveHelm(deps, helper, sessionId)
  await pauseSession(deps, hostId, sessionId)
  expect(await types()).toEqual(['item.presented', 'session.paused'])
})

test('only hosts have the helm, whoever writes it; a host who leaves lets go of it', async () => {
  const { hostId, sessionId } = show
  const stranger = await makePerson(database.db)
  for (const act of [takeHelm, leaveHelm, pauseSession, resumeSession])
    await expect(act(deps, stranger, sessionId)).rejects.toMatchObject({ code: 'Forbidden' })
  const { pool } = database.db
  const past = pool.query('UPDATE live_session SET helm_user_id = $2 WHERE id = $1', [sessionId, stranger])
  await expect(past).rejects.toMatchObject({ constraint: 'live_session_helm' })
  await takeHelm(deps, helper, sessionId)
  await pool.query('DELETE FROM live_host WHERE session_id = $1 AND user_id = $2', [sessionId, helper])
  expect((await readStudio(deps, hostId, sessionId)).helm).toBeNull()
})

test('more stock comes from what is free, once for two taps, and can be taken back down to what is taken', async () => {
  const { hostId, sessionId, itemId } = show
  await database.db.pool.query('UPDATE stock SET free = 100 WHERE product_id = $1', [market.productId])
  await till(database.db).buy(guest(), orderInput(market.productId, { liveItemId: itemId, quantity: 4 }))
  const add = (from: number, by: number) => addStock(deps, hostId, { sessionId, itemId, from, by })
  const quota = async () => (await readSnapshot(deps, sessionId)).items[0]?.quota
  await Promise.all([add(50, 10), add(50, 10)])
  expect(await quota()).toBe(60)
  await expect(add(50, 20)).rejects.toMatchObject({ code: 'SessionStateConflict', detail: { quota: 60 } })
  await expect(add(60, 41)).rejects.toMatchObject({ code: 'InvalidInput', detail: { free: 40 } })
  await add(60, 40)
  await expect(add(100, -97)).rejects.toMatchObject({ code: 'InvalidInput', detail: { taken: 4 } })
  await add(100, -96)
  expect(await quota()).toBe(4)
})

test('a price drop leaves the quota as it is, even one that changed meanwhile', async () => {
  const { hostId, sessionId, itemId } = show
  await addStock(deps, hostId, { sessionId, itemId, from: 50, by: -10 })
  await setPrice(deps, hostId, { sessionId, itemId, livePriceFen: 8_360n })
  expect((await readSnapshot(deps, sessionId)).items[0]).toMatchObject({ livePriceFen: 8_360, quota: 40 })
})
