import { v7 as newId } from 'uuid'
import {
  type HouseholdPart,
  payoutFailedRule,
  payoutProvenRule,
  payoutReturnedRule,
  payoutRule,
} from '#domain/posting/payouts.ts'
import type { EntryKind, Posting } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'

const earned = `
SELECT a.household_id AS "householdId", sum(l.fen)::bigint AS fen FROM payout_line l JOIN attribution a ON a.id = l.attribution_id
WHERE l.payout_id = $1 GROUP BY 1 ORDER BY 1`

const repaid = `
SELECT u.household_id AS "householdId", sum(r.fen)::bigint AS fen FROM aid_repayment r JOIN aid_use u ON u.id = r.aid_use_id
WHERE r.payout_id = $1 GROUP BY 1 ORDER BY 1`

async function partsOf(sql: Sql, payoutId: string): Promise<[HouseholdPart[], HouseholdPart[]]> {
  const [from, into] = [
    await sql.query<HouseholdPart>(earned, [payoutId]),
    await sql.query<HouseholdPart>(repaid, [payoutId]),
  ]
  return [from.rows, into.rows]
}

const entry = (sql: Sql, kind: EntryKind, cause: string, postings: readonly Posting[], at: Date): Promise<void> =>
  post(sql, { id: newId(), kind, cause, orderId: null, occurredAt: at, postings })

/** The bank is told to pay it. */
export const postSent = async (sql: Sql, payoutId: string, at: Date): Promise<void> =>
  entry(sql, 'payout', `payout:${payoutId}`, payoutRule(...(await partsOf(sql, payoutId))), at)

/** The bank has paid it. */
export const postProven = (sql: Sql, { id, amountFen }: { id: string; amountFen: bigint }, at: Date): Promise<void> =>
  entry(sql, 'payout_proven', `payout-proven:${id}`, payoutProvenRule(amountFen), at)

/** The bank could not pay it. */
export const postFailed = async (sql: Sql, payoutId: string, at: Date): Promise<void> =>
  entry(sql, 'payout_failed', `payout-failed:${payoutId}`, payoutFailedRule(...(await partsOf(sql, payoutId))), at)

/** The bank has sent a proven one back. */
export const postReturned = async (sql: Sql, payoutId: string, at: Date): Promise<void> =>
  entry(
    sql,
    'payout_returned',
    `payout-returned:${payoutId}`,
    payoutReturnedRule(...(await partsOf(sql, payoutId))),
    at,
  )
