import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import type { PaymentEvent } from '#server/payments/payment-host.ts'
import type { Market } from './market.ts'
import { balances } from './sale.ts'

/** The event of a provider that has paid a refund. */
export const refundEvent = (refundId: string): PaymentEvent => ({
  id: `evt_${randomUUID()}`,
  type: 'refund.updated',
  payload: {},
  kind: 'refund_succeeded',
  refundId,
  providerRefundId: `re_${refundId}`,
})

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
