import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { append } from '#server/outbox/append.ts'
import { inFieldWords } from './field-refusal.ts'

export type CategoryRow = { slug: string; nameZh: string; nameEn: string; position: number; families: number }

/** All categories in their order. @throws DomainError Forbidden */
export async function listCategories({ db }: { db: Db }, viewer: Viewer): Promise<CategoryRow[]> {
  districtInScope(viewer)
  const { rows } = await db.pool.query<CategoryRow>(
    `SELECT c.slug, c.name_zh AS "nameZh", c.name_en AS "nameEn", c.position,
            (SELECT count(*)::int FROM product_family f WHERE f.category_slug = c.slug) AS families
     FROM category c ORDER BY c.position, c.slug`,
  )
  return rows
}

export type CategoryInput = { slug: string; nameZh: string; nameEn: string; position: number; made: boolean }

/**
 * Makes a category, or renames and moves one. They belong to the whole shop: admins only.
 * @param input.made true: a new one is meant, and a slug that is taken is refused
 * @throws DomainError Forbidden, NotFound, InvalidInput {field, rule}
 */
export async function saveCategory({ db }: { db: Db }, viewer: Viewer, input: CategoryInput): Promise<void> {
  if (viewer.role !== 'admin') throw new DomainError('Forbidden')
  const { slug, nameZh, nameEn, position, made } = input
  if (!/^[a-z0-9-]{2,80}$/.test(slug)) throw new DomainError('InvalidInput', { field: 'slug', rule: 'slug' })
  if (!nameZh.trim()) throw new DomainError('InvalidInput', { field: 'nameZh', rule: 'required' })
  if (!nameEn.trim()) throw new DomainError('InvalidInput', { field: 'nameEn', rule: 'required' })
  await db.tx(async (sql) => {
    const values = [slug, nameZh.trim(), nameEn.trim(), position]
    if (made) {
      await inFieldWords(
        sql.query('INSERT INTO category (slug, name_zh, name_en, position) VALUES ($1, $2, $3, $4)', values),
      )
      return
    }
    const { rowCount } = await sql.query(
      'UPDATE category SET name_zh = $2, name_en = $3, position = $4 WHERE slug = $1',
      values,
    )
    if (rowCount === 0) throw new DomainError('NotFound')
    const { rows } = await sql.query<{ ids: string[] | null }>(
      'SELECT array_agg(p.id) AS ids FROM product p JOIN product_family f ON f.id = p.family_id WHERE f.category_slug = $1',
      [slug],
    )
    if (rows[0]?.ids) await append(sql, 'search.index', { productIds: rows[0].ids })
  })
}
