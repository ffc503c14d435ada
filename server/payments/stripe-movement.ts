import type { BalanceTransaction } from './payment-host.ts'

/** What we read of Stripe's balance transaction: its reporting category is made for accounts, its type is not. */
type Movement = {
  id: string
  reporting_category: string
  amount: number
  fee: number
  currency: string
  created: number
  source: string | { id: string; payment_intent?: string | { id: string } | null } | null
}

const kinds: Record<string, BalanceTransaction['kind']> = {
  charge: 'payment',
  refund: 'refund',
  refund_failure: 'refund_return',
  dispute: 'dispute',
  dispute_reversal: 'dispute_return',
  fee: 'fee',
  network_cost: 'fee',
  payout: 'payout',
}

const idOf = (reference: string | { id: string } | null | undefined) =>
  typeof reference === 'object' ? (reference?.id ?? null) : (reference ?? null)

/** A charge is known to us by its payment intent, which only the expanded source tells. */
function referenceOf(kind: BalanceTransaction['kind'], source: Movement['source']): string | null {
  if (kind !== 'payment') return idOf(source)
  return typeof source === 'object' ? idOf(source?.payment_intent) : null
}

/**
 * A movement of our balance at Stripe, in our words. Expects `source` expanded.
 * Whatever a category of fees takes is its amount, without a fee of its own.
 */
export function readMovement(movement: Movement): BalanceTransaction {
  const { id, amount, fee, currency, created, source } = movement
  const kind = kinds[movement.reporting_category] ?? 'other'
  const alone = kind === 'fee'
  return {
    id,
    kind,
    reference: referenceOf(kind, source),
    amountFen: BigInt(alone ? amount - fee : amount),
    feeFen: alone ? 0n : BigInt(fee),
    currency: currency.toUpperCase(),
    at: new Date(created * 1000),
  }
}
