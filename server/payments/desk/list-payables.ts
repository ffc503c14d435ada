import type { Db } from '#server/db/db.ts'
import { maskedName } from '#server/households/income-sql.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type MoneyQuery, orderBy, PAGE_SIZE, shownBy } from './money-query.ts'
import { moneyScope } from './money-scope.ts'

export const payableParties = ['household', 'producer', 'logistics'] as const
export type PayableParty = (typeof payableParties)[number]

/** What a party is owed, fen. */
export type Owed = {
  /** For orders that can still be returned. */
  provisionalFen: bigint
  /** For confirmed orders, less what was paid out; below zero where more was paid out than is owed. */
  confirmedFen: bigint
  /** Parts of those two whose order a buyer's bank disputes. */
  frozenProvisionalFen: bigint
  frozenConfirmedFen: bigint
  /** What may be paid out: confirmed and not frozen, never below zero. */
  payableFen: bigint
}
export type PayableRow = Owed & {
  party: PayableParty
  /** Of the household or producer; null for logistics. */
  id: string | null
  /** A household's code. */
  code: string | null
  /** A household's is masked. */
  nameZh: string | null
  nameEn: string | null
}
const states = ['all', ...payableParties] as const
export type PayableState = (typeof states)[number]
const sorts = ['payable', 'confirmed', 'provisional', 'frozen', 'party'] as const
export type PayableSort = (typeof sorts)[number]
export type PayableList = {
  rows: PayableRow[]
  /** Over all pages. */
  count: number
  sum: Owed
  pageSize: number
  state: PayableState
  sort: PayableSort
  descending: boolean
}

const sortColumns: Record<PayableSort, string> = {
  payable: '"payableFen"',
  confirmed: '"confirmedFen"',
  provisional: '"provisionalFen"',
  frozen: '"frozenProvisionalFen" + "frozenConfirmedFen"',
  party: 'party',
}
const amounts = ['provisionalFen', 'confirmedFen', 'frozenProvisionalFen', 'frozenConfirmedFen', 'payableFen'] as const

/**
 * Households have an account for each of the two; for the others an order counts as provisional until it is confirmed.
 * What names no order, such as a payout, is confirmed.
 */
const owed = `
WITH leg AS (
  SELECT CASE WHEN k.household_id IS NOT NULL THEN 'household' WHEN k.producer_id IS NOT NULL THEN 'producer' ELSE 'logistics' END AS party,
         coalesce(k.household_id, k.producer_id) AS id, -x.fen AS fen,
         EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = e.order_id AND d.state = 'open') AS frozen,
         CASE WHEN k.household_id IS NOT NULL THEN k.code LIKE '%:provisional'
              ELSE o.id IS NOT NULL AND o.confirmed_at IS NULL END AS provisional
  FROM ledger_account k JOIN ledger_posting x ON x.account_id = k.id JOIN ledger_entry e ON e.id = x.entry_id
  LEFT JOIN orders o ON o.id = e.order_id
  WHERE k.code ~ '^(household|producer):' OR k.code = 'logistics:payable' AND $1::bpchar IS NULL),
balance AS (
  SELECT party, id, coalesce(sum(fen) FILTER (WHERE provisional), 0)::bigint AS "provisionalFen",
         coalesce(sum(fen) FILTER (WHERE NOT provisional), 0)::bigint AS "confirmedFen",
         coalesce(sum(fen) FILTER (WHERE provisional AND frozen), 0)::bigint AS "frozenProvisionalFen",
         coalesce(sum(fen) FILTER (WHERE NOT provisional AND frozen), 0)::bigint AS "frozenConfirmedFen"
  FROM leg GROUP BY party, id),
named AS (
  SELECT b.*, greatest("confirmedFen" - "frozenConfirmedFen", 0) AS "payableFen", h.code,
         coalesce(${maskedName}, r.name_zh) AS "nameZh", coalesce(${maskedName}, r.name_en) AS "nameEn"
  FROM balance b LEFT JOIN producer r ON r.id = b.id
  LEFT JOIN (household h JOIN household_identity i ON i.household_id = h.id JOIN village v ON v.code = h.village_code
             JOIN township t ON t.code = v.township_code) ON h.id = b.id
  WHERE ($1::bpchar IS NULL OR coalesce(t.district_code, r.district_code) = $1) AND ($2 = 'all' OR b.party = $2)
    AND ("provisionalFen" <> 0 OR "confirmedFen" <> 0 OR "frozenProvisionalFen" <> 0 OR "frozenConfirmedFen" <> 0))`

const list = (column: string, descending: boolean): string => `${owed}
SELECT *, count(*) OVER ()::int AS count, ${amounts.map((name) => `sum("${name}") OVER ()::bigint AS "all_${name}"`).join(', ')}
FROM named ${orderBy(column, descending, 'party, code, id')} LIMIT $3 OFFSET $4`

type Row = PayableRow & { count: number } & Record<`all_${(typeof amounts)[number]}`, bigint>

/**
 * What the parties of the viewer's scope are owed, by the ledger; logistics belongs to no district.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listPayables({ db }: { db: Db }, viewer: Viewer | null, query: MoneyQuery): Promise<PayableList> {
  const { district } = moneyScope(viewer)
  const first = () => ({ sort: 'payable' as const, descending: true })
  const { state, sort, descending, limit, offset } = shownBy(query, { states, sorts, first })
  const { rows } = await db.pool.query<Row>(list(sortColumns[sort], descending), [district, state, limit, offset])
  const { count = 0 } = rows[0] ?? {}
  const total = (name: (typeof amounts)[number]) => rows[0]?.[`all_${name}`] ?? 0n
  const sum = Object.fromEntries(amounts.map((name) => [name, total(name)])) as Owed
  return { rows, count, sum, pageSize: PAGE_SIZE, state, sort, descending }
}
