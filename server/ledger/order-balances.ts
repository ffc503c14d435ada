import { type AccountKind, isPartyAccount } from '#domain/ledger-accounts.ts'
import type { Posting } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'

type Row = {
  code: string
  kind: AccountKind
  household_id: string | null
  producer_id: string | null
  order_line_id: string | null
  agreement_version_id: string | null
  fen: bigint
}

/** What every party is owed for an order now: one balance (fen, credit negative) per account, line and agreement. */
export async function partyBalances(sql: Sql, orderId: string): Promise<Posting[]> {
  const { rows } = await sql.query<Row>(
    `SELECT k.code, k.kind, k.household_id, k.producer_id, p.order_line_id, p.agreement_version_id, sum(p.fen)::bigint AS fen
     FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id JOIN ledger_account k ON k.id = p.account_id
     WHERE e.order_id = $1
     GROUP BY k.code, k.kind, k.household_id, k.producer_id, p.order_line_id, p.agreement_version_id
     HAVING sum(p.fen) <> 0 ORDER BY k.code, p.order_line_id`,
    [orderId],
  )
  return rows
    .filter((row) => isPartyAccount(row.code))
    .map((row) => ({
      account: {
        code: row.code,
        kind: row.kind,
        householdId: row.household_id ?? undefined,
        producerId: row.producer_id ?? undefined,
      },
      fen: row.fen,
      orderLineId: row.order_line_id ?? undefined,
      agreementVersionId: row.agreement_version_id ?? undefined,
    }))
}
