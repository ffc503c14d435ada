import { expect, test } from 'vitest'
import type { RunRow } from '#server/payments/reconciliation/list-runs.ts'
import { latestRuns } from './latest-runs.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 7, 28, hour))
const run = (provider: string, hour: number, change: Partial<RunRow> = {}): RunRow => ({
  id: `${provider}-${hour}`,
  provider,
  startedAt: at(hour),
  startedBy: 'clock',
  startedByName: null,
  finishedAt: at(hour),
  through: at(hour),
  imported: 0,
  ledgerFen: 0n,
  providerFen: 0n,
  failure: null,
  ...change,
})

test('each provider has its newest run and its newest that succeeded', () => {
  const runs = [
    run('stripe', 9, { failure: 'timeout' }),
    run('cashier', 8, { finishedAt: null }),
    run('stripe', 7),
    run('stripe', 6),
  ]
  expect(latestRuns(runs).map(({ provider, newest, compared }) => [provider, newest.id, compared?.id])).toEqual([
    ['cashier', 'cashier-8', undefined],
    ['stripe', 'stripe-9', 'stripe-7'],
  ])
  expect(latestRuns([])).toEqual([])
})
