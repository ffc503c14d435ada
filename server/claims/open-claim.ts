import { v7 as newId } from 'uuid'
import { CLAIM_WORDS, type ClaimKind, claimRefusal, MAX_CLAIM_PHOTOS, needsPhotos } from '#domain/claim-rules.ts'
import { DomainError } from '#domain/errors.ts'
import type { StoredPicture } from '#domain/pictures.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { lockOrder } from '#server/orders/change-state.ts'
import { actorOf } from './buyer-of-claim.ts'
import { openPhoto } from './photo-ticket.ts'
import { type ClaimableLine, findClaimable } from './read-claimable.ts'

export type OpenClaimInput = {
  /** UUID made by the form; sending it twice is one claim. */
  claimId: string
  lineId: string
  kind: ClaimKind
  units: number
  words: string
  /** From `takePhotos`. */
  tickets: readonly string[]
}

const refusals = {
  notSent: 'ClaimTooEarly',
  nothingLeft: 'RefundTooLarge',
  tooLate: 'ClaimTooLate',
  freshNoReturn: 'ReturnNotOffered',
} as const

/**
 * The buyer of a line says what is wrong with goods of it, or that they want to send them back.
 * @throws DomainError NotFound, ClaimTooEarly, ClaimTooLate, ReturnNotOffered, RefundTooLarge (nothing left), ClaimOpen (one is
 *   not decided yet), InvalidInput {field: units | words | photos}
 */
export async function openClaim(
  { db, clock, env }: Pick<Deps, 'db' | 'clock' | 'env'>,
  buyer: Buyer,
  input: OpenClaimInput,
): Promise<void> {
  const photos = photosOf(env.AUTH_SECRET, buyer, input)
  await db.tx(async (sql) => {
    const found = await findClaimable(sql, buyer, input.lineId)
    if (!found) throw new DomainError('NotFound')
    await lockOrder(sql, found.orderId)
    // Read again under the lock: what is left, and what is claimed, may just have changed.
    const line = (await findClaimable(sql, buyer, input.lineId)) ?? found
    if (await isKnown(sql, input, line)) return
    judge(input, line, clock.now(), photos.length)
    await insertClaim(sql, { ...input, orderId: line.orderId, at: clock.now(), actor: actorOf(buyer) })
    await insertPhotos(sql, input.claimId, photos)
  })
}

const photosOf = (secret: string, buyer: Buyer, { claimId, tickets }: OpenClaimInput): StoredPicture[] =>
  tickets.slice(0, MAX_CLAIM_PHOTOS).flatMap((ticket) => openPhoto({ secret, buyer, claimId }, ticket) ?? [])

async function isKnown(sql: Sql, { claimId }: OpenClaimInput, { lineId }: ClaimableLine): Promise<boolean> {
  const { rows } = await sql.query<{ order_line_id: string }>('SELECT order_line_id FROM claim WHERE id = $1', [
    claimId,
  ])
  if (!rows[0]) return false
  if (rows[0].order_line_id !== lineId) throw new DomainError('IdempotencyKeyReused')
  return true
}

function judge({ kind, units, words }: OpenClaimInput, line: ClaimableLine, now: Date, photos: number): void {
  const refusal = claimRefusal(kind, line, now)
  if (refusal) throw new DomainError(refusals[refusal])
  if (line.openClaimId) throw new DomainError('ClaimOpen')
  if (!Number.isInteger(units) || units < 1 || units > line.leftUnits)
    throw new DomainError('InvalidInput', { field: 'units' })
  const length = [...words].length
  if (length > CLAIM_WORDS.max || (kind !== 'returned' && length < CLAIM_WORDS.min))
    throw new DomainError('InvalidInput', { field: 'words' })
  if (needsPhotos(kind) && photos === 0) throw new DomainError('InvalidInput', { field: 'photos' })
}

type NewClaim = OpenClaimInput & { orderId: string; at: Date; actor: string }

const insertClaim = (sql: Sql, { claimId, orderId, lineId, kind, units, words, at, actor }: NewClaim) =>
  sql.query(
    `INSERT INTO claim (id, order_id, order_line_id, kind, units, words, opened_at, opened_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [claimId, orderId, lineId, kind, units, words, at, actor],
  )

async function insertPhotos(sql: Sql, claimId: string, photos: readonly StoredPicture[]): Promise<void> {
  for (const [position, { fileKey, width, height }] of photos.entries()) {
    await sql.query(
      'INSERT INTO claim_photo (id, claim_id, file_key, width, height, position) VALUES ($1, $2, $3, $4, $5, $6)',
      [newId(), claimId, fileKey, width, height, position],
    )
  }
}
