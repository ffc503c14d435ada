import type { Db } from '#server/db/db.ts'
import { pageOf, sortOf } from '#server/households/income-report.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** A product as the desk lists it; money in fen, stock in units. */
export type GoodsRow = {
  id: string
  slug: string
  familyId: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  producerZh: string
  producerEn: string
  categoryZh: string
  categoryEn: string
  districtZh: string
  districtEn: string
  priceFen: bigint
  floorPriceFen: bigint | null
  free: number
  held: number
  sold: number
  batchCode: string | null
  pictures: number
  releasesOn: string | null
  withdrawnAt: Date | null
}

const sorts = ['name', 'slug', 'producer', 'category', 'price', 'free', 'sold', 'pictures'] as const
export type GoodsSort = (typeof sorts)[number]

export type GoodsQuery = {
  text?: string | null
  category?: string | null
  state?: string | null
  sort?: string | null
  page?: number | null
  all?: boolean
}

export type GoodsList = { rows: GoodsRow[]; count: number; pageSize: number; sort: GoodsSort; descending: boolean }

const PAGE_SIZE = 50
const orderBy: Record<GoodsSort, string> = {
  name: 'p.name_zh',
  slug: 'p.slug',
  producer: 'r.name_zh',
  category: 'c.position',
  price: 'p.price_fen',
  free: 'free',
  sold: 'sold',
  pictures: 'pictures',
}

const list = (sort: GoodsSort, descending: boolean): string => `
SELECT p.id, p.slug, p.family_id AS "familyId", p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn",
       r.name_zh AS "producerZh", r.name_en AS "producerEn", c.name_zh AS "categoryZh", c.name_en AS "categoryEn",
       d.name_zh AS "districtZh", d.name_en AS "districtEn", p.price_fen AS "priceFen", p.floor_price_fen AS "floorPriceFen",
       coalesce(s.free, 0) AS free, coalesce(s.held, 0) AS held, coalesce(s.sold, 0) AS sold, b.code AS "batchCode",
       (SELECT count(*)::int FROM picture i WHERE i.family_id = f.id) AS pictures, p.releases_on::text AS "releasesOn",
       p.withdrawn_at AS "withdrawnAt", count(*) OVER ()::int AS count
FROM product p JOIN product_family f ON f.id = p.family_id JOIN producer r ON r.id = f.producer_id
JOIN category c ON c.slug = f.category_slug JOIN district d ON d.code = f.district_code
LEFT JOIN stock s ON s.product_id = p.id LEFT JOIN batch b ON b.id = p.batch_id
WHERE ($1::bpchar IS NULL OR f.district_code = $1)
  AND ($2::text IS NULL OR concat_ws(' ', p.slug, p.name_zh, p.name_en, f.name_zh, f.name_en, r.name_zh, r.name_en, b.code) ILIKE $2)
  AND ($3::text IS NULL OR f.category_slug = $3)
  AND CASE $4 WHEN 'withdrawn' THEN p.withdrawn_at IS NOT NULL WHEN 'out' THEN p.withdrawn_at IS NULL AND coalesce(s.free, 0) = 0
      WHEN 'all' THEN true ELSE p.withdrawn_at IS NULL END
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, f.slug, p.position, p.slug LIMIT $5 OFFSET $6`

/** A text as a pattern that finds it anywhere, its own wildcards taken literally. */
const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/**
 * Products of the viewer's scope. `state`: on sale unless told `out` (of stock), `withdrawn` or `all`.
 * @throws DomainError Forbidden
 */
export async function listGoods({ db }: { db: Db }, viewer: Viewer, query: GoodsQuery): Promise<GoodsList> {
  const scope = districtInScope(viewer)
  const order = sortOf(query.sort, sorts, { sort: 'category', descending: false })
  const { limit, offset } = pageOf(query.page, query.all ? 'all' : PAGE_SIZE)
  const text = query.text?.normalize('NFKC').trim()
  const { rows } = await db.pool.query<GoodsRow & { count: number }>(list(order.sort, order.descending), [
    scope,
    text ? pattern(text) : null,
    query.category || null,
    query.state ?? 'sale',
    limit,
    offset,
  ])
  return { rows, count: rows[0]?.count ?? 0, pageSize: PAGE_SIZE, ...order }
}
