import type { EntryKind, Posting } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'

export type NewEntry = {
  id: string
  kind: EntryKind
  /** What caused it, such as `payment:<id>`; the database refuses a second entry of one cause. */
  cause: string
  orderId: string | null
  occurredAt: Date
  postings: readonly Posting[]
}

/** Accounts that do not exist yet; sorted, so that two writers meet in the same order. */
const openAccounts = `
INSERT INTO ledger_account (id, code, kind, household_id, producer_id)
SELECT uuidv7(), a.code, a.kind::account_kind, a.household_id, a.producer_id
FROM unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[]) AS a(code, kind, household_id, producer_id)
WHERE NOT EXISTS (SELECT 1 FROM ledger_account k WHERE k.code = a.code)
ORDER BY a.code
ON CONFLICT (code) DO NOTHING`

const writeEntry = `
INSERT INTO ledger_entry (id, kind, cause, order_id, occurred_at, day, period)
SELECT $1, $2, $3, $4, $5, d.day, to_char(d.day, 'YYYY-MM')
FROM (SELECT greatest(($5::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, (SELECT max(day) + 1 FROM ledger_day)) AS day) d`

const writePostings = `
INSERT INTO ledger_posting (entry_id, account_id, fen, day, order_line_id, agreement_version_id)
SELECT $1, k.id, p.fen, e.day, p.order_line_id, p.agreement_version_id
FROM unnest($2::text[], $3::bigint[], $4::uuid[], $5::uuid[]) AS p(code, fen, order_line_id, agreement_version_id)
JOIN ledger_account k ON k.code = p.code JOIN ledger_entry e ON e.id = $1`

/**
 * Writes one balanced entry: the only writer of the ledger. Runs in the caller's transaction, at whose end the database
 * checks that the postings (fen, debit positive) sum to zero.
 * @throws Error (unique_violation) when the cause was posted before
 * @throws RangeError when the postings do not balance
 */
export async function post(sql: Sql, entry: NewEntry): Promise<void> {
  const { id, kind, cause, orderId, occurredAt, postings } = entry
  const total = postings.reduce((sum, posting) => sum + posting.fen, 0n)
  if (total !== 0n) throw new RangeError(`entry ${cause} is ${total} fen out of balance`)
  const accounts = [...new Map(postings.map(({ account }) => [account.code, account])).values()]
  await sql.query({
    name: 'ledger_open_accounts',
    text: openAccounts,
    values: [
      accounts.map((a) => a.code),
      accounts.map((a) => a.kind),
      accounts.map((a) => a.householdId ?? null),
      accounts.map((a) => a.producerId ?? null),
    ],
  })
  await sql.query({
    name: 'ledger_write_entry',
    text: writeEntry,
    values: [id, kind, cause, orderId, occurredAt],
  })
  await sql.query({
    name: 'ledger_write_postings',
    text: writePostings,
    values: [
      id,
      postings.map((p) => p.account.code),
      postings.map((p) => p.fen),
      postings.map((p) => p.orderLineId ?? null),
      postings.map((p) => p.agreementVersionId ?? null),
    ],
  })
}
