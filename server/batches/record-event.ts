import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireSteward } from './steward.ts'

export type BatchEventInput = {
  /** Made by the form, so that sending it twice is one event. */
  id: string
  batchId: string
  kind: 'mortality' | 'vaccination'
  /** `yyyy-mm-dd`, not in the future. */
  on: string
  quantity: number
  noteZh: string
  noteEn: string
}

/**
 * Writes down what happened in a batch; nobody rewrites it afterwards. It does not change the cap: a forecast does.
 * @throws DomainError NotFound, Forbidden, OutOfScope, InvalidInput {field, rule}
 */
export async function recordBatchEvent(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  input: BatchEventInput,
): Promise<void> {
  const { id, batchId, kind, on, quantity, noteZh, noteEn } = input
  await db.tx(async (sql) => {
    await requireSteward(sql, viewer, batchId)
    const { rows } = await sql.query<{ intake: number; begun: boolean; past: boolean }>(
      `SELECT intake, started_on <= $2::date AS begun, $2::date <= ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AS past
       FROM batch WHERE id = $1`,
      [batchId, on, clock.now()],
    )
    const batch = rows[0]
    if (!batch?.begun || !batch.past) throw new DomainError('InvalidInput', { field: 'on', rule: 'dayRange' })
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > batch.intake)
      throw new DomainError('InvalidInput', { field: 'quantity', rule: 'range' })
    if (!noteZh.trim()) throw new DomainError('InvalidInput', { field: 'noteZh', rule: 'required' })
    await sql.query(
      `INSERT INTO batch_event (id, batch_id, kind, "on", quantity, note_zh, note_en) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO NOTHING`,
      [knownId(id), batchId, kind, on, quantity, noteZh.trim(), noteEn.trim() || noteZh.trim()],
    )
  })
}
