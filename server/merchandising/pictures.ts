import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { acceptPicture } from '#server/files/accept-picture.ts'
import type { FileStore } from '#server/files/file-store.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readEntry } from './catalog-entry.ts'

/** Pictures of one good: a gallery, not an archive. */
export const MOST_PICTURES = 12

export type PictureWords = { altZh: string; altEn: string }

/** @throws DomainError Forbidden, NotFound, OutOfScope */
async function lockFamily(sql: Sql, viewer: Viewer, familyId: string): Promise<void> {
  const family = await readEntry(sql, 'family', { id: knownId(familyId) }, { lock: true })
  if (!family) throw new DomainError('NotFound')
  requireInScope(viewer, family.districtCode)
}

const checked = ({ altZh, altEn }: PictureWords): [string, string] => {
  if (!altZh.trim()) throw new DomainError('InvalidInput', { field: 'altZh', rule: 'required' })
  if (!altEn.trim()) throw new DomainError('InvalidInput', { field: 'altEn', rule: 'required' })
  return [altZh.trim().slice(0, 200), altEn.trim().slice(0, 200)]
}

/**
 * Adds a photo to the end of a good's gallery. The same photo twice is one.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field, rule}, PictureTooLarge, PictureUnreadable
 */
export async function addPicture(
  { db, clock, files }: { db: Db; clock: Clock; files: FileStore },
  viewer: Viewer,
  { familyId, bytes, ...words }: PictureWords & { familyId: string; bytes: Uint8Array },
): Promise<void> {
  const [altZh, altEn] = checked(words)
  await db.tx((sql) => lockFamily(sql, viewer, familyId))
  const { fileKey, width, height } = await acceptPicture({ files }, bytes)
  await db.tx(async (sql) => {
    await lockFamily(sql, viewer, familyId)
    const { rows } = await sql.query<{ count: number; known: boolean | null }>(
      'SELECT count(*)::int AS count, bool_or(file_key = $2) AS known FROM picture WHERE family_id = $1',
      [familyId, fileKey],
    )
    if (rows[0]?.known) return
    if ((rows[0]?.count ?? 0) >= MOST_PICTURES)
      throw new DomainError('InvalidInput', { field: 'picture', rule: 'many' })
    await sql.query(
      `INSERT INTO picture (id, family_id, kind, file_key, width, height, position, alt_zh, alt_en, added_by, added_at)
       SELECT $1, $2, 'photo', $3, $4, $5, coalesce(max(position), -1) + 1, $6, $7, $8, $9 FROM picture WHERE family_id = $2`,
      [newId(), familyId, fileKey, width, height, altZh, altEn, `user:${viewer.userId}`, clock.now()],
    )
  })
}

/** Changes what a picture says to those who cannot see it. @throws DomainError as `addPicture` */
export async function describePicture(
  { db }: { db: Db },
  viewer: Viewer,
  { familyId, pictureId, ...words }: PictureWords & { familyId: string; pictureId: string },
): Promise<void> {
  const [altZh, altEn] = checked(words)
  await db.tx(async (sql) => {
    await lockFamily(sql, viewer, familyId)
    const { rowCount } = await sql.query(
      'UPDATE picture SET alt_zh = $3, alt_en = $4 WHERE id = $2 AND family_id = $1',
      [familyId, knownId(pictureId), altZh, altEn],
    )
    if (rowCount === 0) throw new DomainError('NotFound')
  })
}

/** Moves a picture one place towards the front. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function movePictureUp(
  { db }: { db: Db },
  viewer: Viewer,
  { familyId, pictureId }: { familyId: string; pictureId: string },
): Promise<void> {
  await db.tx(async (sql) => {
    await lockFamily(sql, viewer, familyId)
    const { rows } = await sql.query<{ id: string }>(
      'SELECT id FROM picture WHERE family_id = $1 ORDER BY position, id',
      [familyId],
    )
    const ids = rows.map(({ id }) => id)
    const at = ids.indexOf(pictureId)
    if (at < 0) throw new DomainError('NotFound')
    const moved = at === 0 ? ids : ids.with(at, ids[at - 1] as string).with(at - 1, pictureId)
    await sql.query(
      'UPDATE picture i SET position = o.place::int - 1 FROM unnest($1::uuid[]) WITH ORDINALITY AS o(id, place) WHERE i.id = o.id',
      [moved],
    )
  })
}

/** Takes a picture out of the gallery; its files stay, other goods may show the same. @throws DomainError as above */
export async function removePicture(
  { db }: { db: Db },
  viewer: Viewer,
  { familyId, pictureId }: { familyId: string; pictureId: string },
): Promise<void> {
  await db.tx(async (sql) => {
    await lockFamily(sql, viewer, familyId)
    await sql.query('DELETE FROM picture WHERE id = $2 AND family_id = $1', [familyId, knownId(pictureId)])
  })
}
