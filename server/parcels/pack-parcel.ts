import { DomainError } from '#domain/errors.ts'
import { chargedWeightG, isPlausibleWeight, weightDifferenceFen } from '#domain/weight-difference.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { requireUndisputed } from '#server/orders/require-undisputed.ts'
import { append } from '#server/outbox/append.ts'
import { changeParcel } from './change-parcel.ts'
import { followParcels } from './follow-parcels.ts'
import { lockParcel } from './lock-parcel.ts'
import { type PackingLine, readPacking } from './read-packing.ts'
import { requireReleased } from './require-released.ts'

/** What was packed of one line: grams where it is of variable weight, and its batch where that is not the good's own. */
export type PackedLine = { lineId: string; packedWeightG: number | null; batchId: string | null }

export type PackInput = {
  parcelId: string
  /** Grams of the whole parcel, as the carrier counts; null where nobody weighed it. */
  weightG: number | null
  /** A line that is left out is of the good's own batch; one of variable weight must not be left out. */
  lines: readonly PackedLine[] | 'as ordered'
}

/**
 * A member of the producer packs a parcel: the batch and, for goods of variable weight, the grams of each line are recorded
 * for good. What is lighter than charged is refunded afterwards; nothing is ever charged. The same form twice is harmless.
 * @throws DomainError NotFound, ParcelStateConflict {from, to} (packed otherwise before, sent, or nothing left in it),
 *   OrderStateConflict, OrderDisputed, NotReleasedYet {day}, WeightNeeded {line}, WeightNotPlausible {line}, InvalidInput {field}
 */
export async function packParcel(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  input: PackInput,
): Promise<void> {
  await db.tx(async (sql) => {
    const { order, parcel } = await lockParcel(sql, userId, input.parcelId)
    const lines = await readPacking(sql, parcel.id)
    const { state } = parcel
    const before = state !== 'waiting' && state !== 'cancelled'
    if (before && isPackedLikeThis(lines, input)) return
    if (state !== 'waiting' || lines.length === 0)
      throw new DomainError('ParcelStateConflict', { from: state, to: 'packed' })
    if (order.state !== 'paid') throw new DomainError('OrderStateConflict', { from: order.state, to: 'packed' })
    await requireUndisputed(sql, order.id)
    const at = clock.now()
    requireReleased(parcel, at)
    const batches = new Set<string | null>()
    for (const line of lines) batches.add(await packLine(sql, line, packedOf(line, input)))
    const [batchId] = batches.size === 1 ? batches : []
    const done = { at, actor: `user:${userId}` }
    const change = { parcelId: parcel.id, from: state, to: 'packed', ...done } as const
    await changeParcel(sql, change, { weightG: input.weightG, batchId: batchId ?? null })
    await followParcels(sql, order, done)
  })
}

function packedOf(line: PackingLine, { lines }: PackInput): PackedLine {
  const none = { lineId: line.id, packedWeightG: null, batchId: null }
  if (lines === 'as ordered') return { ...none, packedWeightG: line.weighed && chargedWeightG(line.weighed) }
  return lines.find(({ lineId }) => lineId === line.id) ?? none
}

/** Whether a parcel was packed with these very weights: the form was sent twice. */
const isPackedLikeThis = (lines: readonly PackingLine[], input: PackInput): boolean =>
  input.lines === 'as ordered' ||
  lines.every((line) => line.packedWeightG === (line.weighed ? packedOf(line, input).packedWeightG : null))

/** @returns the batch it came from */
async function packLine(sql: Sql, line: PackingLine, packed: PackedLine): Promise<string | null> {
  const packedWeightG = line.weighed ? packed.packedWeightG : null
  if (line.weighed && packedWeightG === null) throw new DomainError('WeightNeeded', { line: line.id })
  if (line.weighed && packedWeightG !== null && !isPlausibleWeight(line.weighed, packedWeightG))
    throw new DomainError('WeightNotPlausible', { line: line.id })
  const batchId = packed.batchId ?? line.batchId
  if (packed.batchId !== null) await requireBatch(sql, packed.batchId, line)
  await sql.query('UPDATE order_line SET packed_weight_g = $2, batch_id = $3 WHERE id = $1', [
    ...[line.id, packedWeightG, batchId],
  ])
  const fen = line.weighed && packedWeightG !== null ? weightDifferenceFen(line.weighed, packedWeightG) : 0n
  if (fen > 0n) await append(sql, 'weight.difference', { orderLineId: line.id, fen: fen.toString() })
  return batchId
}

/** A batch is one of the good that it is packed for. */
async function requireBatch(sql: Sql, batchId: string, line: PackingLine): Promise<void> {
  const { rowCount } = await sql.query('SELECT 1 FROM batch WHERE id = $1 AND family_id = $2', [batchId, line.familyId])
  if (rowCount === 0) throw new DomainError('InvalidInput', { field: `batch-${line.id}` })
}
