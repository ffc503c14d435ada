import type { Sql } from '#server/db/db.ts'

/** An order that keeps its account from being closed. */
export type Underway = { id: string; number: bigint }

/**
 * Orders of an account that are not over: goods or money still move, a claim or a dispute is open, a refund has not reached
 * its buyer. The oldest first, ten at most.
 */
export async function findUnderway(sql: Sql, userId: string): Promise<Underway[]> {
  const { rows } = await sql.query<Underway>(
    `SELECT o.id, o.number FROM orders o
     WHERE o.user_id = $1 AND (
       o.state IN ('held', 'reserved', 'paid', 'packed', 'shipped', 'delivered', 'refunding')
       OR EXISTS (SELECT 1 FROM claim c WHERE c.order_id = o.id AND c.state IN ('open', 'agreed', 'sent_back'))
       OR EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = o.id AND d.state = 'open')
       OR EXISTS (SELECT 1 FROM refund r WHERE r.order_id = o.id AND r.state <> 'succeeded'
                  AND NOT EXISTS (SELECT 1 FROM refund s WHERE s.replaces_id = r.id)))
     ORDER BY o.number LIMIT 10`,
    [userId],
  )
  return rows
}
