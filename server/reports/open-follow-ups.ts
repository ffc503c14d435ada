import { randomUUID } from 'node:crypto'
import { COMPARED_MONTHS, salesFell } from '#domain/sales-drop.ts'
import type { Deps } from '#server/deps.ts'

/** Net of the last full month and of the months before it, by household; a merged one counts as the one it became. $1 is now. */
const sums = `
WITH month AS (SELECT date_trunc('month', ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')) AS now)
SELECT h.id, to_char(m.now - interval '1 month', 'YYYY-MM') AS period,
       coalesce(sum(d.net_fen) FILTER (WHERE d.day >= m.now - interval '1 month'), 0)::bigint AS "monthFen",
       coalesce(sum(d.net_fen) FILTER (WHERE d.day < m.now - interval '1 month'), 0)::bigint AS "beforeFen"
FROM month m CROSS JOIN income_day d JOIN household x ON x.id = d.household_id JOIN household h ON h.id = coalesce(x.merged_into_id, x.id)
WHERE d.day >= m.now - interval '${COMPARED_MONTHS + 1} months' AND d.day < m.now AND h.removed_at IS NULL
GROUP BY h.id, m.now`

/**
 * Asks a person to look after households whose sales fell in the last full month. Once a household and month; run again, it adds nothing.
 * @returns how many were opened
 */
export async function openFollowUps({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const now = clock.now()
  const { rows } = await db.pool.query<{ id: string; period: string; monthFen: bigint; beforeFen: bigint }>(sums, [now])
  const fallen = rows.filter(({ monthFen, beforeFen }) => salesFell(monthFen, beforeFen))
  const { rowCount } = await db.pool.query(
    `INSERT INTO follow_up (id, household_id, kind, period, opened_at)
     SELECT i, h, 'sales_fell', p, $4 FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS u(i, h, p) ON CONFLICT DO NOTHING`,
    [fallen.map(() => randomUUID()), fallen.map(({ id }) => id), fallen.map(({ period }) => period), now],
  )
  return rowCount ?? 0
}
