import { expect, test } from 'vitest'
import { readFunds } from '#server/aid/read-funds.ts'
import { readUnitCosts } from '#server/batches/unit-cost.ts'
import { readLists } from '#server/period-income/read-lists.ts'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { districtViewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { testVault } from '#test/vault.ts'
import { seedId } from './ids.ts'
import { seed } from './index.ts'
import { keepAid } from './keep-aid.ts'

const database = useDatabase()

test('the demo has lists, a fund with its uses, and the costs of its flock, and its books are right', async () => {
  const { db } = database
  const now = new Date()
  await seed(db, { now, vault: testVault, hash: async () => 'unused' })
  await keepAid({ db, files: memoryFiles() }, now)
  const fengdu = districtViewer('500230')
  const lists = await readLists({ db }, fengdu, {})
  expect(lists.rows.map(({ state }) => state).sort()).toEqual(['approved', 'paid', 'proposed'])
  expect((await readFunds({ db }, fengdu, { sort: 'code' })).rows).toMatchObject([
    { state: 'approved', grantedFen: 30_000_000n, advancedFen: 2_000_000n, leftFen: 18_000_000n, waiting: 1 },
    { state: 'proposed', amountFen: 12_000_000n, leftFen: 0n },
  ])
  const flock = await readUnitCosts(db.pool, [seedId('batch', 'LH-500230-01')], now)
  expect(flock).toMatchObject([{ surviving: 8_000, unitFen: 5_148n, deductedFen: 5_148n }])
  expect((await reconcile(db)).findings.filter(({ breaches }) => breaches > 0)).toEqual([])
})
