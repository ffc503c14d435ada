import { expect, test } from 'vitest'
import { readFigures } from '#server/households/read-figures.ts'
import { listRuns } from '#server/payouts/list-runs.ts'
import { listChecks } from '#server/receipts/list-checks.ts'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { testVault } from '#test/vault.ts'
import { seed } from './index.ts'
import { keepPayouts } from './keep-payouts.ts'

const database = useDatabase()

test('the demo has in two districts a settled run, its checks and a run that waits, and its books are right', async () => {
  const { db } = database
  const now = new Date('2026-11-22T04:00:00Z')
  await seed(db, { now, vault: testVault, hash: async () => 'unused' })
  await keepPayouts({ db, files: memoryFiles(), vault: testVault }, now)
  const runs = await listRuns({ db }, viewer(), {})
  expect(runs.rows.map(({ state }) => state)).toEqual(['checked', 'settled', 'proposed', 'settled'])
  expect((await listChecks({ db }, viewer(), {})).counts).toMatchObject({ waiting: 2, open: 2 })
  const fengdu = await listRuns({ db }, districtViewer('500230'), {})
  expect(fengdu.rows.map(({ state }) => state)).toEqual(['checked', 'settled'])
  const { total } = await readFigures({ db, clock: { now: () => now } }, viewer(), {})
  const [paid, verified] = [total.paid.netFen, total.verified.netFen]
  expect(paid).toBeGreaterThan(0n)
  expect(verified).toBeGreaterThan(0n)
  expect((await reconcile(db)).findings.filter(({ breaches }) => breaches > 0)).toEqual([])
})
