import type { Deps } from '#server/deps.ts'

/** More words than this are not looked at. */
const MAX_WORDS = 6
/** More hits than this are not ranked. */
const MAX_HITS = 1000

/** Splits what was typed into words; `%`, `_` and `\` count as themselves. */
export const searchPatterns = (query: string): string[] =>
  query
    .normalize('NFKC')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)

/**
 * Products that contain every word of a query in their name, specification, description, category, district or
 * producer, in either language. Hits in the name come first.
 * @returns product ids, best first, at most 1,000; null when the query says nothing
 */
export async function search({ db }: Pick<Deps, 'db'>, query: string): Promise<string[] | null> {
  const patterns = searchPatterns(query)
  if (patterns.length === 0) return null
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT p.id
     FROM product p
     JOIN product_family f ON f.id = p.family_id
     JOIN category c ON c.slug = f.category_slug
     JOIN district d ON d.code = f.district_code
     JOIN producer r ON r.id = f.producer_id
     CROSS JOIN LATERAL (SELECT p.name_zh || ' ' || p.name_en || ' ' || f.name_zh || ' ' || f.name_en AS name) n
     CROSS JOIN LATERAL (SELECT concat_ws(' ', n.name, p.spec_zh, p.spec_en, f.description_zh, f.description_en, c.name_zh,
       c.name_en, d.name_zh, d.name_en, r.name_zh, r.name_en) AS body) b
     WHERE b.body ILIKE ALL ($1::text[])
     ORDER BY n.name ILIKE ALL ($1::text[]) DESC, p.position, c.position, f.slug, p.slug
     LIMIT ${MAX_HITS}`,
    [patterns],
  )
  return rows.map((row) => row.id)
}
