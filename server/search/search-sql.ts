import { ON_AIR_KEY, PREORDER_KEY, priceBands, type Sort } from '#domain/search.ts'

/** One bit a facet: a product's `misses` are the facets whose filters it does not fit. */
const bits = { category: 1, district: 2, city: 4, linkage: 8, price: 16, preorder: 32, onAir: 64 } as const

/**
 * How well a product fits, best 7: its name ends with all that was typed (7) or its last word (6), has every word (5), has them
 * together with where it is from, whose and what kind it is (4), has them somewhere (0). If no name fits, what sounds like
 * it joins in: names that end with all of it (3), have it in one piece (2), have its words (1).
 */
const found = `
  spelt AS MATERIALIZED (
    SELECT d.*, CASE WHEN words @@ $2::tsquery THEN 7 WHEN words @@ $3::tsquery THEN 6 WHEN words @@ $4::tsquery THEN 5
      WHEN words @@ $5::tsquery THEN 4 ELSE 0 END AS fit
    FROM search_document d WHERE words @@ $1::tsquery
  ),
  hit AS (
    SELECT * FROM spelt
    UNION ALL
    SELECT d.*, CASE WHEN words @@ $7::tsquery THEN 3 WHEN words @@ $8::tsquery THEN 2 ELSE 1 END FROM search_document d
    WHERE words @@ $6::tsquery AND NOT EXISTS (SELECT FROM spelt WHERE fit > 0)
      AND NOT EXISTS (SELECT FROM spelt WHERE spelt.product_id = d.product_id)
  )`

const everything = 'hit AS (SELECT d.*, 0 AS fit FROM search_document d)'

const bands = priceBands
  .map(({ key, below }) => (below === null ? `ELSE '${key}'` : `WHEN p.price_fen < ${below} THEN '${key}'`))
  .join(' ')

const orders: Record<Sort, string> = {
  match: 'fit DESC, available DESC, standing, slug',
  'price-up': 'price_fen, fit DESC, standing, slug',
  'price-down': 'price_fen DESC, fit DESC, standing, slug',
  newest: 'created_at DESC, fit DESC, standing, slug',
}

const counted = (bit: number) => `count(*) FILTER (WHERE misses & ~${bit} = 0)`

/**
 * One statement for a page and its facets. Rows of `facet, key, count`: `page` has the page's products in order, `total`
 * the sum of hits. Stock, price, windows and sessions are read as they are now.
 *
 * $1 to $8: texts of tsquery (`QueryWords`), with `typed`; then now, the end of today, the filters as arrays or null
 * (category, district, city, linkage, price), whether pre-order and on air are asked for, page and size.
 */
export function searchSql({ typed, sort }: { typed: boolean; sort: Sort }): string {
  const at = (place: number) => `$${(typed ? 8 : 0) + place}`
  const chosen = (place: number, column: string, bit: number) =>
    `CASE WHEN ${column} = ANY (${at(place)}::text[]) IS FALSE OR (${column} IS NULL AND ${at(place)}::text[] IS NOT NULL) THEN ${bit} ELSE 0 END`
  return `
  WITH ${typed ? found : everything},
  air AS MATERIALIZED (
    SELECT DISTINCT i.product_id FROM live_item i JOIN live_session l ON l.id = i.session_id
    WHERE l.state = 'live' OR (l.state = 'scheduled' AND l.scheduled_at > ${at(1)}::timestamptz - interval '1 hour' AND l.scheduled_at < ${at(2)}::timestamptz)
  ),
  present AS (
    SELECT h.*, p.price_fen, p.created_at, p.ships_now, coalesce(s.free, 0) AS free, CASE ${bands} END AS band,
      p.preorder_from <= ${at(1)} AND ${at(1)} < p.preorder_until IS TRUE AS preorder,
      h.product_id IN (SELECT product_id FROM air) AS on_air
    FROM hit h JOIN product p ON p.id = h.product_id LEFT JOIN stock s ON s.product_id = h.product_id
    WHERE p.withdrawn_at IS NULL
  ),
  marked AS MATERIALIZED (
    SELECT product_id, fit, standing, slug, category_slug, district_code, city_code, linkage_types, price_fen, created_at, band,
      preorder, on_air, free > 0 AND (ships_now OR preorder) AS available,
      ${chosen(3, 'category_slug', bits.category)} + ${chosen(4, 'district_code', bits.district)}
      + ${chosen(5, 'city_code', bits.city)}
      + CASE WHEN linkage_types::text[] && ${at(6)}::text[] IS FALSE THEN ${bits.linkage} ELSE 0 END
      + ${chosen(7, 'band', bits.price)}
      + CASE WHEN ${at(8)}::boolean AND NOT preorder THEN ${bits.preorder} ELSE 0 END
      + CASE WHEN ${at(9)}::boolean AND NOT on_air THEN ${bits.onAir} ELSE 0 END AS misses
    FROM present
  ),
  sums AS (
    SELECT GROUPING(category_slug, district_code, city_code, band, preorder, on_air) AS kind, category_slug, district_code,
      city_code, band, preorder, on_air, ${counted(0)} AS hits, ${counted(bits.category)} AS categories,
      ${counted(bits.district)} AS districts, ${counted(bits.city)} AS cities, ${counted(bits.price)} AS prices,
      ${counted(bits.preorder)} AS preorders, ${counted(bits.onAir)} AS airs
    FROM marked
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
    SELECT 'linkage', type::text, count(*) FROM marked, unnest(linkage_types) type
    WHERE misses & ~${bits.linkage} = 0 GROUP BY type
  )
  SELECT facet, key, count::int FROM facets
  UNION ALL
  (SELECT 'page', product_id::text, 0 FROM marked WHERE misses = 0 ORDER BY ${orders[sort]}
   LIMIT ${at(11)}::int OFFSET ${at(11)}::int * (SELECT least(${at(10)}::int - 1,
     (coalesce((SELECT count FROM facets WHERE facet = 'total'), 1) - 1) / ${at(11)}::int)))`
}

/** The best fitting goods, each once, by the same measure. $1 to $8 as above, $9 how many. */
export const suggestSql = `
  WITH ${found}
  SELECT h.family_id AS "familyId", f.name_zh, f.name_en, c.name_zh AS category_zh, c.name_en AS category_en
  FROM (
    SELECT family_id, max(fit) AS fit, min(standing) AS standing, min(slug) AS slug FROM hit GROUP BY family_id
    ORDER BY 2 DESC, 3, 4 LIMIT $9
  ) h JOIN product_family f ON f.id = h.family_id JOIN category c ON c.slug = f.category_slug
  ORDER BY h.fit DESC, h.standing, h.slug`

/** Goods whose spelling is least unlike $1, at most $2. */
export const nearSql = `
  SELECT f.id AS "familyId", f.name_zh, f.name_en, c.name_zh AS category_zh, c.name_en AS category_en
  FROM (
    SELECT family_id, max(word_similarity($1, spelling)) AS likeness, min(standing) AS standing, min(slug) AS slug
    FROM search_document WHERE $1 <% spelling GROUP BY family_id ORDER BY 2 DESC, 3, 4 LIMIT $2
  ) h JOIN product_family f ON f.id = h.family_id JOIN category c ON c.slug = f.category_slug
  ORDER BY h.likeness DESC, h.standing, h.slug`
