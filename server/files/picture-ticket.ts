import { createHmac, timingSafeEqual } from 'node:crypto'
import type { StoredPicture } from '#domain/pictures.ts'

/** Which form of whom a picture was handed in with: `for` are words that no other form has. */
export type TicketScope = { secret: string; for: readonly (string | null)[] }

const sign = ({ secret, for: words }: TicketScope, facts: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify([...words, facts]))
    .digest()

/**
 * A picture that was taken in while the rest of its form was not right yet, as the form carries it meanwhile. It is good
 * only with the form it was handed in with.
 */
export function sealPicture(scope: TicketScope, { fileKey, width, height }: StoredPicture): string {
  const facts = `${fileKey}.${width}.${height}`
  return `${facts}.${sign(scope, facts).toString('base64url')}`
}

/** @returns null where the ticket is not one of ours for this form */
export function openPicture(scope: TicketScope, ticket: string): StoredPicture | null {
  const [, facts = '', signature = ''] = /^([0-9a-f]{64}\.\d+\.\d+)\.([\w-]{43})$/.exec(ticket) ?? []
  const given = Buffer.from(signature, 'base64url')
  const right = sign(scope, facts)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const [fileKey = '', width, height] = facts.split('.')
  return { fileKey, width: Number(width), height: Number(height) }
}
