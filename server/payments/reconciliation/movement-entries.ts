import { CURRENCY } from '#domain/money.ts'
import { type EntryKind, type Posting, providerFeeRule, providerPayoutRule } from '#domain/posting-rules.ts'
import type { BalanceTransaction } from '../payment-host.ts'

export type MovementEntry = { kind: EntryKind; cause: string; postings: Posting[] }

/**
 * What a provider's movement adds to the ledger by itself: the fee on it, and what was paid out to our bank account. Its
 * amount is booked where the payment, refund or dispute is. A movement in another currency adds nothing: a person decides.
 */
export function movementEntries(provider: string, movement: BalanceTransaction): MovementEntry[] {
  const { id, kind, amountFen, feeFen, currency } = movement
  if (currency !== CURRENCY) return []
  const charged = kind === 'fee' ? feeFen - amountFen : feeFen
  const entries: MovementEntry[] = []
  if (charged !== 0n)
    entries.push({
      kind: 'provider_fee',
      cause: `fee:${provider}:${id}`,
      postings: providerFeeRule(provider, charged),
    })
  if (kind === 'payout' && amountFen !== 0n)
    entries.push({
      kind: 'provider_payout',
      cause: `provider-payout:${provider}:${id}`,
      postings: providerPayoutRule(provider, -amountFen),
    })
  return entries
}
