import { isDomainError } from '#domain/errors.ts'
import type { readPictureName } from '#domain/pictures.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredFile } from '#server/files/file-store.ts'
import { readPictureFile } from '#server/files/read-picture-file.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { requireOwnClaim } from './buyer-of-claim.ts'
import { requireReader } from './read-claim.ts'

type Asked = { claimId: string; photoId: string; size: NonNullable<ReturnType<typeof readPictureName>> }

/**
 * One size of a claim's photo, for its buyer and for those who decide about it; null for everybody else, as if it were
 * not there.
 */
export async function readClaimPhoto(
  deps: Pick<Deps, 'db' | 'files'>,
  { buyer, viewer }: { buyer: Buyer; viewer: Viewer | null },
  { claimId, photoId, size }: Asked,
): Promise<StoredFile | null> {
  const allowed = await requireOwnClaim(deps.db.pool, buyer, claimId)
    .catch(() => requireReader(deps, viewer, claimId))
    .then(
      () => true,
      (error: unknown) => {
        if (!isDomainError(error)) throw error
        return false
      },
    )
  if (!allowed) return null
  const { rows } = await deps.db.pool.query<{ file_key: string }>(
    'SELECT file_key FROM claim_photo WHERE id::text = $1 AND claim_id::text = $2',
    [photoId, claimId],
  )
  return rows[0] ? readPictureFile(deps, { fileKey: rows[0].file_key, ...size }) : null
}
