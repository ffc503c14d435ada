import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { FieldValues } from '#domain/catalog/fields.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer } from '#test/factories/viewer.ts'
import { decideChange, withdrawChange } from './decide-change.ts'
import { proposeChange } from './propose-change.ts'
import { listChanges } from './read-changes.ts'
import { readFamily } from './read-family.ts'
import { saveEntry } from './save-entry.ts'

const database = useDatabase()
const deps = () => ({ db: database.db, clock: stillClock() })
let market: Market
let farmer: string
let coordinator: Viewer

beforeAll(async () => {
  market = await makeMarket(database.db)
  farmer = await makePerson(database.db, 'farmer')
  coordinator = districtViewer(market.districtCode, await makePerson(database.db, 'coordinator'))
  await database.db.pool.query(`INSERT INTO producer_member VALUES ($1, $2, 'host')`, [market.producerId, farmer])
})

async function propose(values: FieldValues, userId = farmer): Promise<string> {
  const id = randomUUID()
  await proposeChange(deps(), userId, { id, subject: 'product', subjectId: market.productId, values })
  return id
}
const decide = (id: string, decision: 'approved' | 'rejected', who = coordinator, reason = '已经核对') =>
  decideChange(deps(), who, { id, decision, reason })
const priceOf = async () => {
  const { packs } = await readFamily(deps(), coordinator, market.familyId)
  return packs.find(({ id }) => id === market.productId)?.values.priceFen
}

test('a price is what it was until somebody else approves it', async () => {
  const id = await propose({ priceFen: '10800' })
  expect(await priceOf()).toBe('9800')
  await decide(id, 'approved')
  expect(await priceOf()).toBe('10800')
  await expect(decide(id, 'rejected')).rejects.toMatchObject({ code: 'ChangeStateConflict' })
})

test('rejecting takes a reason, and changes nothing', async () => {
  const id = await propose({ priceFen: '99900' })
  await expect(decide(id, 'rejected', coordinator, '太贵了')).rejects.toMatchObject({
    detail: { field: 'reason', rule: 'reason' },
  })
  await decide(id, 'rejected', coordinator, '涨得太多')
  expect(await priceOf()).toBe('10800')
  const { rows } = await listChanges(deps(), coordinator, {})
  expect(rows.find((row) => row.id === id)).toMatchObject({ state: 'rejected', reason: '涨得太多' })
})

test('what has changed since is refused, not overwritten', async () => {
  const id = await propose({ priceFen: '12000' })
  await saveEntry(deps(), coordinator, { subject: 'product', id: market.productId, values: { priceFen: '11000' } })
  await expect(decide(id, 'approved')).rejects.toMatchObject({ code: 'ChangeStale', detail: { fields: 'priceFen' } })
  expect(await priceOf()).toBe('11000')
  await withdrawChange(deps(), farmer, id)
  await expect(decide(id, 'approved')).rejects.toMatchObject({ code: 'ChangeStateConflict' })
})

test('not by the proposer, not from another district, not proposed by strangers', async () => {
  await database.db.pool.query(`INSERT INTO producer_member VALUES ($1, $2, 'volunteer')`, [
    market.producerId,
    coordinator.userId,
  ])
  const own = await propose({ specZh: '一只（约 1.5 公斤）' }, coordinator.userId)
  await expect(decide(own, 'approved')).rejects.toMatchObject({ code: 'ChangeNeedsSecondPerson' })
  await expect(decide(own, 'approved', districtViewer('509998'))).rejects.toMatchObject({ code: 'OutOfScope' })
  await expect(propose({ priceFen: '1' }, await makePerson(database.db))).rejects.toMatchObject({ code: 'NotFound' })
  await expect(withdrawChange(deps(), farmer, own)).rejects.toMatchObject({ code: 'NotFound' })
})

test('fields that are the desk’s cannot be proposed', async () => {
  await expect(propose({ depositBps: 5_000 })).rejects.toMatchObject({ detail: { rule: 'unchanged' } })
})

test('a new product waits too, and is made once', async () => {
  const id = randomUUID()
  const values = {
    ...{ nameZh: '芦花鸡蛋', nameEn: 'Eggs', specZh: '30 枚', specEn: '30 eggs', unitZh: '盒', unitEn: 'box' },
    ...{
      priceFen: '6000',
      parcelWeightG: 2_500,
      variableWeight: false,
      position: 3,
      shipsNow: true,
      withdrawn: false,
      unitsMilli: 1_000,
    },
  }
  const proposal = { id, subject: 'product' as const, of: market.familyId, slug: 'new-eggs', values }
  await proposeChange(deps(), farmer, proposal)
  await proposeChange(deps(), farmer, proposal)
  expect((await readFamily(deps(), coordinator, market.familyId)).packs).toHaveLength(1)
  await decide(id, 'approved')
  expect((await readFamily(deps(), coordinator, market.familyId)).packs.map(({ slug }) => slug)).toContain('new-eggs')
})

test('two people decide at once: one of them does', async () => {
  const id = await propose({ unitZh: '羽' })
  const outcomes = await Promise.allSettled([decide(id, 'approved'), decide(id, 'rejected')])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the database keeps a proposal as it was made, and wants a second person', async () => {
  const id = await propose({ specEn: 'one whole bird' })
  const { pool } = database.db
  await expect(pool.query(`UPDATE change_request SET after = '{}' WHERE id = $1`, [id])).rejects.toThrow('kept')
  await expect(pool.query('DELETE FROM change_request WHERE id = $1', [id])).rejects.toThrow('kept')
  const bySelf = `UPDATE change_request SET state = 'approved', decided_by = proposed_by, decided_at = now() WHERE id = $1`
  await expect(pool.query(bySelf, [id])).rejects.toThrow('change_request_second_person')
})
