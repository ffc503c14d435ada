import { pictureFormats, pictureWidths } from '#domain/pictures.ts'
import type { Deps } from '#server/deps.ts'
import { masterOf, sizeOf } from './picture-files.ts'

/** The same bytes may have been handed in elsewhere too. */
const stillNeeded = `
SELECT 1 FROM picture WHERE file_key = $1 UNION ALL SELECT 1 FROM claim_photo WHERE file_key = $1
UNION ALL SELECT 1 FROM batch_certificate WHERE file_key = $1 UNION ALL SELECT 1 FROM live_session WHERE cover_key = $1
UNION ALL SELECT 1 FROM host_verification WHERE guardian_file = $1 LIMIT 1`

/** Removes a picture and all its sizes for good, unless something still shows it. Twice is harmless. */
export async function forgetPicture({ db, files }: Pick<Deps, 'db' | 'files'>, fileKey: string): Promise<void> {
  const { rowCount } = await db.pool.query(stillNeeded, [fileKey])
  if (rowCount !== 0) return
  for (const width of pictureWidths)
    for (const format of pictureFormats) await files.remove(sizeOf(fileKey, width, format))
  await files.remove(masterOf(fileKey))
}
