import { takeProportionally } from '#domain/allocate.ts'
import type { Posting } from '#domain/posting-rules.ts'

/**
 * What each balance (fen, credit negative) gives back of `amountFen` to the buyer, in proportion to what it holds. Whoever
 * bore a discount gets the same part of it back, rounded down; the others give the sum.
 * @returns the pieces of the balances that go, in their order, summing to −amountFen
 * @throws RangeError when the balances hold less
 */
export function giveBack(balances: readonly Posting[], amountFen: bigint): Posting[] {
  const net = -balances.reduce((sum, { fen }) => sum + fen, 0n)
  if (amountFen < 0n || amountFen > net) throw new RangeError(`${amountFen} fen cannot be taken from ${net}`)
  if (amountFen === 0n) return balances.map((balance) => ({ ...balance, fen: 0n }))
  const borne = balances.map(({ fen }) => (fen > 0n ? (fen * amountFen) / net : 0n))
  const parts = takeProportionally(
    borne.reduce((sum, fen) => sum + fen, amountFen),
    balances.map(({ fen }) => (fen < 0n ? -fen : 0n)),
  )
  return balances.map((balance, index) => ({ ...balance, fen: (borne[index] ?? 0n) - (parts[index] ?? 0n) }))
}
