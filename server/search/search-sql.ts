import { ON_AIR_KEY, PREORDER_KEY, priceBands, type Sort } from '#domain/search.ts'

/** One bit a facet: a product's `misses` are the facets whose filters it does not fit. */
const bits = { category: 1, district: 2, city: 4, linkage: 8, price: 16, preorder: 32, onAir: 64 } as const

const kept = `d.product_id, d.family_id, d.slug, d.category_slug, d.district_code, d.city_code, d.linkage_types, d.standing,
      d.price_fen, d.ships_now, d.preorder_from, d.preorder_until, d.created_at`

/**
 * How well a product fits, best 7: its name ends with all that was typed (7) or its last word (6), has every word (5), has them
 * together with where it is from, whose and what kind it is (4), has them somewhere (0). If no name fits, what sounds like
 * it joins in: names that end with all of it (3), have it in one piece (2), have its words (1).
 */
const found = `
  spelt AS MATERIALIZED (
    SELECT ${kept}, CASE WHEN words @@ $2::tsquery THEN 7 WHEN words @@ $3::tsquery THEN 6 WHEN words @@ $4::tsquery THEN 5
      WHEN words @@ $5::tsquery THEN 4 ELSE 0 END AS fit
    FROM search_document d WHERE words @@ $1::tsquery
  ),
  hit AS MATERIALIZED (
    SELECT * FROM spelt
    UNION ALL
    SELECT ${kept}, CASE WHEN words @@ $7::tsquery THEN 3 WHEN words @@ $8::tsquery THEN 2 ELSE 1 END FROM search_document d
    WHERE words @@ $6::tsquery AND NOT EXISTS (SELECT FROM spelt WHERE fit > 0)
      AND NOT EXISTS (SELECT FROM spelt WHERE spelt.product_id = d.product_id)
  )`

const everything = `hit AS (SELECT ${kept}, 0 AS fit FROM search_document d)`

const bands = priceBands
  .map(({ key, below }) => (below === null ? `ELSE '${key}'` : `WHEN h.price_fen < ${below} THEN '${key}'`))
  .join(' ')

const place = 'standing, slug COLLATE "C"'
const orders: Record<Sort, string> = {
  match: `fit DESC, ${place}`,
  'price-up': `price_fen, fit DESC, ${place}`,
  'price-down': `price_fen DESC, fit DESC, ${place}`,
  newest: `created_at DESC, fit DESC, ${place}`,
}

/** Pages whose products are put in order of availability together: stock is read for so many, not for every hit. */
const PAGES_TOGETHER = 10

const counted = (bit: number) => `sum(n) FILTER (WHERE misses & ~${bit} = 0)`

/**
 * One statement for a page and its facets. Rows of `facet, key, count`: `page` has the page's products in order, `total`
 * the number of hits. Stock and sessions are read as they are now; prices and windows are the product's own.
 *
 * $1 to $8: texts of tsquery (`QueryWords`), with `typed`; then now, the end of today, the filters as arrays or null
 * (category, district, city, linkage, price), whether pre-order and on air are asked for, page and size.
 */
