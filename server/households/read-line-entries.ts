import type { Fen } from '#domain/money.ts'
import type { EntryKind } from '#domain/posting-rules.ts'
import type { Db } from '#server/db/db.ts'
import { maskedName } from './income-sql.ts'

/** The first word of an account's code. */
export type AccountName =
  | 'household'
  | 'producer'
  | 'logistics'
  | 'platform'
  | 'provider'
  | 'refunds'
  | 'suspense'
  | 'disputes'
  | 'bank'
  | 'fees'
  | 'losses'

/** One leg: debit positive, credit negative, fen. `nameZh` says whose account it is where the viewer may know. */
export type EntryLeg = {
  id: bigint
  account: AccountName
  /** Of household accounts. */
  state: 'provisional' | 'confirmed' | null
  nameZh: string | null
  nameEn: string | null
  lineId: string | null
  fen: Fen
}
/** A ledger entry of the line's order with all its legs, which sum to 0. */
export type LineEntry = {
  id: string
  sequence: bigint
  kind: EntryKind
  period: string
  occurredAt: Date
  legs: EntryLeg[]
}

const read = `
SELECT e.id AS entry_id, e.sequence, e.kind, e.period, e.occurred_at, p.id, split_part(k.code, ':', 1) AS account,
       CASE WHEN k.household_id IS NOT NULL THEN split_part(k.code, ':', 3) END AS state,
       CASE WHEN h.id IS NOT NULL THEN h.code || ' ' || ${maskedName} ELSE r.name_zh END AS name_zh,
       CASE WHEN h.id IS NOT NULL THEN h.code || ' ' || ${maskedName} ELSE r.name_en END AS name_en, p.order_line_id, p.fen
FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id JOIN ledger_account k ON k.id = p.account_id
LEFT JOIN producer r ON r.id = k.producer_id
LEFT JOIN (household h JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
           JOIN household_identity i ON i.household_id = h.id)
  ON h.id = k.household_id AND ($2::bpchar IS NULL OR t.district_code = $2)
WHERE e.order_id = $1 ORDER BY e.sequence, p.id`

type Row = {
  entry_id: string
  sequence: bigint
  kind: EntryKind
  period: string
  occurred_at: Date
  id: bigint
  account: AccountName
  state: 'provisional' | 'confirmed' | null
  name_zh: string | null
  name_en: string | null
  order_line_id: string | null
  fen: Fen
}

export async function readLineEntries(
  db: Db,
  { orderId, scope }: { orderId: string; scope: string | null },
): Promise<LineEntry[]> {
  const { rows } = await db.pool.query<Row>(read, [orderId, scope])
  const entries = new Map<string, LineEntry>()
  for (const row of rows) {
    const { entry_id: id, sequence, kind, period, occurred_at: occurredAt } = row
    const entry = entries.get(id) ?? { id, sequence, kind, period, occurredAt, legs: [] }
    const { account, state, name_zh: nameZh, name_en: nameEn, order_line_id: lineId, fen } = row
    entry.legs.push({ id: row.id, account, state, nameZh, nameEn, lineId, fen })
    entries.set(id, entry)
  }
  return [...entries.values()]
}
