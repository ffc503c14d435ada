import type { DueAttribution } from '#domain/payout.ts'
import type { OpenAdvance } from '#domain/repayment.ts'
import type { Sql } from '#server/db/db.ts'
import { isUnsettled } from '#server/parcels/unsettled.ts'

/** Whose income is asked for. */
export type DueFilter = {
  /** Null: of every district. */
  districtCode: string | null
  /** Income by the goods of one producer only; what is to be recovered is recovered from any. */
  producerId: string | null
  /** Sales confirmed until then, UTC. What was taken back counts at once. */
  upTo: Date
}

/** A household with income or something to give back. `householdId` of an attribution may be one that was merged into this one. */
export type DueHousehold = {
  householdId: string
  due: (DueAttribution & { householdId: string })[]
  /** Left out because its order is claimed or disputed, fen. */
  unsettledFen: bigint
  forgivenFen: bigint
  advances: (OpenAdvance & { householdId: string })[]
  /** The newest account that a second person approved. */
  bankAccountId: string | null
}

type Row = DueAttribution & { payeeId: string; householdId: string; unsettled: boolean; wanted: boolean }

const dueRows = `
SELECT s.id AS "payeeId", a.household_id AS "householdId", a.id, coalesce(a.reverses_id, a.id) AS "saleId",
       a.gross_fen - coalesce(p.fen, 0) AS "leftFen", a.gross_fen AS "grossFen", a.net_fen AS "netFen",
       ${isUnsettled} AS unsettled, o.confirmed_at <= $2 AND ($3::uuid IS NULL OR f.producer_id = $3) AS wanted
FROM attribution a JOIN orders o ON o.id = a.order_id JOIN household h ON h.id = a.household_id
JOIN household s ON s.id = coalesce(h.merged_into_id, h.id) JOIN village v ON v.code = s.village_code JOIN township t ON t.code = v.township_code
JOIN order_line l ON l.id = a.order_line_id JOIN product g ON g.id = l.product_id JOIN product_family f ON f.id = g.family_id
LEFT JOIN LATERAL (SELECT sum(x.fen)::bigint AS fen FROM payout_line x WHERE x.attribution_id = a.id AND NOT x.released) p ON true
WHERE ($1::bpchar IS NULL OR t.district_code = $1) AND o.confirmed_at IS NOT NULL AND a.gross_fen <> coalesce(p.fen, 0)
ORDER BY a.occurred_at, a.id`

const forgiven = `
SELECT coalesce(h.merged_into_id, h.id) AS id, sum(x.amount_fen)::bigint AS fen FROM hardship x JOIN household h ON h.id = x.household_id
WHERE x.state = 'approved' AND coalesce(h.merged_into_id, h.id) = ANY($1::uuid[]) GROUP BY 1`

const openAdvances = `
SELECT coalesce(h.merged_into_id, h.id) AS "payeeId", u.household_id AS "householdId", u.id, u.repay_bps AS "repayBps", u.floor_fen AS "floorFen",
       u.amount_fen - coalesce(sum(r.fen), 0)::bigint AS "leftFen"
FROM aid_use u JOIN household h ON h.id = u.household_id LEFT JOIN aid_repayment r ON r.aid_use_id = u.id AND NOT r.released
WHERE u.kind = 'advance' AND u.state IN ('given', 'closed') AND coalesce(h.merged_into_id, h.id) = ANY($1::uuid[])
GROUP BY u.id, h.id HAVING u.amount_fen > coalesce(sum(r.fen), 0) ORDER BY u.given_at, u.id`

const accounts = `
SELECT DISTINCT ON (household_id) household_id AS id, b.id AS account FROM household_bank_account b
WHERE household_id = ANY($1::uuid[]) AND state = 'approved' ORDER BY household_id, decided_at DESC, b.id DESC`

/** What of a household's rows counts: no order under discussion, and no sale that is not asked for, with what was taken back of it. */
function counted(rows: readonly Row[]) {
  const others = new Set(rows.filter((row) => row.leftFen > 0n && !row.wanted).map((row) => row.saleId))
  const settled = rows.filter((row) => !row.unsettled && !others.has(row.saleId))
  const unsettled = rows.filter((row) => row.unsettled && row.wanted)
  return { due: settled, unsettledFen: unsettled.reduce((sum, { leftFen }) => sum + leftFen, 0n) }
}

/** What households are owed for confirmed orders and no payout has yet, by household; oldest first. */
export async function readDue(sql: Sql, { districtCode, producerId, upTo }: DueFilter): Promise<DueHousehold[]> {
  const { rows } = await sql.query<Row>(dueRows, [districtCode, upTo, producerId])
  const byHousehold = Map.groupBy(rows, (row) => row.payeeId)
  const ids = [...byHousehold.keys()].sort()
  const free = await sql.query<{ id: string; fen: bigint }>(forgiven, [ids])
  const owed = await sql.query<OpenAdvance & { payeeId: string; householdId: string }>(openAdvances, [ids])
  const paidTo = await sql.query<{ id: string; account: string }>(accounts, [ids])
  const forgivenOf = new Map(free.rows.map(({ id, fen }) => [id, fen]))
  const accountOf = new Map(paidTo.rows.map(({ id, account }) => [id, account]))
  return ids.map((id) => ({
    householdId: id,
    ...counted(byHousehold.get(id) ?? []),
    forgivenFen: forgivenOf.get(id) ?? 0n,
    advances: owed.rows.filter(({ payeeId }) => payeeId === id),
    bankAccountId: accountOf.get(id) ?? null,
  }))
}
