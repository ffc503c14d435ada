import type { Carrier } from '#domain/carriers.ts'
import { type ErrorCode, isDomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { parcelCode } from './desk-parcel.ts'
import { type ShipInput, shipParcel } from './ship-parcel.ts'

/** One line of a carrier's list: the code on our label, and the carrier's own number. */
export type TrackingRow = { code: string; carrier: Carrier; trackingNo: string }

/** `null`: sent now, or with this very number before. */
export type TrackingOutcome = { code: string; refused: ErrorCode | null }

const readIds = `
SELECT a.id, ${parcelCode} AS code FROM parcel a JOIN orders o ON o.id = a.order_id
JOIN producer_member m ON m.producer_id = a.producer_id AND m.user_id = $1
WHERE o.number = ANY($2::bigint[])`

/**
 * Sends the packed parcels of a list, each in a transaction of its own: what is wrong with one does not hold up the others.
 * The same list twice is harmless.
 * @returns what came of each row, in their order
 */
export async function importTracking(
  deps: { db: Db; clock: Clock },
  userId: string,
  rows: readonly TrackingRow[],
): Promise<TrackingOutcome[]> {
  const numbers = rows.map(({ code }) => /^0*(\d{1,18})-\d+$/.exec(code)?.[1]).filter((number) => number !== undefined)
  const { rows: known } = await deps.db.pool.query<{ id: string; code: string }>(readIds, [userId, numbers])
  const idOf = new Map(known.map(({ id, code }) => [code, id]))
  const outcomes: TrackingOutcome[] = []
  for (const { code, carrier, trackingNo } of rows) {
    const parcelId = idOf.get(code)
    const refused = parcelId ? await ship(deps, userId, { parcelId, carrier, trackingNo }) : 'NotFound'
    outcomes.push({ code, refused })
  }
  return outcomes
}

async function ship(deps: { db: Db; clock: Clock }, userId: string, input: ShipInput): Promise<ErrorCode | null> {
  try {
    await shipParcel(deps, userId, input)
    return null
  } catch (error) {
    if (isDomainError(error)) return error.code
    throw error
  }
}
