import { createHash } from 'node:crypto'
import { maskName } from '#domain/masking.ts'
import type { Buyer, Viewer } from '#server/identity/viewer.ts'

/** Somebody in a room. `key` tells people apart: the same in every tab and every process. */
export type Speaker = { key: string; userId: string | null; name: string }

/** `游客` and four digits that stay the same for the same guest. */
function guestName(key: string): string {
  const number = createHash('sha256').update(`guest:${key}`).digest().readUInt32BE(0) % 10_000
  return `游客${number.toString().padStart(4, '0')}`
}

/**
 * Who speaks: the signed-in person under a masked name, a guest by its cookie, or whoever holds `connection`.
 * @param connection stands in where a guest has no cookie
 */
export function speakerOf(viewer: Viewer | null, buyer: Buyer, connection: string): Speaker {
  if (viewer) return { key: `user:${viewer.userId}`, userId: viewer.userId, name: maskName(viewer.name) }
  const key = `guest:${buyer.guestKeyHash ?? connection}`
  return { key, userId: null, name: guestName(key) }
}
