import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** Pages whose tables may be kept as somebody likes to see them. */
export const savedPages = ['/coordinator', '/coordinator/rows'] as const

export type SavedView = { id: string; page: string; query: string; name: string }

const MOST = 30
const LONGEST = { name: 40, query: 600 }

/** The viewer's own views of a page, by name. @throws DomainError Forbidden */
export async function listViews({ db }: Pick<Deps, 'db'>, viewer: Viewer, page: string): Promise<SavedView[]> {
  districtInScope(viewer)
  const { rows } = await db.pool.query<SavedView>(
    'SELECT id, page, query, name FROM saved_view WHERE user_id = $1 AND page = $2 ORDER BY name',
    [viewer.userId, page],
  )
  return rows
}

/**
 * Keeps a page as it is asked for now, under a name; the same name again replaces it.
 * @throws DomainError Forbidden, InvalidInput {field, rule}, TooManyRequests
 */
export async function saveView(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { page, query, name }: { page: string; query: string; name: string },
): Promise<void> {
  districtInScope(viewer)
  const words = name.trim()
  if (!savedPages.some((one) => one === page) || query.length > LONGEST.query)
    throw new DomainError('InvalidInput', { field: 'page' })
  if (words === '' || [...words].length > LONGEST.name)
    throw new DomainError('InvalidInput', { field: 'name', rule: words === '' ? 'required' : 'tooLong' })
  const { rowCount } = await db.pool.query(
    `INSERT INTO saved_view (id, user_id, page, query, name, created_at)
     SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM saved_view WHERE user_id = $2 AND (page, name) <> ($3, $5)) < ${MOST}
     ON CONFLICT (user_id, page, name) DO UPDATE SET query = excluded.query`,
    [randomUUID(), viewer.userId, page, new URLSearchParams(query).toString(), words, clock.now()],
  )
  if (rowCount === 0) throw new DomainError('TooManyRequests')
}

/** Forgets one of the viewer's own views; one that is not theirs, or not there, stays as it is. @throws DomainError Forbidden */
export async function removeView({ db }: Pick<Deps, 'db'>, viewer: Viewer, id: string): Promise<void> {
  districtInScope(viewer)
  await db.pool.query('DELETE FROM saved_view WHERE id::text = $1 AND user_id = $2', [id, viewer.userId])
}
