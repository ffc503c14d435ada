import { randomUUID } from 'node:crypto'
import { periodOf } from '#domain/period.ts'
import { runExport } from '#server/exports/run-export.ts'
import { completePayment } from '#server/payments/complete-payment.ts'
import type { Market } from '#test/factories/market.ts'
import { earn } from '#test/factories/payroll.ts'
import { till } from '#test/factories/sale.ts'
import type { By } from './planted-household.ts'
import type { ServedPages } from './serve-pages.ts'

const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS)

/** Money of two days ago that fits no order and that the cashier does not list: a difference for an admin. */
async function plantUnmatched({ shop, deps }: ServedPages, { second }: By) {
  const [paymentId, at] = [`pi_${randomUUID()}`, daysAgo(2)]
  const money = { paymentId, amountFen: 700n, currency: 'CNY', method: 'card', paidAt: at }
  const reported = {
    ...money,
    provider: 'cashier',
    sessionId: randomUUID(),
    attemptId: null,
    source: 'webhook' as const,
  }
  await deps.db.tx((sql) => completePayment(sql, reported, at))
  await shop.reconciliation.run(second)
  const { rows } = await shop.reconciliation.differences(second, {})
  const { rows: payments } = await deps.db.pool.query<{ id: string }>(
    'SELECT id FROM payment WHERE provider_payment_id = $1',
    [paymentId],
  )
  return {
    unmatched: payments[0]?.id ?? '',
    difference: rows.find(({ reference }) => reference === paymentId)?.id ?? '',
  }
}

/** What the household earned of a confirmed sale, on its way to its account. @returns the run */
async function plantSentRun({ shop, deps }: ServedPages, here: Market, { first, second }: By): Promise<string> {
  await earn({ ...till(deps.db, { start: daysAgo(60) }), productId: here.productId })
  const runId = randomUUID()
  const form = { districtCode: here.districtCode, producerId: null, floorBps: 5_000, verify: 'all' as const }
  await shop.payouts.propose(first, { ...form, runId, period: periodOf(new Date()) })
  await shop.payouts.check(first, runId)
  await shop.payouts.approve(second, runId)
  await shop.payouts.export(first, runId)
  return runId
}

/** What the desk knows of money: a payment and a difference for admins, the household's account, its run at the bank, a file. */
export async function plantMoney(
  served: ServedPages,
  here: Market,
  by: By,
): Promise<Record<'unmatched' | 'difference' | 'account' | 'sentRun' | 'exportFile', string>> {
  const { shop, deps } = served
  const sentRun = await plantSentRun(served, here, by)
  const exportFile = await shop.exports.request(by.first, { table: 'rows', query: {}, format: 'xlsx', locale: 'zh' })
  await runExport(deps, { exportId: exportFile })
  const { rows } = await deps.db.pool.query<{ id: string }>(
    `SELECT id FROM ledger_account WHERE code = 'household:' || $1 || ':confirmed'`,
    [here.householdIds[0]],
  )
  return { ...(await plantUnmatched(served, by)), account: rows[0]?.id ?? '', sentRun, exportFile }
}
