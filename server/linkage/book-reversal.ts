import { v7 as newId } from 'uuid'
import { accounts } from '#domain/ledger-accounts.ts'
import { chargebackRule, type EntryKind, type Posting, reversalRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { partyBalances } from '#server/ledger/order-balances.ts'
import { post } from '#server/ledger/post.ts'
import { uncertify } from './certify-sale.ts'
import { giveBack } from './give-back.ts'
import { reverseAttributions, reverseRest } from './reverse-attributions.ts'

/**
 * What goes back of an order: a sum to the buyer, perhaps of one line, and the units that it gives back (none: an allowance).
 * Of a line's sum, `freightFen` is freight and the rest is of the goods.
 */
export type Part = { amountFen: bigint; orderLineId: string | null; units: number; freightFen?: bigint }

/** What the parties of an order hold of it now, in fen. */
export async function heldByParties(sql: Sql, orderId: string): Promise<bigint> {
  return -sumOf(await partyBalances(sql, orderId))
}

/** What is held of one line now, in fen: of its goods, and of its freight. */
export async function heldOfLine(
  sql: Sql,
  orderId: string,
  orderLineId: string,
): Promise<{ goodsFen: bigint; freightFen: bigint }> {
  const balances = ofLine(await partyBalances(sql, orderId), orderLineId)
  return { goodsFen: -sumOf(balances.filter((b) => !isFreight(b))), freightFen: -sumOf(balances.filter(isFreight)) }
}

/**
 * Books a refund: the parties give back their parts of it, in proportion to what each holds, and what the households
 * earned is taken back by rows of its own.
 * @param part of the order; null is all that is left of it
 * @param cause unique, such as `reversal:<refund>`
 * @returns what the buyer is owed, in fen
 * @throws RangeError where the parties hold less
 */
export async function bookReversal(
  sql: Sql,
  { orderId, cause, at, part }: { orderId: string; cause: string; at: Date; part: Part | null },
): Promise<bigint> {
  const back = await givenBack(sql, orderId, part)
  await book(sql, { kind: 'reversal', postings: reversalRule(back), back, orderId, cause, at, part })
  return -sumOf(back)
}

export type Chargeback = {
  orderId: string | null
  cause: string
  at: Date
  /** What the bank took. */
  amountFen: bigint
  currency: string
  /** How much of it the parties give back. */
  fromOrderFen: bigint
}

/**
 * Books a dispute that was lost: the bank took the money, the parties give back their parts of it. What the order's
 * parties no longer hold is the marketplace's loss.
 */
export async function bookChargeback(sql: Sql, chargeback: Chargeback): Promise<void> {
  const { orderId, cause, at, amountFen, currency, fromOrderFen } = chargeback
  const held = orderId ? await heldByParties(sql, orderId) : 0n
  const part = fromOrderFen === held ? null : { amountFen: fromOrderFen, orderLineId: null, units: 0 }
  const back = orderId && fromOrderFen > 0n ? await givenBack(sql, orderId, part) : []
  await book(sql, {
    kind: 'chargeback',
    postings: chargebackRule(back, amountFen, currency),
    back,
    orderId,
    cause,
    at,
    part,
  })
}

const sumOf = (balances: readonly Posting[]): bigint => balances.reduce((sum, { fen }) => sum + fen, 0n)

const ofLine = (balances: Posting[], orderLineId: string | null): Posting[] =>
  orderLineId ? balances.filter((balance) => balance.orderLineId === orderLineId) : balances

const isFreight = ({ account }: Posting): boolean => account.code === accounts.freight.code

/** Each party's part, as the piece of its balance (credit negative) that goes. */
async function givenBack(sql: Sql, orderId: string, part: Part | null): Promise<Posting[]> {
  const balances = ofLine(await partyBalances(sql, orderId), part?.orderLineId ?? null)
  if (!part) return balances
  const { amountFen, orderLineId, freightFen = 0n } = part
  if (!orderLineId) return giveBack(balances, amountFen)
  const goods = balances.filter((balance) => !isFreight(balance))
  return [...giveBack(goods, amountFen - freightFen), ...giveBack(balances.filter(isFreight), freightFen)]
}

type Booking = {
  kind: EntryKind
  postings: Posting[]
  back: Posting[]
  orderId: string | null
  cause: string
  at: Date
  part: Part | null
}

async function book(sql: Sql, { kind, postings, back, orderId, cause, at, part }: Booking): Promise<void> {
  const entryId = newId()
  await post(sql, { id: entryId, kind, cause, orderId, occurredAt: at, postings })
  if (!orderId || back.length === 0) return
  await uncertify(sql, { orderId, cause, at, part })
  if (part) await reverseAttributions(sql, { entryId, orderId, at, back, units: part.units })
  else await reverseRest(sql, { entryId, orderId, at })
}
