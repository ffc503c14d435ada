import type { Db } from '#server/db/db.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** A category that has goods. `picture`: slug of the product that stands for it. */
export type Shelf = { slug: string; name: Bilingual; products: number; picture: string }

type Row = { slug: string; name_zh: string; name_en: string; products: number; picture: string }

const shelves = `
  SELECT c.slug, c.name_zh, c.name_en, count(*)::int AS products,
    (array_agg(p.slug ORDER BY coalesce(s.free, 0) = 0, p.position, p.slug))[1] AS picture
  FROM category c JOIN product_family f ON f.category_slug = c.slug JOIN product p ON p.family_id = f.id
  LEFT JOIN stock s ON s.product_id = p.id
  WHERE p.withdrawn_at IS NULL GROUP BY c.slug ORDER BY c.position, c.slug`

/** The categories as a shop shows them. */
export async function readShelves({ db }: { db: Db }): Promise<Shelf[]> {
  const { rows } = await db.pool.query<Row>(shelves)
  return rows.map(({ slug, name_zh, name_en, products, picture }) => ({
    slug,
    name: bilingual(name_zh, name_en),
    products,
    picture,
  }))
}
