import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeCoHost, makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeHousehold, makeMarket, makePerson } from '#test/factories/market.ts'
import { untriggered } from '#test/factories/paid-run.ts'
import { makeOtherPack } from '#test/factories/recorded-session.ts'
import { delivery, guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { readStudio } from './read-studio.ts'
import { readReport } from './report/read-report.ts'

const database = useDatabase()
let market: Market
let show: Show
let shop: ReturnType<typeof till>
let helper: string
/** What each household of the market's agreement earned. */
let earned: Map<string, bigint>

const run = (text: string, ...values: unknown[]) => database.db.pool.query(text, values)
beforeEach(async () => {
  market = await makeMarket(database.db)
  show = await makeShow(database.db, market)
  shop = till(database.db)
  helper = await makePerson(database.db, 'volunteer')
  await makeCoHost(database.db, show.sessionId, helper)
  await run('UPDATE live_session SET started_at = $2 WHERE id = $1', show.sessionId, shop.clock.now())
  const input = { liveItemId: show.itemId, quantity: 4, delivery: { ...delivery, phone: '+8619900000011' } }
  await shop.buy(guest(), orderInput(market.productId, input))
  const { rows } = await run(
    'SELECT household_id AS id, sum(net_fen)::bigint AS net FROM attribution WHERE household_id = ANY($1) GROUP BY 1',
    market.householdIds,
  )
  earned = new Map(rows.map(({ id, net }) => [id, net]))
})

/** The farm is that of a household: whoever hosts for it belongs to the household. */
const farmOf = (householdId: string) =>
  run('UPDATE producer SET household_id = $2 WHERE id = $1', market.producerId, householdId)

/** Other households earn in the session what the first one did, each of them. */
async function othersEarn(count: number): Promise<void> {
  for (let made = 0; made < count; made++) {
    const id = await makeHousehold(database.db.pool, market.villageCode)
    await run(
      `INSERT INTO attribution SELECT (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'household_id', $2::text))).*
       FROM attribution a WHERE a.household_id = $1`,
      market.householdIds[0],
      id,
    )
  }
}

/** All that a household earned goes back. */
const takeBack = (householdId: string) =>
  run(
    `INSERT INTO attribution SELECT (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'kind', 'reversal', 'reverses_id', id,
       'quantity', -quantity, 'gross_fen', -gross_fen, 'cost_fen', -cost_fen, 'net_fen', -net_fen))).* FROM attribution a WHERE household_id = $1`,
    householdId,
  )

const desk = async (userId: string) => (await readStudio(shop, userId, show.sessionId)).figures.income
async function report(userId: string | null) {
  await run(`UPDATE live_session SET state = 'ended', ended_at = $2 WHERE id = $1`, show.sessionId, shop.clock.now())
  const who = userId ? viewer({ userId, role: 'farmer', scope: null }) : districtViewer(market.districtCode)
  return (await readReport(shop, who, show.sessionId)).income
}
const all = () => [...earned.values()].reduce((sum, net) => sum + net, 0n)

describe('of fewer than five households', () => {
  test('neither host nor helper is told a sum, coordination is', async () => {
    for (const person of [show.hostId, helper]) {
      expect(await desk(person)).toEqual({ allFen: null, ownFen: null, households: null })
      expect(await report(person)).toEqual({ netFen: null, stages: null, own: null, households: null, byItem: [] })
    }
    expect(await report(null)).toMatchObject({
      ...{ netFen: all(), stages: { provisionalFen: all(), confirmedFen: 0n } },
      byItem: [{ itemId: show.itemId, netFen: all() }],
    })
  })

  test('a host sees what their own earned, and a helper of the same farm does not', async () => {
    const [first] = market.householdIds
    const mine = earned.get(first) as bigint
    await farmOf(first)
    await run(`INSERT INTO producer_member VALUES ($1, $2, 'volunteer')`, market.producerId, helper)
    expect(await desk(show.hostId)).toEqual({ allFen: null, ownFen: mine, households: null })
    expect(await desk(helper)).toMatchObject({ allFen: null, ownFen: null })
    expect(await report(show.hostId)).toMatchObject({ netFen: null, own: { provisionalFen: mine }, byItem: [] })
    expect(await report(helper)).toMatchObject({ netFen: null, own: null })
  })

  test('one’s own alone is no secret, also under a registration that turned out to be the same', async () => {
    const [first, second] = market.householdIds
    await farmOf(first)
    await run('UPDATE household SET merged_into_id = $2, merged_at = now() WHERE id = $1', second, first)
    expect(await desk(show.hostId)).toEqual({ allFen: all(), ownFen: all(), households: null })
  })
})

describe('of five and more', () => {
  test('everybody at the desk is told the sum', async () => {
    await othersEarn(3)
    const { allFen, households } = await desk(helper)
    expect(allFen).toBe(all() + 3n * (earned.get(market.householdIds[0]) as bigint))
    expect(households).toBe(5)
    expect(await report(helper)).toMatchObject({ netFen: allFen, byItem: [{ netFen: allFen }] })
  })

  test('but not of an item or a stage that only two earned by', async () => {
    await othersEarn(3)
    const [pack, itemId] = [await makeOtherPack(database.db.pool, market), newId()]
    const item =
      'INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota) VALUES ($1, $2, $3, 1, 4500, 9)'
    await run(item, itemId, show.sessionId, pack)
    const orderId = await shop.buy(guest(), orderInput(pack, { liveItemId: itemId, quantity: 2 }))
    const confirmed = `UPDATE orders SET state = 'completed', completed_at = now(), confirmed_at = now() WHERE id = $1`
    await untriggered(database.db, confirmed, [orderId])
    const { netFen, stages, byItem } = await report(helper)
    expect([netFen === null, stages, byItem]).toEqual([false, null, []])
  })

  test('nobody, where one of them gave everything back: four are left', async () => {
    await othersEarn(3)
    await takeBack(market.householdIds[1])
    expect(await desk(helper)).toEqual({ allFen: null, ownFen: null, households: null })
    expect(await report(helper)).toMatchObject({ netFen: null, households: null, byItem: [] })
  })

  test('not a host whose own is the fifth: what is left would be four', async () => {
    await othersEarn(3)
    await farmOf(market.householdIds[0])
    expect(await desk(show.hostId)).toMatchObject({ allFen: null, households: 5 })
    expect(await report(show.hostId)).toMatchObject({ netFen: null, stages: null, byItem: [] })
    await othersEarn(1)
    expect((await desk(show.hostId)).allFen).not.toBeNull()
  })
})

test('nothing sold is nobody’s', async () => {
  const quiet = await makeShow(database.db, market)
  expect((await readStudio(shop, quiet.hostId, quiet.sessionId)).figures.income).toEqual({
    ...{ allFen: 0n, ownFen: null, households: 0 },
  })
})
