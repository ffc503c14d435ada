import type { Deps } from '#server/deps.ts'
import { acceptPicture } from '#server/files/accept-picture.ts'
import { openPicture, sealPicture } from '#server/files/picture-ticket.ts'

const scopeOf = ({ env }: Pick<Deps, 'env'>, userId: string) => ({
  secret: env.AUTH_SECRET,
  for: ['guardian consent', userId],
})

/**
 * Takes in a picture of a guardian’s signed consent.
 * @returns a ticket that the person’s form carries until it is right
 * @throws DomainError PictureTooLarge, PictureUnreadable
 */
export async function takeConsent(
  deps: Pick<Deps, 'env' | 'files'>,
  userId: string,
  bytes: Uint8Array,
): Promise<string> {
  return sealPicture(scopeOf(deps, userId), await acceptPicture(deps, bytes))
}

/** The file’s key; null where the ticket is not one of this person’s. */
export const openConsent = (deps: Pick<Deps, 'env'>, userId: string, ticket: string): string | null =>
  openPicture(scopeOf(deps, userId), ticket)?.fileKey ?? null
