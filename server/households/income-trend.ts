import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { earnedInPeriod, filterValues, householdsInPlace, type IncomeFilter } from './income-sql.ts'

/** Net income of one hour, day or month. `at` is its first moment in Asia/Shanghai, `YYYY-MM-DDTHH:MM`. */
export type TrendPoint = { at: string; provisionalFen: Fen; confirmedFen: Fen }

const trend = `
WITH place AS MATERIALIZED (SELECT h.id FROM ${householdsInPlace}),
earned AS (
  SELECT date_trunc($9, a.occurred_at AT TIME ZONE 'Asia/Shanghai') AS at,
         coalesce(sum(a.net_fen) FILTER (WHERE o.confirmed_at IS NULL), 0)::bigint AS provisional,
         coalesce(sum(a.net_fen) FILTER (WHERE o.confirmed_at IS NOT NULL), 0)::bigint AS confirmed
  FROM attribution a JOIN orders o ON o.id = a.order_id
  WHERE ${earnedInPeriod} AND a.household_id IN (SELECT id FROM place) GROUP BY 1
)
SELECT to_char(s.at, 'YYYY-MM-DD"T"HH24:MI') AS at, coalesce(e.provisional, 0) AS provisional, coalesce(e.confirmed, 0) AS confirmed
FROM generate_series(date_trunc($9, $6::timestamptz AT TIME ZONE 'Asia/Shanghai'),
                     ($7::timestamptz AT TIME ZONE 'Asia/Shanghai') - interval '1 second', ('1 ' || $9)::interval) AS s(at)
LEFT JOIN earned e ON e.at = s.at ORDER BY s.at`

/** Net income over the period, step by step, with the steps in which nothing happened. */
export async function incomeTrend({ db }: { db: Db }, filter: IncomeFilter): Promise<TrendPoint[]> {
  const { rows } = await db.pool.query<{ at: string; provisional: bigint; confirmed: bigint }>(trend, [
    ...filterValues(filter),
    filter.period.step,
  ])
  return rows.map(({ at, provisional, confirmed }) => ({ at, provisionalFen: provisional, confirmedFen: confirmed }))
}
