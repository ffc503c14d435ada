import sharp from 'sharp'
import { acceptPicture } from '#server/files/accept-picture.ts'
import type { ServedPages } from './serve-pages.ts'

/** Gives a claim's photo and a guardian's consent a picture that can be opened. */
export async function plantPictures({ deps }: ServedPages, { photo, host }: { photo: string; host: string }) {
  const grey = sharp({ create: { width: 640, height: 480, channels: 3, background: '#888' } })
  const { fileKey } = await acceptPicture(deps, await grey.png().toBuffer())
  await deps.db.pool.query('UPDATE claim_photo SET file_key = $2 WHERE id = $1', [photo, fileKey])
  await deps.db.pool.query('UPDATE host_verification SET guardian_file = $2 WHERE user_id = $1', [host, fileKey])
}
