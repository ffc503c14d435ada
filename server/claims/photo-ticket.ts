import type { StoredPicture } from '#domain/pictures.ts'
import { openPicture, sealPicture, type TicketScope } from '#server/files/picture-ticket.ts'
import type { Buyer } from '#server/orders/buyer.ts'

/** Whose form of which claim a photo was handed in with. */
type Form = { secret: string; buyer: Buyer; claimId: string }

const scopeOf = ({ secret, buyer, claimId }: Form): TicketScope => ({
  secret,
  for: ['claim photo', buyer.userId ?? buyer.guestKeyHash, claimId],
})

/** Only the buyer who handed a photo in can hand it in again, and only with the same form. */
export const sealPhoto = (form: Form, photo: StoredPicture): string => sealPicture(scopeOf(form), photo)

/** @returns null where the ticket is not one of ours for this form */
export const openPhoto = (form: Form, ticket: string): StoredPicture | null => openPicture(scopeOf(form), ticket)
