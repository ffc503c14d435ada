import { requireCharted } from '#domain/chart-of-accounts.ts'
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

/**
 * Accounts that do not exist yet; sorted, so that two writers meet in the same order. The first of the two statements:
 * with it the writer enters the ledger's gate, so that the next one sees every day that is closed.
 */
const openAccounts = `
INSERT INTO ledger_account (id, code, kind, household_id, producer_id)
SELECT uuidv7(), a.code, a.kind::account_kind, a.household_id, a.producer_id
FROM unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[]) AS a(code, kind, household_id, producer_id)
WHERE NOT EXISTS (SELECT 1 FROM ledger_account k WHERE k.code = a.code)
ORDER BY a.code
ON CONFLICT (code) DO NOTHING`

/**
 * Entries and their postings in one statement. A posting names its entry and its account by where they stand in their lists,
 * so that nothing is left to be joined, row by row or in an order that a plan chose. The day is worked out on both sides, from
 * the same columns; the database compares.
 */
const writeEntries = `
WITH account AS MATERIALIZED (
  SELECT array_agg(k.id ORDER BY a.place) AS ids
  FROM unnest($6::text[]) WITH ORDINALITY AS a(code, place) LEFT JOIN ledger_account k ON k.code = a.code
),
closed AS MATERIALIZED (SELECT max(day) + 1 AS first_open FROM ledger_day),
written AS (
  INSERT INTO ledger_entry (id, kind, cause, order_id, occurred_at, day, period)
  SELECT n.id, n.kind, n.cause, n.order_id, n.occurred_at, d.day, to_char(d.day, 'YYYY-MM')
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[]) AS n(id, kind, cause, order_id, occurred_at)
  CROSS JOIN closed
  CROSS JOIN LATERAL (SELECT greatest((n.occurred_at AT TIME ZONE 'Asia/Shanghai')::date, closed.first_open) AS day) d
)
INSERT INTO ledger_posting (entry_id, account_id, fen, day, order_line_id, agreement_version_id)
SELECT ($1::uuid[])[p.entry], account.ids[p.account], p.fen,
  greatest((($5::timestamptz[])[p.entry] AT TIME ZONE 'Asia/Shanghai')::date, closed.first_open),
  p.order_line_id, p.agreement_version_id
FROM unnest($7::int[], $8::int[], $9::bigint[], $10::uuid[], $11::uuid[])
  AS p(entry, account, fen, order_line_id, agreement_version_id)
CROSS JOIN account CROSS JOIN closed`

/**
 * Writes balanced entries: the only writer of the ledger. Runs in the caller's transaction, at whose end the database
 * checks that the postings (fen, debit positive) of each sum to zero. What happened on a closed day counts for the first
 * open one.
 * @throws Error (unique_violation) when a cause was posted before
 * @throws RangeError when the postings of an entry do not balance, or the chart of accounts has no such account
 */
export async function postAll(sql: Sql, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return
  for (const { cause, postings } of entries) {
    const total = postings.reduce((sum, posting) => sum + posting.fen, 0n)
    if (total !== 0n) throw new RangeError(`entry ${cause} is ${total} fen out of balance`)
  }
  const accounts = [
    ...new Map(entries.flatMap((e) => e.postings).map(({ account }) => [account.code, account])).values(),
  ]
  for (const account of accounts) requireCharted(account)
  const codes = accounts.map((a) => a.code)
  await sql.query({
    name: 'ledger_open_accounts',
    text: openAccounts,
    values: [
      codes,
      accounts.map((a) => a.kind),
      accounts.map((a) => a.householdId ?? null),
      accounts.map((a) => a.producerId ?? null),
    ],
  })
  const places = new Map(codes.map((code, at) => [code, at + 1]))
  const legs = entries.flatMap(({ postings }, at) => postings.map((posting) => ({ ...posting, entry: at + 1 })))
  await sql.query({
    name: 'ledger_write_entries',
    text: writeEntries,
    values: [
      entries.map((e) => e.id),
      entries.map((e) => e.kind),
      entries.map((e) => e.cause),
      entries.map((e) => e.orderId),
      entries.map((e) => e.occurredAt),
      codes,
      legs.map((p) => p.entry),
      legs.map((p) => places.get(p.account.code)),
      legs.map((p) => p.fen),
      legs.map((p) => p.orderLineId ?? null),
      legs.map((p) => p.agreementVersionId ?? null),
    ],
  })
}

/** Writes one entry: `postAll` of one. */
export const post = (sql: Sql, entry: NewEntry): Promise<void> => postAll(sql, [entry])
