import { MAX_CLAIM_PHOTOS } from '#domain/claim-rules.ts'
import { isDomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { acceptPicture } from '#server/files/accept-picture.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { openPhoto, sealPhoto } from './photo-ticket.ts'

export type TakenPhotos = {
  /** For the form to carry, and `openClaim` to take. */
  tickets: string[]
  /** How many files were no pictures that we can show. */
  unreadable: number
  /** How many were left out because a claim has no more. */
  left: number
}

/** Takes in a form's photos, those it already carried first. Stores files; the claim itself is opened by `openClaim`. */
export async function takePhotos(
  { files, env }: Pick<Deps, 'files' | 'env'>,
  buyer: Buyer,
  { claimId, tickets, pictures }: { claimId: string; tickets: readonly string[]; pictures: readonly Uint8Array[] },
): Promise<TakenPhotos> {
  const form = { secret: env.AUTH_SECRET, buyer, claimId }
  const taken: TakenPhotos = { tickets: [], unreadable: 0, left: 0 }
  const keep = (ticket: string) => {
    if (taken.tickets.includes(ticket)) return
    if (taken.tickets.length < MAX_CLAIM_PHOTOS) taken.tickets.push(ticket)
    else taken.left += 1
  }
  for (const ticket of tickets) if (openPhoto(form, ticket)) keep(ticket)
  for (const bytes of pictures) {
    try {
      keep(sealPhoto(form, await acceptPicture({ files }, bytes)))
    } catch (error) {
      if (!isDomainError(error)) throw error
      taken.unreadable += 1
    }
  }
  return taken
}
