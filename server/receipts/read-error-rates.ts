import { errorRateBps } from '#domain/receipt-check.ts'
import { FEWEST, publicCount } from '#domain/small-groups.ts'
import type { Deps } from '#server/deps.ts'

/** What households of a district said of the payouts they were asked about, in the four quarters that are over. */
export type DistrictChecks = {
  code: string
  nameZh: string
  nameEn: string
  /** At least so many households answered; null: fewer than five, so nothing is shown. */
  households: number | null
  /** Whole percent of the answers that differ, in basis points. */
  errorBps: number | null
}

/** A whole percent: one answer more or less does not show. */
const STEP_BPS = 100

const read = `
SELECT d.code, d.name_zh AS "nameZh", d.name_en AS "nameEn", count(*) FILTER (WHERE c.state = 'confirmed')::int AS confirmed,
       count(*) FILTER (WHERE c.state = 'different')::int AS different, count(DISTINCT coalesce(h.merged_into_id, h.id))::int AS households
FROM receipt_check c JOIN payout p ON p.id = c.payout_id JOIN payout_run r ON r.id = p.run_id JOIN household h ON h.id = p.household_id
JOIN district d ON d.code = r.district_code
CROSS JOIN (SELECT date_trunc('quarter', $1::timestamptz AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai' AS over) q
WHERE c.state IN ('confirmed', 'different') AND c.answered_at >= q.over - interval '1 year' AND c.answered_at < q.over
GROUP BY d.code ORDER BY d.code`

type Row = { code: string; nameZh: string; nameEn: string; confirmed: number; different: number; households: number }

/**
 * The error rate of payouts for each district, for everybody. Only quarters that are over count, numbers are rounded and no total is
 * given: neither a new answer nor a subtraction tells what one household said.
 */
export async function readErrorRates({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<DistrictChecks[]> {
  const { rows } = await db.pool.query<Row>(read, [clock.now()])
  return rows.map(({ confirmed, different, households, ...district }) => {
    const rate = errorRateBps({ confirmed, different })
    if (households < FEWEST || rate === null) return { ...district, households: null, errorBps: null }
    return { ...district, households: publicCount(households), errorBps: Math.round(rate / STEP_BPS) * STEP_BPS }
  })
}
