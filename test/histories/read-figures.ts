import { payoutOf } from '#domain/payout.ts'
import { readDue } from '#server/payouts/read-due.ts'
import type { Figures } from './payouts.ts'
import type { District, HistoryShop } from './stage.ts'

type Row = { id: string } & Omit<Figures, 'dueEarned' | 'dueRecovered'>

/** What the ledger, the payouts and the attributions say of each household; never one by way of another. */
const read = `
SELECT h.id,
  (SELECT -coalesce(sum(x.fen), 0)::bigint FROM ledger_posting x JOIN ledger_account k ON k.id = x.account_id WHERE k.code = 'household:' || h.id || ':provisional') AS provisional,
  (SELECT -coalesce(sum(x.fen), 0)::bigint FROM ledger_posting x JOIN ledger_account k ON k.id = x.account_id WHERE k.code = 'household:' || h.id || ':confirmed') AS confirmed,
  (SELECT coalesce(sum(p.amount_fen), 0)::bigint FROM payout p WHERE p.household_id = h.id AND p.state = 'sent') AS sent,
  (SELECT coalesce(sum(p.amount_fen), 0)::bigint FROM payout p WHERE p.household_id = h.id AND p.state = 'paid') AS paid,
  coalesce(a.gross, 0)::bigint AS gross, coalesce(a.cost, 0)::bigint AS cost, coalesce(a.net, 0)::bigint AS net
FROM household h LEFT JOIN LATERAL (
  SELECT sum(gross_fen) AS gross, sum(cost_fen) AS cost, sum(net_fen) AS net FROM attribution WHERE household_id = h.id) a ON true
WHERE h.id = ANY($1::uuid[])`

export async function readFigures(
  { db, clock }: HistoryShop,
  { households, districtCode }: District,
): Promise<Map<string, Figures>> {
  const { rows } = await db.pool.query<Row>(read, [households])
  const due = await readDue(db.pool, { districtCode, producerId: null, upTo: clock.now() })
  return new Map(
    rows.map(({ id, ...figures }) => {
      const own = due.find(({ householdId }) => householdId === id)
      const payout = own ? payoutOf({ ...own, floorBps: 5_000 }) : null
      return [id, { ...figures, dueEarned: payout?.earnedFen ?? 0n, dueRecovered: payout?.recoveredFen ?? 0n }]
    }),
  )
}
