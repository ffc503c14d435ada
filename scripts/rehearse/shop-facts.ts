import { allocate } from '#domain/allocate.ts'
import { accounts } from '#domain/ledger-accounts.ts'
import type { Sql } from '#server/db/db.ts'
import { SetupError } from '#server/setup-error.ts'
import { keptOrders, type PlannedOrder, STOCK } from './plan.ts'

export const CHICKEN = 'fengdu-luhua-chicken'

/** What the rehearsal finds before it begins. */
export type ShopFacts = {
  productId: string
  priceFen: bigint
  sessionId: string
  liveItemId: string
  /** What the embedded cashier held for us before, fen. */
  providerFen: bigint
  /** Of the database's own clock. */
  startedAt: Date
}

type Row = {
  product_id: string
  price_fen: bigint
  free: number
  total: number
  session_id: string | null
  live_item_id: string | null
  live_price_fen: bigint | null
  quota_left: number | null
  provider_fen: bigint
  started_at: Date
}

const readRow = `
SELECT p.id AS product_id, p.price_fen, s.free, s.total, l.session_id, l.id AS live_item_id, l.live_price_fen, l.quota_left, now() AS started_at,
       (SELECT coalesce(sum(x.fen), 0)::bigint FROM ledger_posting x JOIN ledger_account k ON k.id = x.account_id
        WHERE k.code = 'provider:cashier') AS provider_fen
FROM product p JOIN stock s ON s.product_id = p.id
LEFT JOIN LATERAL (
  SELECT i.id, i.session_id, i.live_price_fen, i.quota - i.taken AS quota_left FROM live_item i JOIN live_session v ON v.id = i.session_id
  WHERE i.product_id = p.id AND v.state = 'scheduled' ORDER BY v.scheduled_at LIMIT 1) l ON true
WHERE p.slug = $1`

/**
 * Reads what the rehearsal starts from.
 * @throws SetupError where this is not a shop before its first sale of the chicken
 */
export async function readShopFacts(sql: Sql, day: readonly PlannedOrder[]): Promise<ShopFacts> {
  const { rows } = await sql.query<Row>(readRow, [CHICKEN])
  const row = rows[0]
  if (!row) throw new SetupError(`The database has no product "${CHICKEN}": the rehearsal needs the demo data.`)
  if (row.free !== STOCK || row.total !== STOCK)
    throw new SetupError(
      `The rehearsal needs all ${STOCK} chickens free, and ${row.free} are: start with an empty data folder, such as DATA_DIR=.data/rehearsal npm start.`,
    )
  if (!row.session_id || !row.live_item_id)
    throw new SetupError('The rehearsal needs a scheduled live session with the chicken, and there is none left.')
  const birds = day.filter(({ live }) => live).reduce((sum, { quantity }) => sum + quantity, 0)
  if ((row.quota_left ?? 0) < birds || row.live_price_fen !== row.price_fen)
    throw new SetupError(
      `The next session offers ${row.quota_left} chickens; the rehearsal needs ${birds} at the list price.`,
    )
  return {
    productId: row.product_id,
    priceFen: row.price_fen,
    sessionId: row.session_id,
    liveItemId: row.live_item_id,
    providerFen: row.provider_fen,
    startedAt: row.started_at,
  }
}

export type Expected = { byAccount: Map<string, bigint>; householdGrossFen: bigint; householdCostFen: bigint }

type ShareRow = { party: string; household_id: string | null; producer_id: string | null; bps: number; cost: bigint }

/** What the kept orders should have brought every party, worked out here from the agreement in force. */
export async function expectedSplit(sql: Sql, facts: ShopFacts, day: readonly PlannedOrder[]): Promise<Expected> {
  const { rows } = await sql.query<ShareRow>(
    `SELECT s.party, s.household_id, s.producer_id, s.bps, s.cost_fen_per_unit AS cost FROM agreement_share s
     JOIN agreement_version v ON v.id = s.version_id JOIN product p ON p.family_id = v.family_id
     WHERE p.id = $1 AND v.carries_split AND v.state = 'approved' AND tstzrange(v.valid_from, v.valid_to) @> $2::timestamptz`,
    [facts.productId, facts.startedAt],
  )
  const shares = rows.map(({ party, household_id, producer_id, bps, cost }) => {
    if (household_id) return { key: accounts.householdProvisional(household_id).code, bps, cost }
    if (producer_id) return { key: accounts.producer(producer_id).code, bps, cost: 0n }
    return { key: party === 'logistics' ? accounts.logistics.code : accounts.platform.code, bps, cost: 0n }
  })
  const expected: Expected = { byAccount: new Map(), householdGrossFen: 0n, householdCostFen: 0n }
  for (const { quantity } of keptOrders(day)) {
    const parts = allocate(facts.priceFen * BigInt(quantity), shares)
    for (const { key, cost } of shares) {
      const fen = parts.get(key) ?? 0n
      expected.byAccount.set(key, (expected.byAccount.get(key) ?? 0n) + fen)
      expected.householdGrossFen += key.startsWith('household:') ? fen : 0n
      expected.householdCostFen += cost * BigInt(quantity)
    }
  }
  return expected
}
