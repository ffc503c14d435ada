import type { Deps } from '#server/deps.ts'
import { acceptPicture } from '#server/files/accept-picture.ts'
import { openPicture, sealPicture } from '#server/files/picture-ticket.ts'

type Cover = { userId: string; sessionId: string }

const scopeOf = ({ env }: Pick<Deps, 'env'>, { userId, sessionId }: Cover) => ({
  secret: env.AUTH_SECRET,
  for: ['session cover', userId, sessionId],
})

/**
 * Takes in a cover of a session’s form.
 * @returns a ticket that the form carries until it is right
 * @throws DomainError PictureTooLarge, PictureUnreadable
 */
export async function takeCover(deps: Pick<Deps, 'env' | 'files'>, whose: Cover, bytes: Uint8Array): Promise<string> {
  return sealPicture(scopeOf(deps, whose), await acceptPicture(deps, bytes))
}

/** The file’s key; null where the ticket is not one of this person’s for this session. */
export const openCover = (deps: Pick<Deps, 'env'>, whose: Cover, ticket: string): string | null =>
  openPicture(scopeOf(deps, whose), ticket)?.fileKey ?? null
