import { errorRateBps } from '#domain/receipt-check.ts'
import type { Deps } from '#server/deps.ts'

/** What households of a district said of the payouts they were asked about in the last year. Counts are of households. */
export type DistrictChecks = {
  code: string
  nameZh: string
  nameEn: string
  /** Null: fewer than five households answered, so nothing is shown. */
  answered: number | null
  different: number | null
  /** Basis points of the answers that differ. */
  errorBps: number | null
}

/** Below so many households a figure may point at one of them. */
const FEWEST = 5

const read = `
SELECT d.code, d.name_zh AS "nameZh", d.name_en AS "nameEn", count(*) FILTER (WHERE c.state = 'confirmed')::int AS confirmed,
       count(*) FILTER (WHERE c.state = 'different')::int AS different, count(DISTINCT coalesce(h.merged_into_id, h.id))::int AS households
FROM receipt_check c JOIN payout p ON p.id = c.payout_id JOIN payout_run r ON r.id = p.run_id JOIN household h ON h.id = p.household_id
JOIN district d ON d.code = r.district_code
WHERE c.state IN ('confirmed', 'different') AND c.answered_at > $1::timestamptz - interval '1 year' AND c.answered_at <= $1
GROUP BY d.code ORDER BY d.code`

type Row = { code: string; nameZh: string; nameEn: string; confirmed: number; different: number; households: number }

/**
 * The error rate of payouts for each district, for everybody. Districts stand alone and no total is given, so that what is left out
 * of one cannot be had by subtracting the others.
 */
export async function readErrorRates({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<DistrictChecks[]> {
  const { rows } = await db.pool.query<Row>(read, [clock.now()])
  return rows.map(({ confirmed, different, households, ...district }) => {
    if (households < FEWEST) return { ...district, answered: null, different: null, errorBps: null }
    return { ...district, answered: confirmed + different, different, errorBps: errorRateBps({ confirmed, different }) }
  })
}
