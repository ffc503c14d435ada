import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { sortOf } from '#server/households/income-report.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { fundSums } from './aid-sql.ts'

/** A fund and what became of its money, fen. Of an approved one, what is left may be promised: repaid advances are there again. */
export type FundRow = {
  id: string
  code: string
  nameZh: string
  nameEn: string
  sourceZh: string
  sourceEn: string
  districtZh: string
  districtEn: string
  year: number
  state: 'proposed' | 'approved' | 'rejected'
  amountFen: Fen
  grantedFen: Fen
  advancedFen: Fen
  repaidFen: Fen
  promisedFen: Fen
  leftFen: Fen
  /** Uses that wait for a second person; nothing of them is taken from what is left. */
  waiting: number
  waitingFen: Fen
}

const sorts = ['code', 'district', 'year', 'amount', 'granted', 'advanced', 'repaid', 'left', 'waiting'] as const
export type FundSort = (typeof sorts)[number]
const orderBy: Record<FundSort, string> = {
  code: 'code',
  district: '"districtZh"',
  year: 'year',
  amount: '"amountFen"',
  granted: '"grantedFen"',
  advanced: '"advancedFen"',
  repaid: '"repaidFen"',
  left: '"leftFen"',
  waiting: '"waitingFen"',
}

/** Funds with their sums, as a FROM clause named `fund`; $1 is the viewer's district. */
export const fundsWithSums = `(
  SELECT s.*, CASE WHEN s.state = 'approved' THEN s."amountFen" - s."grantedFen" - s."advancedFen" + s."repaidFen" - s."promisedFen" ELSE 0 END AS "leftFen" FROM (
    SELECT f.id, f.code, f.name_zh AS "nameZh", f.name_en AS "nameEn", f.source_zh AS "sourceZh", f.source_en AS "sourceEn",
           d.code AS district_code, d.name_zh AS "districtZh", d.name_en AS "districtEn", f.year, f.state, f.amount_fen AS "amountFen", ${fundSums}
    FROM aid_fund f JOIN district d ON d.code = f.district_code LEFT JOIN aid_use u ON u.fund_id = f.id
    WHERE $1::bpchar IS NULL OR d.code = $1 GROUP BY f.id, d.code) s) fund`

/** Funds of the viewer's scope, and the districts where one may be set up. @throws DomainError Forbidden */
export async function readFunds(
  { db }: { db: Db },
  viewer: Viewer,
  query: { sort?: string | null },
): Promise<{
  rows: FundRow[]
  districts: { code: string; nameZh: string; nameEn: string }[]
  sort: FundSort
  descending: boolean
}> {
  const scope = districtInScope(viewer)
  const order = sortOf(query.sort, sorts, { sort: 'year', descending: true })
  const [funds, districts] = await Promise.all([
    db.pool.query<FundRow & { district_code: string }>(
      `SELECT * FROM ${fundsWithSums} ORDER BY ${orderBy[order.sort]} ${order.descending ? 'DESC' : 'ASC'}, code LIMIT 1000`,
      [scope],
    ),
    db.pool.query<{ code: string; nameZh: string; nameEn: string }>(
      `SELECT code, name_zh AS "nameZh", name_en AS "nameEn" FROM district WHERE $1::bpchar IS NULL OR code = $1 ORDER BY code`,
      [scope],
    ),
  ])
  return { rows: funds.rows.map(({ district_code: _, ...row }) => row), districts: districts.rows, ...order }
}
