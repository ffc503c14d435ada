import type { Deps } from '#server/deps.ts'

/** Products and producers of one file at most; each has an address in every language, and a file may hold 50,000. */
export const SITEMAP_SIZE = 10_000

export type SitemapEntry = { path: string; changedAt: Date | null }

/** How many files the addresses of products and producers need, at least one. */
export async function countSitemaps({ db }: Pick<Deps, 'db'>): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT ((SELECT count(*) FROM product WHERE withdrawn_at IS NULL) + (SELECT count(*) FROM producer))::int AS count`,
  )
  return Math.max(1, Math.ceil((rows[0]?.count ?? 0) / SITEMAP_SIZE))
}

/**
 * The pages of products on sale and of producers in one file, in a stable order. A product's page changed when it was made,
 * when a picture was added, or when somebody reviewed it.
 * @param part from 1
 */
export async function readSitemap({ db }: Pick<Deps, 'db'>, part: number): Promise<SitemapEntry[]> {
  const { rows } = await db.pool.query<SitemapEntry>(
    `SELECT path, "changedAt" FROM (
       SELECT 1 AS kind, p.slug, '/products/' || p.slug AS path, GREATEST(p.created_at,
         (SELECT max(added_at) FROM picture WHERE family_id = p.family_id),
         (SELECT max(written_at) FROM review WHERE family_id = p.family_id AND hidden_at IS NULL)) AS "changedAt"
       FROM product p WHERE p.withdrawn_at IS NULL
       UNION ALL SELECT 2, slug, '/producers/' || slug, NULL FROM producer
     ) entry ORDER BY kind, slug LIMIT $1 OFFSET $2`,
    [SITEMAP_SIZE, (part - 1) * SITEMAP_SIZE],
  )
  return rows
}
