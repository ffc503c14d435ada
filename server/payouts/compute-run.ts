import { type ComputedPayout, openRecovery, payoutOf } from '#domain/payout.ts'
import type { DueHousehold } from './read-due.ts'

export type HouseholdPayout = ComputedPayout & { householdId: string; bankAccountId: string }

/** Sums of a run, fen, and what it leaves out and why. Counts are of households. */
export type RunSums = {
  households: number
  earnedFen: bigint
  recoveredFen: bigint
  repaidFen: bigint
  amountFen: bigint
  /** Still to be given back after this run. */
  carriedFen: bigint
  /** They have income and no approved account. */
  withoutAccount: number
  withoutAccountFen: bigint
  /** Of orders that are claimed or disputed. */
  unsettledFen: bigint
}

const sum = <Row>(rows: readonly Row[], pick: (row: Row) => bigint): bigint =>
  rows.reduce((all, row) => all + pick(row), 0n)

/** What each household would be paid. @param floorBps basis points of what it earned that it keeps whatever is recovered */
export function computeRun(due: readonly DueHousehold[], floorBps: number) {
  const computed = due.map((household) => ({ ...household, payout: payoutOf({ ...household, floorBps }) }))
  const payouts = computed.flatMap(({ householdId, bankAccountId, payout }): HouseholdPayout[] =>
    payout && bankAccountId ? [{ ...payout, householdId, bankAccountId }] : [],
  )
  const without = computed.flatMap(({ payout, bankAccountId }) => (payout && !bankAccountId ? [payout] : []))
  const unpaid = computed.filter(({ payout, bankAccountId }) => !payout || !bankAccountId)
  const sums: RunSums = {
    households: payouts.length,
    earnedFen: sum(payouts, (one) => one.earnedFen),
    recoveredFen: sum(payouts, (one) => one.recoveredFen),
    repaidFen: sum(payouts, (one) => one.repaidFen),
    amountFen: sum(payouts, (one) => one.amountFen),
    carriedFen: sum(payouts, (one) => one.carriedFen) + sum(unpaid, (one) => openRecovery(one.due, one.forgivenFen)),
    withoutAccount: without.length,
    withoutAccountFen: sum(without, (one) => one.amountFen),
    unsettledFen: sum(due, (one) => one.unsettledFen),
  }
  return { payouts, sums }
}
