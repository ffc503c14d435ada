import type { Fen } from '#domain/money.ts'
import { publicCount, showable } from '#domain/small-groups.ts'
import type { Db } from '#server/db/db.ts'

/** What a session earned registered households, net, reversals taken off. */
export type SessionIncome = {
  /** Of orders that can still be returned. */
  provisionalFen: Fen
  confirmedFen: Fen
  /** At least so many; null for fewer than five, and so few are not counted out to anybody. */
  households: number | null
  /** Net income by live item; only as far as neither an item nor what is left of all is about fewer than five households. */
  byItem: { itemId: string; provisionalFen: Fen; confirmedFen: Fen }[]
}

type Row = { itemId: string | null; provisionalFen: bigint; confirmedFen: bigint; households: string[] }

/** By item, and of all together (`itemId` null). */
const readSums = `
SELECT l.live_item_id AS "itemId", coalesce(sum(a.net_fen) FILTER (WHERE o.confirmed_at IS NULL), 0)::bigint AS "provisionalFen",
  coalesce(sum(a.net_fen) FILTER (WHERE o.confirmed_at IS NOT NULL), 0)::bigint AS "confirmedFen", coalesce(array_agg(DISTINCT a.household_id::text), '{}') AS households
FROM attribution a JOIN orders o ON o.id = a.order_id JOIN order_line l ON l.id = a.order_line_id
WHERE o.live_session_id = $1 AND l.live_item_id IS NOT NULL GROUP BY GROUPING SETS ((l.live_item_id), ())`

export async function readIncome(db: Db, sessionId: string): Promise<SessionIncome> {
  const { rows } = await db.pool.query<Row>(readSums, [sessionId])
  const all = rows.find(({ itemId }) => itemId === null)
  const items = rows.filter(({ itemId }) => itemId !== null)
  const shown = showable(items.map(({ households }) => ({ households: new Set(households) })))
  return {
    provisionalFen: all?.provisionalFen ?? 0n,
    confirmedFen: all?.confirmedFen ?? 0n,
    households: publicCount(all?.households.length ?? 0),
    byItem: items.flatMap(({ itemId, households: _, ...sums }, at) =>
      itemId !== null && shown.parts[at] ? [{ itemId, ...sums }] : [],
    ),
  }
}
