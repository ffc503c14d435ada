import { type ErrorCode, isDomainError } from '#domain/errors.ts'
import type { TrackingProblem } from '#domain/tracking-sheet.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { parcelCode } from './desk-parcel.ts'
import { readTrackingFile } from './read-tracking-file.ts'
import { type ShipInput, shipParcel } from './ship-parcel.ts'

/** What came of a list: how many parcels went (or had gone with this very number), and what is wrong with the other rows. */
export type TrackingOutcome = {
  sent: number
  problems: (TrackingProblem | { row: number; code: string; rule: ErrorCode })[]
}

const readIds = `
SELECT a.id, ${parcelCode} AS code FROM parcel a JOIN orders o ON o.id = a.order_id
JOIN producer_member m ON m.producer_id = a.producer_id AND m.user_id = $1
WHERE o.number = ANY($2::bigint[])`

type Deps = { db: Db; clock: Clock }

/**
 * Sends the packed parcels of a carrier's list (xlsx or CSV), each in a transaction of its own: what is wrong with one does
 * not hold up the others. The same list twice is harmless.
 */
export async function importTracking(deps: Deps, userId: string, bytes: Uint8Array): Promise<TrackingOutcome> {
  const { rows, problems } = await readTrackingFile(bytes)
  const { rows: known } = await deps.db.pool.query<{ id: string; code: string }>(readIds, [
    ...[userId, rows.map(({ code }) => code.split('-')[0])],
  ])
  const idOf = new Map(known.map(({ id, code }) => [code, id]))
  const outcome: TrackingOutcome = { sent: 0, problems: [...problems] }
  for (const { row, code, carrier, trackingNo } of rows) {
    const parcelId = idOf.get(code)
    const rule = parcelId ? await ship(deps, userId, { parcelId, carrier, trackingNo }) : 'NotFound'
    if (rule === null) outcome.sent += 1
    else outcome.problems.push({ row, code, rule })
  }
  outcome.problems.sort((a, b) => a.row - b.row)
  return outcome
}

async function ship(deps: Deps, userId: string, input: ShipInput): Promise<ErrorCode | null> {
  try {
    await shipParcel(deps, userId, input)
    return null
  } catch (error) {
    if (isDomainError(error)) return error.code
    throw error
  }
}
