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
import { type NewEntry, postAll } from '#server/ledger/post.ts'

type Part = HouseholdPart & { payoutId: string }

const earned = `
SELECT l.payout_id AS "payoutId", a.household_id AS "householdId", sum(l.fen)::bigint AS fen
FROM payout_line l JOIN attribution a ON a.id = l.attribution_id WHERE l.payout_id = ANY($1::uuid[]) GROUP BY 1, 2 ORDER BY 1, 2`

const repaid = `
SELECT r.payout_id AS "payoutId", u.household_id AS "householdId", sum(r.fen)::bigint AS fen
FROM aid_repayment r JOIN aid_use u ON u.id = r.aid_use_id WHERE r.payout_id = ANY($1::uuid[]) GROUP BY 1, 2 ORDER BY 1, 2`

type Rule = (earned: readonly HouseholdPart[], repaid: readonly HouseholdPart[]) => Posting[]

/** One entry for each payout, by what its households earned and repaid; all are written at once. */
async function postParts(
  sql: Sql,
  payoutIds: readonly string[],
  { kind, cause, rule, at }: { kind: EntryKind; cause: string; rule: Rule; at: Date },
): Promise<void> {
  const from = Map.groupBy((await sql.query<Part>(earned, [payoutIds])).rows, ({ payoutId }) => payoutId)
  const into = Map.groupBy((await sql.query<Part>(repaid, [payoutIds])).rows, ({ payoutId }) => payoutId)
  const entries = payoutIds.map((id) => entry(kind, `${cause}:${id}`, rule(from.get(id) ?? [], into.get(id) ?? []), at))
  await postAll(sql, entries)
}

const entry = (kind: EntryKind, cause: string, postings: readonly Posting[], occurredAt: Date): NewEntry => ({
  id: newId(),
  kind,
  cause,
  orderId: null,
  occurredAt,
  postings,
})

/** The bank is told to pay them. */
export const postSent = (sql: Sql, payoutIds: readonly string[], at: Date): Promise<void> =>
  postParts(sql, payoutIds, { kind: 'payout', cause: 'payout', rule: payoutRule, at })

/** The bank has paid them. */
export const postProven = (sql: Sql, payouts: readonly { id: string; amountFen: bigint }[], at: Date): Promise<void> =>
  postAll(
    sql,
    payouts.map(({ id, amountFen }) => entry('payout_proven', `payout-proven:${id}`, payoutProvenRule(amountFen), at)),
  )

/** The bank could not pay it. */
export const postFailed = (sql: Sql, payoutId: string, at: Date): Promise<void> =>
  postParts(sql, [payoutId], { kind: 'payout_failed', cause: 'payout-failed', rule: payoutFailedRule, at })

/** The bank has sent a proven one back. */
export const postReturned = (sql: Sql, payoutId: string, at: Date): Promise<void> =>
  postParts(sql, [payoutId], { kind: 'payout_returned', cause: 'payout-returned', rule: payoutReturnedRule, at })
