import { DomainError } from '#domain/errors.ts'
import { readPictureName } from '#domain/pictures.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredFile } from '#server/files/file-store.ts'
import { readPictureFile } from '#server/files/read-picture-file.ts'

/**
 * One size of a picture of a good's gallery, or of a session's cover. Other pictures, such as those of claims, are read through what they belong to.
 * @param name such as `640.avif`
 * @throws DomainError NotFound
 */
export async function readPublicPicture(
  { db, files }: Pick<Deps, 'db' | 'files'>,
  { fileKey, name }: { fileKey: string; name: string },
): Promise<StoredFile> {
  const size = readPictureName(name)
  if (!size || !(await isPublic(db, fileKey))) throw new DomainError('NotFound')
  const file = await readPictureFile({ files }, { fileKey, ...size })
  if (!file) throw new DomainError('NotFound')
  return file
}

async function isPublic(db: Deps['db'], fileKey: string): Promise<boolean> {
  const { rows } = await db.pool.query(
    'SELECT FROM picture WHERE file_key = $1 UNION ALL SELECT FROM live_session WHERE cover_key = $1 LIMIT 1',
    [fileKey],
  )
  return rows.length > 0
}
