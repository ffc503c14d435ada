import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { daysUpToNow } from '#server/reports/income-days-sql.ts'
import { earnedInPeriod, filterValues, householdsInPlace, type IncomeFilter } from './income-sql.ts'

/** Net income of one hour, day or month. `at` is its first moment in Asia/Shanghai, `YYYY-MM-DDTHH:MM`. */
export type TrendPoint = { at: string; provisionalFen: Fen; confirmedFen: Fen }

/** Net income of one place below the report's own, in one step. */
export type HeatCell = { code: string; at: string; netFen: Fen }

export type CourseLevel = 'district' | 'township' | 'village'

const codes: Record<CourseLevel, string> = { district: 't.district_code', township: 't.code', village: 'v.code' }

/** Days are summed once; the hours of a single day are read from its attributions. */
const earnedBy = (step: 'hour' | 'day' | 'month'): string =>
  step === 'hour'
    ? `SELECT p.code, date_trunc('hour', a.occurred_at AT TIME ZONE 'Asia/Shanghai') AS at, sum(a.net_fen)::bigint AS net,
              coalesce(sum(a.net_fen) FILTER (WHERE o.confirmed_at IS NOT NULL), 0)::bigint AS confirmed
       FROM attribution a JOIN orders o ON o.id = a.order_id JOIN place p ON p.id = a.household_id WHERE ${earnedInPeriod} GROUP BY 1, 2`
    : `SELECT p.code, date_trunc('${step}', d.day::timestamp) AS at, sum(d.net_fen)::bigint AS net, sum(d.confirmed_fen)::bigint AS confirmed
       FROM days d JOIN place p ON p.id = d.household_id GROUP BY 1, 2`

const course = (level: CourseLevel, step: 'hour' | 'day' | 'month'): string => `
WITH place AS MATERIALIZED (SELECT m.id, ${codes[level]} AS code FROM ${householdsInPlace}),
${step === 'hour' ? '' : `${daysUpToNow},`}
earned AS (${earnedBy(step)})
SELECT to_char(s.at, 'YYYY-MM-DD"T"HH24:MI') AS at, e.code, coalesce(e.net, 0)::bigint AS net, coalesce(e.confirmed, 0)::bigint AS confirmed
FROM generate_series(date_trunc('${step}', $6::date::timestamp), $7::date::timestamp + interval '1 day' - interval '1 second', interval '1 ${step}') AS s(at)
LEFT JOIN earned e ON e.at = s.at ORDER BY s.at, e.code`

type Row = { at: string; code: string | null; net: bigint; confirmed: bigint }

/**
 * Net income over the period, step by step, with the steps in which nothing happened; and the same for each place of `level`, where
 * something did.
 */
export async function incomeCourse(
  { db }: { db: Db },
  filter: IncomeFilter,
  level: CourseLevel,
): Promise<{ trend: TrendPoint[]; heat: HeatCell[] }> {
  const { rows } = await db.pool.query<Row>(course(level, filter.period.step), filterValues(filter))
  const trend = new Map<string, TrendPoint>()
  const heat: HeatCell[] = []
  for (const { at, code, net, confirmed } of rows) {
    const point = trend.get(at) ?? { at, provisionalFen: 0n, confirmedFen: 0n }
    trend.set(at, {
      at,
      provisionalFen: point.provisionalFen + net - confirmed,
      confirmedFen: point.confirmedFen + confirmed,
    })
    if (code !== null) heat.push({ code, at, netFen: net })
  }
  return { trend: [...trend.values()], heat }
}
