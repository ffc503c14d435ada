import type { LinkageType } from '#domain/linkage-types.ts'
import type { Sql } from '#server/db/db.ts'

/** Everything that search may know of one product that is for sale. */
export type ProductDocument = {
  productId: string
  familyId: string
  slug: string
  nameZh: string
  nameEn: string
  /** Of the family; usually the same. */
  goodsZh: string
  goodsEn: string
  specZh: string
  specEn: string
  aboutZh: string
  aboutEn: string
  categorySlug: string
  categoryZh: string
  categoryEn: string
  districtCode: string
  districtZh: string
  districtEn: string
  cityCode: string | null
  cityZh: string | null
  cityEn: string | null
  sellerZh: string
  sellerEn: string
  /** Story and aliases whose subjects agree to it now. */
  consented: string[]
  /** Ids of the producer and households whose consent that is. */
  consentedBy: string[]
  linkageTypes: LinkageType[]
  standing: number
  priceFen: bigint
  /** In stock, and shipped now or sold ahead at the time of reading. */
  available: boolean
  shipsNow: boolean
  preorderFrom: Date | null
  preorderUntil: Date | null
  createdAt: Date
  /** Sessions that have it and are not over. */
  onAir: { live: boolean; at: Date }[]
}

type Row = Omit<ProductDocument, 'onAir'> & { onAir: { live: boolean; at: string }[] }

const documents = `
  SELECT p.id AS "productId", f.id AS "familyId", p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn", f.name_zh AS "goodsZh", f.name_en AS "goodsEn", p.spec_zh AS "specZh",
    p.spec_en AS "specEn", f.description_zh AS "aboutZh", f.description_en AS "aboutEn", c.slug AS "categorySlug",
    c.name_zh AS "categoryZh", c.name_en AS "categoryEn", d.code AS "districtCode", d.name_zh AS "districtZh",
    d.name_en AS "districtEn", t.code AS "cityCode", t.name_zh AS "cityZh", t.name_en AS "cityEn", r.name_zh AS "sellerZh",
    r.name_en AS "sellerEn", p.position * 1000 + c.position AS standing, p.price_fen AS "priceFen",
    coalesce(s.free, 0) > 0 AND (p.ships_now OR (p.preorder_from <= $1 AND $1 < p.preorder_until) IS TRUE) AS available, p.ships_now AS "shipsNow", p.preorder_from AS "preorderFrom",
    p.preorder_until AS "preorderUntil", p.created_at AS "createdAt",
    array_remove(CASE WHEN r.story_consent_at IS NOT NULL THEN ARRAY[r.story_zh, r.story_en] END || aliases.names, NULL)
      AS consented,
    CASE WHEN r.story_consent_at IS NOT NULL THEN ARRAY[r.id] END || aliases.bearers AS "consentedBy",
    linkage.types AS "linkageTypes", air.sessions AS "onAir"
  FROM product p
  JOIN product_family f ON f.id = p.family_id
  JOIN category c ON c.slug = f.category_slug
  JOIN district d ON d.code = f.district_code
  JOIN producer r ON r.id = f.producer_id
  LEFT JOIN pairing g ON g.district_code = d.code
  LEFT JOIN city t ON t.code = g.city_code
  LEFT JOIN stock s ON s.product_id = p.id
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT a.type::text ORDER BY a.type::text), '{}') AS types
    FROM agreement_version v JOIN linkage_agreement a ON a.id = v.agreement_id
    WHERE v.family_id = f.id AND v.state = 'approved' AND v.valid_from <= $1 AND (v.valid_to IS NULL OR v.valid_to > $1)
  ) linkage
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(h.alias_zh) || array_agg(h.alias_en), '{}') AS names, coalesce(array_agg(h.id), '{}') AS bearers
    FROM household h
    WHERE h.alias_consent_at IS NOT NULL AND h.id IN (
      SELECT x.household_id FROM agreement_share x JOIN agreement_version v ON v.id = x.version_id
      WHERE v.family_id = f.id AND v.state = 'approved' AND v.valid_from <= $1 AND (v.valid_to IS NULL OR v.valid_to > $1))
  ) aliases
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('live', l.state = 'live', 'at', l.scheduled_at)), '[]') AS sessions
    FROM live_item i JOIN live_session l ON l.id = i.session_id
    WHERE i.product_id = p.id AND l.state IN ('scheduled', 'live')
  ) air
  WHERE p.withdrawn_at IS NULL`

const toDocument = (row: Row): ProductDocument => ({
  ...row,
  onAir: row.onAir.map(({ live, at }) => ({ live, at: new Date(at) })),
})

/** The documents of these products as they are now; products that are not for sale have none. */
export async function readDocuments(sql: Sql, now: Date, productIds: string[]): Promise<ProductDocument[]> {
  const { rows } = await sql.query<Row>(`${documents} AND p.id = ANY ($2::uuid[]) ORDER BY p.id`, [now, productIds])
  return rows.map(toDocument)
}

const BATCH = 500

/** The documents of the whole catalogue, in batches. */
export async function* readAllDocuments(sql: Sql, now: Date): AsyncGenerator<ProductDocument[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql.query<Row>(`${documents} AND p.id > $2 ORDER BY p.id LIMIT ${BATCH}`, [now, after])
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(toDocument)
    after = last.productId
  }
}
