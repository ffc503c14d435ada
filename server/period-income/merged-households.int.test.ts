import { beforeEach, expect, test } from 'vitest'
import type { Sql } from '#server/db/db.ts'
import { useDatabase } from '#test/database.ts'
import { paper } from '#test/factories/papers.ts'
import { days, makePayDesk, type PayDesk } from '#test/factories/pay-desk.ts'
import { outcomeOf, refused } from '#test/factories/refused.ts'
import { readHouseholdPeriods } from './read-household-periods.ts'

const database = useDatabase()
const { query } = database
let pay: PayDesk
beforeEach(async () => {
  pay = await makePayDesk(database.db)
})

/** The first household turns out to be the second. */
const merge = (sql: Sql = database.db.pool) =>
  sql.query('UPDATE household SET merged_into_id = $2, merged_at = now() WHERE id = $1', pay.desk.householdIds)

test('follows a household to the one it turned out to be', async () => {
  const { codes, desk, propose, approve } = pay
  await merge()
  const listId = await propose({ rows: [days(codes[0], 1_000)] })
  await approve(listId)
  expect((await readHouseholdPeriods(desk, desk.approver, desk.householdIds[1])).rows).toHaveLength(1)
  const twice = propose({ period: '2026-11', rows: [days(codes[0], 1_000), days(codes[1], 1_000)] })
  await expect(twice).rejects.toEqual(refused('InvalidInput', { rule: 'twice' }))
})

test('does not pay a household again for a month that was paid under the number it had before', async () => {
  const { codes, propose, approve } = pay
  const rows = [days(codes[0], 1_000)]
  await approve(await propose({ rows }))
  const [other, meanwhile] = [[days(codes[1], 1_000)], { evidence: paper('另一份') }]
  const waiting = await propose({ rows: other, ...meanwhile })
  await merge()
  const paid = refused('PeriodCounted', { code: codes[1], reason: 'month' })
  for (const again of [rows, other]) await expect(propose({ rows: again })).rejects.toEqual(paid)
  await expect(approve(waiting)).rejects.toEqual(paid)
  await approve(await propose({ rows, period: '2026-11' }))
})

test('waits for a merge that is under way, and then does not pay twice', async () => {
  const { codes, desk, propose, approve } = pay
  await approve(await propose({ rows: [days(codes[0], 1_000)] }))
  const other = await propose({ rows: [days(codes[1], 1_000)], evidence: paper('另一份') })
  let approving: Promise<unknown> = Promise.resolve()
  await database.db.tx(async (sql) => {
    await sql.query('SELECT FROM household WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [desk.householdIds])
    approving = outcomeOf(approve(other))
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`
    await expect.poll(async () => (await query(waiting)).length).toBe(1)
    await merge(sql)
  })
  expect(await approving).toEqual({ code: codes[1], reason: 'month' })
})

test('months of a year count also where the household was merged before its list was approved', async () => {
  const { propose, approve, rent } = pay
  const versionId = await pay.payRent()
  const waiting = await propose({ versionId, rows: rent(3_250, 8), period: '2026-09' })
  await merge()
  await approve(waiting)
  await expect(propose({ versionId, rows: rent(3_250, 5) })).rejects.toEqual(
    refused('PeriodCounted', { reason: 'year' }),
  )
  await approve(await propose({ versionId, rows: rent(3_250, 4) }))
})
