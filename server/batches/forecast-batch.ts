import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { append } from '#server/outbox/append.ts'
import { requireSteward } from './steward.ts'

export type ForecastInput = {
  /** Made by the form, so that sending it twice is one forecast. */
  id: string
  batchId: string
  /** Basis points of the intake that are expected to live, and of those the part that may be promised. */
  survivalBps: number
  safetyBps: number
  reasonZh: string
  reasonEn: string
}

const isShare = (bps: number): boolean => Number.isInteger(bps) && bps >= 0 && bps <= 10_000

/**
 * Says anew how many of a batch will live and how many of those may be promised; the cap follows. If more is promised than
 * that, a job takes free goods off the shelf and refunds the last orders first.
 * @throws DomainError NotFound, Forbidden, OutOfScope, InvalidInput {field, rule}
 */
export async function forecastBatch(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  input: ForecastInput,
): Promise<void> {
  const { id, batchId, survivalBps, safetyBps, reasonZh, reasonEn } = input
  if (!isShare(survivalBps)) throw new DomainError('InvalidInput', { field: 'survival', rule: 'percent' })
  if (!isShare(safetyBps)) throw new DomainError('InvalidInput', { field: 'safety', rule: 'percent' })
  const zh = readReason(reasonZh, 'reasonZh')
  const en = reasonEn.trim() ? readReason(reasonEn, 'reasonEn') : zh
  await db.tx(async (sql) => {
    await requireSteward(sql, viewer, batchId)
    await sql.query('SELECT 1 FROM batch WHERE id = $1 FOR NO KEY UPDATE', [batchId])
    const { rowCount } = await sql.query(
      `INSERT INTO batch_forecast (id, batch_id, survival_bps, safety_bps, reason_zh, reason_en, actor, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
      [knownId(id), batchId, survivalBps, safetyBps, zh, en, `user:${viewer.userId}`, clock.now()],
    )
    if (rowCount === 0) return
    await sql.query('UPDATE batch SET survival_bps = $2, safety_bps = $3 WHERE id = $1', [
      batchId,
      survivalBps,
      safetyBps,
    ])
    await append(sql, 'batch.shortfall', { batchId }, { key: `shortfall:${batchId}`, queue: `batch:${batchId}` })
  })
}
