import { LEAST_SCORE, type Likeness, likenesses, likenessScore } from '#domain/registry/duplicates.ts'
import type { Db } from '#server/db/db.ts'
import { pageOf } from '#server/households/income-report.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** One side of a pair, masked. `sales`: attributions that name it. */
export type LikeHousehold = {
  id: string
  code: string
  maskedName: string
  villageZh: string
  villageEn: string
  memberCount: number
  helper: string
  sales: number
}
export type LikePair = { left: LikeHousehold; right: LikeHousehold; shared: Likeness[]; score: number }

const PAGE = 20

const alike = (column: string, likeness: Likeness): string => `
SELECT a.household_id AS left_id, b.household_id AS right_id, '${likeness}' AS likeness
FROM household_identity a JOIN household_identity b ON b.${column} = a.${column} AND b.household_id > a.household_id
JOIN standing s ON s.id = a.household_id JOIN standing o ON o.id = b.household_id`

/** Blind indexes only: nobody's name, number or address is opened to compare them. */
const pairs = `
WITH standing AS MATERIALIZED (
  SELECT h.id FROM household h JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
  WHERE h.merged_into_id IS NULL AND h.removed_at IS NULL AND ($1::bpchar IS NULL OR t.district_code = $1)
), likeness AS (
  ${alike('id_number_index', 'idNumber')} UNION ${alike('phone_index', 'phone')} UNION ${alike('name_index', 'name')}
  UNION ${alike('pinyin_index', 'pinyin')} UNION ${alike('address_index', 'address')}
  UNION SELECT least(a.household_id, b.household_id), greatest(a.household_id, b.household_id), 'account'
  FROM household_bank_account a JOIN household_bank_account b ON b.number_index = a.number_index AND b.household_id > a.household_id
  JOIN standing s ON s.id = a.household_id JOIN standing o ON o.id = b.household_id
  WHERE a.state IN ('approved', 'proposed') AND b.state IN ('approved', 'proposed')
)
SELECT left_id AS "leftId", right_id AS "rightId", array_agg(likeness) AS shared FROM likeness l
WHERE NOT EXISTS (SELECT 1 FROM household_change c WHERE c.kind = 'merge' AND c.state <> 'approved'
  AND (c.household_id = l.left_id AND c.fields @> ARRAY['mergedInto:' || l.right_id]
    OR c.household_id = l.right_id AND c.fields @> ARRAY['mergedInto:' || l.left_id]))
GROUP BY left_id, right_id`

const sides = `
SELECT h.id, h.code, ${maskedName} AS "maskedName", v.name_zh AS "villageZh", v.name_en AS "villageEn", h.member_count AS "memberCount",
  r.name AS helper, (SELECT count(*)::int FROM attribution a WHERE a.household_id = h.id) AS sales
FROM household h JOIN village v ON v.code = h.village_code JOIN helper r ON r.id = h.helper_id
JOIN household_identity i ON i.household_id = h.id WHERE h.id = ANY($1::uuid[])`

/**
 * Pairs of households of the scope that may be one, likeliest first; pairs that somebody proposed to merge or to keep apart are left
 * out. `count` is of all pages.
 * @throws DomainError Forbidden
 */
export async function listDuplicates(
  { db }: { db: Db },
  viewer: Viewer,
  { page }: { page?: number } = {},
): Promise<{ pairs: LikePair[]; count: number; pageSize: number }> {
  const { limit, offset } = pageOf(page, PAGE)
  const { rows } = await db.pool.query<{ leftId: string; rightId: string; shared: Likeness[] }>(pairs, [
    districtInScope(viewer),
  ])
  const scored = rows
    .map((row) => ({ ...row, score: likenessScore(row.shared) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.leftId < b.leftId ? -1 : 1))
  const shown = scored.slice(offset, offset + limit)
  const ids = shown.flatMap(({ leftId, rightId }) => [leftId, rightId])
  const known = new Map((await db.pool.query<LikeHousehold>(sides, [ids])).rows.map((row) => [row.id, row]))
  return {
    count: scored.length,
    pageSize: PAGE,
    pairs: shown.flatMap(({ leftId, rightId, shared, score }) => {
      const [left, right] = [known.get(leftId), known.get(rightId)]
      const order = likenesses.filter((one) => shared.includes(one) && !(one === 'pinyin' && shared.includes('name')))
      return left && right ? [{ left, right, shared: order, score }] : []
    }),
  }
}
