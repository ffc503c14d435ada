import type { Db, Sql } from '#server/db/db.ts'
import { documentWords, spelling } from './document-words.ts'
import type { ProductDocument } from './read-documents.ts'
import type { ReadAll } from './search-host.ts'

/** Those whose consent still stands; it cannot be withdrawn before the caller's transaction ends. */
async function lockConsents(sql: Sql, documents: ProductDocument[]): Promise<Set<string>> {
  const ids = [...new Set(documents.flatMap(({ consentedBy }) => consentedBy))]
  if (ids.length === 0) return new Set()
  const { rows: producers } = await sql.query<{ id: string }>(
    'SELECT id FROM producer WHERE id = ANY ($1::uuid[]) AND story_consent_at IS NOT NULL ORDER BY id FOR SHARE',
    [ids],
  )
  const { rows: households } = await sql.query<{ id: string }>(
    'SELECT id FROM household WHERE id = ANY ($1::uuid[]) AND alias_consent_at IS NOT NULL ORDER BY id FOR SHARE',
    [ids],
  )
  return new Set([...producers, ...households].map(({ id }) => id))
}

const columns = `product_id, family_id, slug, category_slug, district_code, city_code, linkage_types, standing, price_fen, ships_now,
       preorder_from, preorder_until, created_at, words, spelling, stale`

/**
 * Writes documents, new or known, in the caller's transaction. One whose subject withdrew consent since it was read goes in
 * without those words and stays stale.
 */
export async function putDocuments(sql: Sql, documents: ProductDocument[]): Promise<void> {
  const standing = await lockConsents(sql, documents)
  const rows = documents.map((document) => {
    const agreed = document.consentedBy.every((id) => standing.has(id))
    return {
      product_id: document.productId,
      family_id: document.familyId,
      slug: document.slug,
      category_slug: document.categorySlug,
      district_code: document.districtCode,
      city_code: document.cityCode,
      linkage_types: document.linkageTypes,
      standing: document.standing,
      price_fen: String(document.priceFen),
      ships_now: document.shipsNow,
      preorder_from: document.preorderFrom,
      preorder_until: document.preorderUntil,
      created_at: document.createdAt,
      words: documentWords(agreed ? document : { ...document, consented: [] }),
      spelling: spelling(document),
      stale: !agreed,
    }
  })
  await sql.query(
    `INSERT INTO search_document (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::search_document, $1::jsonb) ORDER BY product_id
     ON CONFLICT (product_id) DO UPDATE SET (family_id, slug, category_slug, district_code, city_code, linkage_types, standing,
       price_fen, ships_now, preorder_from, preorder_until, created_at, words, spelling, stale) = (excluded.family_id, excluded.slug, excluded.category_slug, excluded.district_code,
       excluded.city_code, excluded.linkage_types, excluded.standing, excluded.price_fen, excluded.ships_now,
       excluded.preorder_from, excluded.preorder_until, excluded.created_at, excluded.words, excluded.spelling, excluded.stale)`,
    [JSON.stringify(rows)],
  )
}

/** Writes all documents batch by batch, then drops those of products that are not for sale. @returns how many there are */
export async function rebuildDocuments({ pool, tx }: Pick<Db, 'pool' | 'tx'>, read: ReadAll): Promise<number> {
  let written = 0
  for await (const documents of read()) {
    await tx((sql) => putDocuments(sql, documents))
    written += documents.length
  }
  await pool.query(
    `DELETE FROM search_document d WHERE NOT EXISTS (SELECT FROM product p WHERE p.id = d.product_id AND p.withdrawn_at IS NULL)`,
  )
  return written
}
