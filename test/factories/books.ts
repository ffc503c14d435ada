import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import type { PaymentEvent } from '#server/payments/payment-host.ts'
import type { Market } from './market.ts'
import { balances } from './sale.ts'

/** The event of a provider that has paid a refund of the fake host's. */
export async function refundEvent(db: Db, refundId: string): Promise<PaymentEvent> {
  const { rows } = await db.pool.query<{ paymentId: string; amountFen: bigint; currency: string }>(
    `SELECT p.provider_payment_id AS "paymentId", r.amount_fen AS "amountFen", p.currency
     FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.id = $1`,
    [refundId],
  )
  const facts = rows[0] ?? { paymentId: 'none', amountFen: 0n, currency: 'CNY' }
  return {
    id: `evt_${randomUUID()}`,
    type: 'refund.updated',
    payload: {},
    kind: 'refund',
    refundId,
    report: { ...facts, providerRefundId: `re_${refundId}`, state: 'succeeded', failureCode: null },
  }
}

/** Refunds of an order. */
export async function refundsOf(db: Db, orderId: string) {
  const { rows } = await db.pool.query<{ id: string; state: string; amount_fen: bigint; reason: string }>(
    'SELECT id, state, amount_fen, reason FROM refund WHERE order_id = $1',
    [orderId],
  )
  return rows
}

/** What an order earned its households, reversals included, fen. */
export async function attributionsOf(db: Db, orderId: string) {
  const { rows } = await db.pool.query<{
    household_id: string
    kind: string
    gross: bigint
    cost: bigint
    net: bigint
  }>(
    `SELECT household_id, kind::text, gross_fen AS gross, cost_fen AS cost, net_fen AS net FROM attribution WHERE order_id = $1
     ORDER BY attribution.kind, gross_fen DESC`,
    [orderId],
  )
  return rows
}

/** What the parties of one market are owed, fen, as positive numbers; logistics and platform are shared by all markets. */
export async function owedTo(db: Db, { householdIds: [a, b], producerId }: Market) {
  const all = await balances(db)
  return [
    `household:${a}:provisional`,
    `household:${a}:confirmed`,
    `household:${b}:provisional`,
    `producer:${producerId}:payable`,
  ].map((code) => -(all[code] ?? 0n))
}
