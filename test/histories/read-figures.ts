import { dayOf } from '#domain/calendar-day.ts'
import { openRecovery, payoutOf } from '#domain/payout.ts'
import { incomeFigures } from '#server/households/income-figures.ts'
import { reportPeriod } from '#server/households/report-period.ts'
import { readDue } from '#server/payouts/read-due.ts'
import type { Beside, Figures } from './figures.ts'
import { readBeside } from './read-beside.ts'
import type { District, HistoryShop } from './stage.ts'

type Own = Pick<Figures, 'provisional' | 'confirmed' | 'advance' | 'declared' | 'sent' | 'paid' | 'gross' | 'cost'>
type Due = Pick<Figures, 'dueEarned' | 'dueRecovered' | 'dueRepaid' | 'owing'>
type Net = Pick<Figures, 'netProvisional' | 'netConfirmed' | 'netPaid' | 'netVerified'>

/** What the ledger, the payouts and the attributions say of each household; never one by way of another. */
const readOwn = `
SELECT h.id, -coalesce(m.provisional, 0) AS provisional, -coalesce(m.confirmed, 0) AS confirmed, coalesce(m.advance, 0) AS advance,
  -coalesce(m.declared, 0) AS declared,
  (SELECT coalesce(sum(p.amount_fen), 0)::bigint FROM payout p WHERE p.household_id = h.id AND p.state = 'sent') AS sent,
  (SELECT coalesce(sum(p.amount_fen), 0)::bigint FROM payout p WHERE p.household_id = h.id AND p.state = 'paid') AS paid,
  coalesce(a.gross, 0)::bigint AS gross, coalesce(a.cost, 0)::bigint AS cost
FROM household h LEFT JOIN LATERAL (
  SELECT sum(gross_fen) AS gross, sum(cost_fen) AS cost FROM attribution WHERE household_id = h.id) a ON true
LEFT JOIN LATERAL (
  SELECT sum(x.fen) FILTER (WHERE k.code LIKE '%:provisional')::bigint AS provisional, sum(x.fen) FILTER (WHERE k.code LIKE '%:confirmed')::bigint AS confirmed,
    sum(x.fen) FILTER (WHERE k.code LIKE 'advance:%')::bigint AS advance,
    sum(x.fen) FILTER (WHERE k.code LIKE 'declared:%')::bigint AS declared
  FROM ledger_account k JOIN ledger_posting x ON x.account_id = k.id WHERE k.household_id = h.id) m ON true
WHERE h.id = ANY($1::uuid[])`

const readMoved = `
SELECT e.period, k.household_id AS household, CASE WHEN k.code LIKE 'advance:%' THEN 'advance' WHEN k.code LIKE 'declared:%' THEN 'declared' ELSE split_part(k.code, ':', 3) END AS account,
       sum(CASE WHEN k.code LIKE 'advance:%' THEN x.fen ELSE -x.fen END)::bigint AS fen
FROM ledger_account k JOIN ledger_posting x ON x.account_id = k.id JOIN ledger_entry e ON e.id = x.entry_id
WHERE k.household_id = ANY($1::uuid[]) GROUP BY 1, 2, 3`

/** What accounts of households moved by, by month, household and account; without what is nothing. */
export async function readMonthSums({ db }: HistoryShop, { households }: District): Promise<Map<string, bigint>> {
  type Row = { period: string; household: string; account: string; fen: bigint }
  const { rows } = await db.pool.query<Row>(readMoved, [households])
  return new Map(
    rows
      .filter(({ fen }) => fen !== 0n)
      .map(({ period, household, account, fen }) => [`${period} ${household} ${account}`, fen]),
  )
}

/** What is left of each order's money, paid and not given back, and how many claims of it are not decided. */
export async function readOrders(
  { db }: HistoryShop,
  orderIds: readonly string[],
): Promise<Map<string, { fen: bigint; claims: number }>> {
  const { rows } = await db.pool.query<{ id: string; fen: bigint; claims: number }>(
    `SELECT o.id, o.paid_fen - o.refunded_fen AS fen,
            (SELECT count(*)::int FROM claim c WHERE c.order_id = o.id AND c.state IN ('open', 'agreed', 'sent_back')) AS claims
     FROM orders o WHERE o.id = ANY($1::uuid[])`,
    [orderIds],
  )
  return new Map(rows.map(({ id, ...found }) => [id, found]))
}

async function readDues({ db, clock }: HistoryShop, { districtCode }: District): Promise<Map<string, Due>> {
  const due = await readDue(db.pool, { districtCode, producerId: null, upTo: clock.now() })
  return new Map(
    due.map((own): [string, Due] => {
      const payout = payoutOf({ ...own, floorBps: 5_000 })
      const { earnedFen: dueEarned = 0n, recoveredFen: dueRecovered = 0n, repaidFen: dueRepaid = 0n } = payout ?? {}
      return [own.householdId, { dueEarned, dueRecovered, dueRepaid, owing: openRecovery(own.due, own.forgivenFen) }]
    }),
  )
}

/** The coordinator's figures of the households, of a stretch of days. */
async function readReport({ db, clock }: HistoryShop, { districtCode }: District, days: { from: string; to: string }) {
  const place = { code: districtCode, district: districtCode, township: null, village: null, path: [] }
  const anything = { liveSessionId: null, channel: null, type: null, householdId: null }
  const filter = { scope: districtCode, place, period: reportPeriod(days, clock.now()), ...anything }
  const shown = { level: 'household', sort: 'name', descending: false, limit: 100, offset: 0 } as const
  const { rows } = await incomeFigures({ db }, filter, shown)
  return new Map(rows.map((row) => [row.code, row]))
}

/** @param month the one in which the history began: its net is asked for too */
export async function readFigures(shop: HistoryShop, district: District, month: string): Promise<Map<string, Figures>> {
  const { rows } = await shop.db.pool.query<{ id: string } & Own>(readOwn, [district.households])
  const due = await readDues(shop, district)
  const [year = 0, at = 0] = month.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10)
  const today = dayOf(shop.clock.now())
  const ever = await readReport(shop, district, { from: `${month}-01`, to: today })
  const within = await readReport(shop, district, { from: `${month}-01`, to: lastDay })
  const netOf = (id: string): Net => ({
    netProvisional: ever.get(id)?.provisional.netFen ?? 0n,
    netConfirmed: ever.get(id)?.confirmed.netFen ?? 0n,
    netPaid: ever.get(id)?.paid.netFen ?? 0n,
    netVerified: ever.get(id)?.verified.netFen ?? 0n,
  })
  const nothing: Due = { dueEarned: 0n, dueRecovered: 0n, dueRepaid: 0n, owing: 0n }
  const pages = rows.map(async ({ id }): Promise<[string, Beside]> => [id, await readBeside(shop, district, id)])
  const beside = new Map(await Promise.all(pages))
  const none: Beside = { wage: 0n, property: 0n, granted: 0n }
  return new Map(
    rows.map(({ id, ...own }) => [
      id,
      {
        ...own,
        ...(beside.get(id) ?? none),
        ...(due.get(id) ?? nothing),
        ...netOf(id),
        netOfMonth: within.get(id)?.total.netFen ?? 0n,
      },
    ]),
  )
}
