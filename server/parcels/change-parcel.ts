import { DomainError } from '#domain/errors.ts'
import { mayBecome, type ParcelState } from '#domain/parcel-states.ts'
import type { Sql } from '#server/db/db.ts'

export type ParcelChange = {
  parcelId: string
  from: ParcelState
  to: ParcelState
  at: Date
  /** `user:<id>`, `guest` or `clock`. */
  actor: string
}

/** What is known of a parcel from a change on; columns come from this table only, never from input. */
const columns = { weightG: 'weight_g', batchId: 'batch_id', carrier: 'carrier', trackingNo: 'tracking_no' } as const
export type ParcelFacts = Partial<Record<keyof typeof columns, string | number | null>>

/**
 * Compare-and-set of a parcel's state by the table of transitions, with one row of history. The caller's transaction holds
 * the order's row lock.
 * @throws DomainError ParcelStateConflict {from, to} where the table has no such transition or the state has moved on
 */
export async function changeParcel(sql: Sql, change: ParcelChange, facts: ParcelFacts = {}): Promise<void> {
  const { parcelId, from, to, at, actor } = change
  if (!mayBecome(from, to)) throw new DomainError('ParcelStateConflict', { from, to })
  const known = Object.entries(facts) as [keyof typeof columns, string | number | null][]
  const set = known.map(([name], index) => `${columns[name]} = $${index + 5}`)
  const { rowCount } = await sql.query(
    `UPDATE parcel SET ${[...set, `state = $3`].join(', ')},
       packed_at = CASE WHEN $3 = 'packed'::parcel_state THEN $4 ELSE packed_at END,
       shipped_at = CASE WHEN $3 = 'shipped'::parcel_state THEN $4 ELSE shipped_at END,
       delivered_at = CASE WHEN $3 = 'delivered'::parcel_state THEN $4 ELSE delivered_at END
     WHERE id = $1 AND state = $2`,
    [parcelId, from, to, at, ...known.map(([, value]) => value)],
  )
  if (rowCount !== 1) throw new DomainError('ParcelStateConflict', { from, to })
  await sql.query('INSERT INTO parcel_transition (parcel_id, "from", "to", at, actor) VALUES ($1, $2, $3, $4, $5)', [
    ...[parcelId, from, to, at, actor],
  ])
}
