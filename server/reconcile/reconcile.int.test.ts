import { beforeAll, describe, expect, test } from 'vitest'
import { orderStates } from '#domain/order-states.ts'
import { entryKinds } from '#domain/posting-rules.ts'
import { useDatabase } from '#test/database.ts'
import { breakages } from '#test/factories/breakages.ts'
import { fillBusyShop } from '#test/factories/busy-shop.ts'
import { checkAll, invariants, reconcile } from './reconcile.ts'

const database = useDatabase()
beforeAll(() => fillBusyShop(database.db))

const rolledBack = new Error('rolled back')

/** What is found once the database's own defences are switched off and `damage` is done to it; then undone. */
async function breachesAfter(damage: string): Promise<string[]> {
  let breached: string[] = []
  await database.db
    .tx(async (sql) => {
      await sql.query('SET LOCAL session_replication_role = replica')
      await sql.query(damage)
      const { findings } = await checkAll(sql)
      breached = findings.filter(({ breaches }) => breaches > 0).map(({ name }) => name)
      throw rolledBack
    })
    .catch((error) => {
      if (error !== rolledBack) throw error
    })
  return breached
}

test('a busy shop keeps every invariant', async () => {
  const report = await reconcile(database.db)
  expect(report.findings.filter(({ breaches }) => breaches > 0)).toEqual([])
  expect(report.ok).toBe(true)
})

test('the busy shop has an order in every state', async () => {
  const { rows } = await database.db.pool.query<{ state: string }>('SELECT DISTINCT state FROM orders')
  expect(rows.map(({ state }) => state).sort()).toEqual([...orderStates].sort())
})

test('the busy shop has an entry of every kind', async () => {
  const { rows } = await database.db.pool.query<{ kind: string }>(
    'SELECT DISTINCT kind FROM ledger_entry ORDER BY kind',
  )
  expect(rows.map(({ kind }) => kind)).toEqual([...entryKinds].sort())
})

describe('damage done on purpose is found by exactly the check that is for it', () => {
  test('every invariant has its damage', () => {
    expect(Object.keys(breakages).sort()).toEqual(invariants.map(({ name }) => name).sort())
  })
  test.each(Object.entries(breakages))('%s', async (name, damages) => {
    for (const damage of damages) expect([damage, await breachesAfter(damage)]).toEqual([damage, [name]])
  })
})
