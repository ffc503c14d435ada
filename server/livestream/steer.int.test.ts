import pino from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { logOf, makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import type { LogDeps } from './append-events.ts'
import { changeItem } from './change-item.ts'
import { endSession } from './end-session.ts'
import { listOwnSessions, listSessions } from './list-sessions.ts'
import { presentItem } from './present-item.ts'
import { readRoom } from './read-room.ts'
import { readStudio } from './read-studio.ts'
import { startSession } from './start-session.ts'

const database = useDatabase()
const at = new Date('2026-08-28T08:00:00Z')
let deps: LogDeps
let market: Market
let show: Show
let stranger: string
beforeEach(async () => {
  deps = { db: database.db, clock: { now: () => at }, bus: quietBus, log: pino({ level: 'silent' }) }
  market = await makeMarket(database.db)
  show = await makeShow(database.db, market, { state: 'scheduled' })
  stranger = (await makeShow(database.db, market)).hostId
})
const types = async () => (await logOf(database.db, show.sessionId)).map(({ type }) => type)
const go = () => startSession(deps, show.hostId, show.sessionId)

describe('steering a session', () => {
  test('start, present, change, end: one event each, however often each is asked for', async () => {
    const { hostId, sessionId, itemId } = show
    const change = { sessionId, itemId, livePriceFen: 7_900n, quota: 30 }
    for (const act of [
      go,
      () => presentItem(deps, hostId, { sessionId, itemId }),
      () => changeItem(deps, hostId, change),
      () => endSession(deps, hostId, sessionId),
    ])
      await Promise.all([act(), act(), act(), act()])
    const told = ['session.started', 'item.changed', 'item.presented', 'item.changed', 'session.ended']
    expect(await types(), 'the log begins with every price').toEqual(told)
    const { snapshot } = await readRoom(deps, sessionId)
    expect(snapshot).toMatchObject({ state: 'ended', seq: 5, presentingItemId: itemId })
    expect(snapshot.items[0]).toMatchObject({ livePriceFen: 7_900, listPriceFen: 9_800, quota: 30, left: 30 })
  })

  test('only hosts of this session may steer it or see its desk', async () => {
    const { sessionId, itemId } = show
    const consumer = await makePerson(database.db)
    const input = { sessionId, itemId, livePriceFen: 100n, quota: 1 }
    for (const userId of [consumer, stranger])
      for (const act of [
        () => startSession(deps, userId, sessionId),
        () => endSession(deps, userId, sessionId),
        () => presentItem(deps, userId, input),
        () => changeItem(deps, userId, input),
        () => readStudio(deps, userId, sessionId),
      ])
        await expect(act()).rejects.toMatchObject({ code: 'Forbidden' })
    expect(await types()).toEqual([])
  })

  test('what the state does not allow is refused', async () => {
    const { hostId, sessionId, itemId } = show
    const conflict = { code: 'SessionStateConflict' }
    await expect(presentItem(deps, hostId, { sessionId, itemId })).rejects.toMatchObject(conflict)
    await expect(endSession(deps, hostId, sessionId)).rejects.toMatchObject(conflict)
    await go()
    await endSession(deps, hostId, sessionId)
    await expect(go()).rejects.toMatchObject(conflict)
    const change = { sessionId, itemId, livePriceFen: 100n, quota: 1 }
    await expect(changeItem(deps, hostId, change)).rejects.toMatchObject(conflict)
  })

  test('a quota never falls below what is held or sold; orders keep their price', async () => {
    const { hostId, sessionId, itemId } = show
    await go()
    const shop = till(database.db)
    await shop.buy(guest(), orderInput(market.productId, { liveItemId: itemId, quantity: 4 }))
    await shop.place(guest(), orderInput(market.productId, { liveItemId: itemId, quantity: 3 }))
    const change = { sessionId, itemId, livePriceFen: 8_000n }
    await expect(changeItem(deps, hostId, { ...change, quota: 6 })).rejects.toMatchObject({
      code: 'InvalidInput',
      detail: { field: 'quota', taken: 7 },
    })
    await changeItem(deps, hostId, { ...change, quota: 7 })
    const studio = await readStudio(deps, hostId, sessionId)
    expect(studio.snapshot.items[0]).toMatchObject({ left: 0, quota: 7 })
    expect(studio.figures).toMatchObject({ paidOrders: 1, revenueFen: 35_200n })
  })

  test('a live price never falls below what the farm is assured of, whoever writes it', async () => {
    const { hostId, sessionId, itemId } = show
    const { pool } = database.db
    await pool.query(
      'UPDATE product p SET floor_price_fen = 7000 FROM live_item i WHERE i.id = $1 AND p.id = i.product_id',
      [itemId],
    )
    const to = (livePriceFen: bigint) => changeItem(deps, hostId, { sessionId, itemId, livePriceFen, quota: 50 })
    await expect(to(6_999n)).rejects.toMatchObject({ code: 'InvalidInput', detail: { floorFen: '7000' } })
    await to(7_000n)
    const past = pool.query('UPDATE live_item SET live_price_fen = 6999 WHERE id = $1', [itemId])
    await expect(past).rejects.toMatchObject({ constraint: 'live_item_above_floor' })
  })

  test('changing an item while buyers hold it never locks the two against each other', async () => {
    const { hostId, sessionId, itemId } = show
    await go()
    const shop = till(database.db)
    const changes = Array.from({ length: 40 }, (_, n) =>
      changeItem(deps, hostId, { sessionId, itemId, livePriceFen: BigInt(8_000 + n), quota: 50 }),
    )
    const orders = Array.from({ length: 40 }, () =>
      shop.place(guest(), orderInput(market.productId, { liveItemId: itemId })),
    )
    await Promise.all([...changes, ...orders])
    expect(await types()).toHaveLength(42)
  })

  test('lists say what is on, next and over, and whose it is', async () => {
    const ids = (cards: { id: string }[]) => cards.map(({ id }) => id)
    expect(ids((await listSessions(deps)).next)).toContain(show.sessionId)
    await go()
    expect(ids((await listSessions(deps)).live)).toContain(show.sessionId)
    await endSession(deps, show.hostId, show.sessionId)
    expect(ids((await listSessions(deps)).ended)).toContain(show.sessionId)
    expect(ids(await listOwnSessions(deps, show.hostId))).toEqual([show.sessionId])
  })
})
