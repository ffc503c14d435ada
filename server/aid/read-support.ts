import type { Fen } from '#domain/money.ts'
import type { SupportKind } from '#domain/support-kinds.ts'
import type { Db } from '#server/db/db.ts'
import { type EvidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { pageOf, sortOf } from '#server/households/income-report.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** Help between two households, masked; `day` in Asia/Shanghai. */
export type SupportRow = {
  id: string
  giverId: string
  giverCode: string
  giverName: string
  receiverId: string
  receiverCode: string
  receiverName: string
  kind: SupportKind
  descriptionZh: string
  descriptionEn: string
  quantity: number | null
  valueFen: Fen
  day: string
  recordedBy: string | null
}

const sorts = ['day', 'giver', 'receiver', 'kind', 'quantity', 'value'] as const
export type SupportSort = (typeof sorts)[number]
const orderBy: Record<SupportSort, string> = {
  day: 'day',
  giver: '"giverCode"',
  receiver: '"receiverCode"',
  kind: 'kind',
  quantity: 'quantity',
  value: '"valueFen"',
}

export type SupportList = {
  rows: (SupportRow & { evidence: EvidenceView[] })[]
  count: number
  valueFen: Fen
  pageSize: number
  sort: SupportSort
  descending: boolean
}

const PAGE_SIZE = 50
const nameOf = (household: string) =>
  `(SELECT ${maskedName} FROM household_identity i WHERE i.household_id = ${household}.id)`

/** Rows of support as views, with the giver's district; conditions and order follow. */
export const supportRows = `
SELECT s.id, g.id AS "giverId", g.code AS "giverCode", ${nameOf('g')} AS "giverName", r.id AS "receiverId", r.code AS "receiverCode",
       ${nameOf('r')} AS "receiverName", s.kind, s.description_zh AS "descriptionZh", s.description_en AS "descriptionEn", s.quantity,
       s.value_fen AS "valueFen", s.given_on::text AS day, u.name AS "recordedBy", t.district_code
FROM support s JOIN household g ON g.id = s.giver_id JOIN household r ON r.id = s.receiver_id
JOIN village w ON w.code = g.village_code JOIN township t ON t.code = w.township_code LEFT JOIN app_user u ON 'user:' || u.id = s.recorded_by`

const list = (sort: SupportSort, descending: boolean): string => `
WITH given AS (${supportRows} WHERE $1::bpchar IS NULL OR t.district_code = $1)
SELECT *, count(*) OVER ()::int AS count, sum("valueFen") OVER ()::bigint AS "allFen" FROM given
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'} NULLS LAST, day DESC, id LIMIT $2 OFFSET $3`

/** Help between households of the viewer's scope, the newest first unless sorted otherwise. @throws DomainError Forbidden */
export async function readSupport(
  { db }: { db: Db },
  viewer: Viewer,
  query: { sort?: string | null; page?: number | null; all?: boolean },
): Promise<SupportList> {
  const scope = districtInScope(viewer)
  const order = sortOf(query.sort, sorts, { sort: 'day', descending: true })
  const { limit, offset } = pageOf(query.page, query.all ? 'all' : PAGE_SIZE)
  const { rows } = await db.pool.query<SupportRow & { count: number; allFen: Fen; district_code: string }>(
    list(order.sort, order.descending),
    [scope, limit, offset],
  )
  const evidence = await listEvidence(
    db.pool,
    'support',
    rows.map(({ id }) => id),
  )
  return {
    rows: rows.map(({ count: _, allFen: __, district_code: ___, ...row }) => ({
      ...row,
      evidence: evidence.filter(({ subjectId }) => subjectId === row.id),
    })),
    count: rows[0]?.count ?? 0,
    valueFen: rows[0]?.allFen ?? 0n,
    pageSize: PAGE_SIZE,
    ...order,
  }
}
