import { createHmac, timingSafeEqual } from 'node:crypto'
import type { StoredPicture } from '#domain/pictures.ts'
import type { Buyer } from '#server/orders/buyer.ts'

/** Whose form of which claim a photo was handed in with. */
type Form = { secret: string; buyer: Buyer; claimId: string }

const sign = ({ secret, buyer, claimId }: Form, facts: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['claim photo', buyer.userId ?? buyer.guestKeyHash, claimId, facts]))
    .digest()

/**
 * A photo that was taken in while the rest of its form was not right yet, as the form carries it meanwhile. Only the
 * buyer who handed it in can hand it in again, and only with the same form.
 */
export function sealPhoto(form: Form, { fileKey, width, height }: StoredPicture): string {
  const facts = `${fileKey}.${width}.${height}`
  return `${facts}.${sign(form, facts).toString('base64url')}`
}

/** @returns null where the ticket is not one of ours for this form */
export function openPhoto(form: Form, ticket: string): StoredPicture | null {
  const [, facts = '', signature = ''] = /^([0-9a-f]{64}\.\d+\.\d+)\.([\w-]{43})$/.exec(ticket) ?? []
  const given = Buffer.from(signature, 'base64url')
  const right = sign(form, facts)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const [fileKey = '', width, height] = facts.split('.')
  return { fileKey, width: Number(width), height: Number(height) }
}