export function searchSql({ typed, sort }: { typed: boolean; sort: Sort }): string {
  const at = (index: number) => `$${(typed ? 8 : 0) + index}`
  const missing = (index: number, column: string, bit: number) =>
    `CASE WHEN ${at(index)}::text[] IS NOT NULL AND (${column} = ANY (${at(index)}::text[])) IS NOT TRUE THEN ${bit} ELSE 0 END`
  const [page, size] = [`${at(10)}::int`, `${at(11)}::int`]
  return `
  WITH ${typed ? found : everything},
  air AS MATERIALIZED (
    SELECT i.product_id FROM live_item i JOIN live_session l ON l.id = i.session_id
    WHERE l.state = 'live' OR (l.state = 'scheduled' AND l.scheduled_at >= ${at(1)}::timestamptz AND l.scheduled_at < ${at(2)}::timestamptz)
  ),
  present AS (
    SELECT h.*, CASE ${bands} END AS band, (h.preorder_from <= ${at(1)} AND ${at(1)} < h.preorder_until) IS TRUE AS preorder,
      h.product_id IN (SELECT product_id FROM air) AS on_air
    FROM hit h
  ),
  marked AS MATERIALIZED (
    SELECT *, ${missing(3, 'category_slug', bits.category)} + ${missing(4, 'district_code', bits.district)}
      + ${missing(5, 'city_code', bits.city)} + ${missing(7, 'band', bits.price)}
      + CASE WHEN NOT linkage_types::text[] && ${at(6)}::text[] THEN ${bits.linkage} ELSE 0 END
      + CASE WHEN ${at(8)}::boolean AND NOT preorder THEN ${bits.preorder} ELSE 0 END
      + CASE WHEN ${at(9)}::boolean AND NOT on_air THEN ${bits.onAir} ELSE 0 END AS misses
    FROM present
  ),
  alike AS MATERIALIZED (
    SELECT category_slug, district_code, city_code, linkage_types, band, preorder, on_air, misses, count(*) AS n
    FROM marked GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ),
  sums AS (
    SELECT GROUPING(category_slug, district_code, city_code, band, preorder, on_air) AS kind, category_slug, district_code,
      city_code, band, preorder, on_air, ${counted(0)} AS hits, ${counted(bits.category)} AS categories,
      ${counted(bits.district)} AS districts, ${counted(bits.city)} AS cities, ${counted(bits.price)} AS prices,
      ${counted(bits.preorder)} AS preorders, ${counted(bits.onAir)} AS airs
    FROM alike
    GROUP BY GROUPING SETS ((category_slug), (district_code), (city_code), (band), (preorder), (on_air), ())
  ),
  facets AS MATERIALIZED (
    SELECT f.facet, f.key, f.count FROM sums CROSS JOIN LATERAL (VALUES
      (31, 'category', category_slug, categories), (47, 'district', district_code, districts), (55, 'city', city_code, cities),
      (59, 'price', band, prices), (61, 'preorder', CASE WHEN preorder THEN '${PREORDER_KEY}' END, preorders),
      (62, 'onAir', CASE WHEN on_air THEN '${ON_AIR_KEY}' END, airs), (63, 'total', 'all', hits)
    ) f (kind, facet, key, count)
    WHERE f.kind = sums.kind AND f.key IS NOT NULL AND f.count > 0
    UNION ALL
    SELECT 'linkage', type::text, sum(n) FROM alike, unnest(linkage_types) type
    WHERE misses & ~${bits.linkage} = 0 GROUP BY type
  ),
  shown AS MATERIALIZED (
    SELECT greatest(0, least(${page} - 1, (coalesce((SELECT count FROM facets WHERE facet = 'total'), 1)::int - 1) / ${size})) AS page
  ),
  best AS (
    SELECT * FROM marked WHERE misses = 0 ORDER BY ${orders[sort]}
    LIMIT ${PAGES_TOGETHER} * ${size} OFFSET (SELECT page / ${PAGES_TOGETHER} * ${PAGES_TOGETHER} * ${size} FROM shown)
  )
  SELECT facet, key, count::int FROM facets
  UNION ALL
  (SELECT 'page', b.product_id::text, 0 FROM best b
   ${sort === 'match' ? available : ''}
   ORDER BY ${sort === 'match' ? orders.match.replace('fit DESC', 'fit DESC, s.available DESC') : orders[sort]}
   LIMIT ${size} OFFSET (SELECT page % ${PAGES_TOGETHER} * ${size} FROM shown))`
}

/** A lookup by key for each of the few, where a join would read the stock of the whole catalogue. */
const available = `
   CROSS JOIN LATERAL (
     SELECT (b.ships_now OR b.preorder) AND coalesce((SELECT free FROM stock WHERE product_id = b.product_id), 0) > 0 AS available
     OFFSET 0
   ) s`

/** The best fitting goods, each once, by the same measure. $1 to $8 as above, $9 how many. */
export const suggestSql = `
  WITH ${found}
  SELECT h.family_id AS "familyId", f.name_zh, f.name_en, c.name_zh AS category_zh, c.name_en AS category_en
  FROM (
    SELECT family_id, max(fit) AS fit, min(standing) AS standing, min(slug) AS slug FROM hit GROUP BY family_id
    ORDER BY 2 DESC, 3, 4 LIMIT $9
  ) h JOIN product_family f ON f.id = h.family_id JOIN category c ON c.slug = f.category_slug
  ORDER BY h.fit DESC, h.standing, h.slug`

/** Goods whose spelling has letters in common with $1, three by three; at most $2. */
export const nearSql = `
  SELECT f.id AS "familyId", f.name_zh, f.name_en, c.name_zh AS category_zh, c.name_en AS category_en, h.spelling
  FROM (
    SELECT family_id, min(spelling) AS spelling, max(word_similarity($1, spelling)) AS likeness, min(standing) AS standing,
      min(slug) AS slug
    FROM search_document WHERE $1 <% spelling GROUP BY family_id ORDER BY 3 DESC, 4, 5 LIMIT $2
  ) h JOIN product_family f ON f.id = h.family_id JOIN category c ON c.slug = f.category_slug
  ORDER BY h.likeness DESC, h.standing, h.slug`
