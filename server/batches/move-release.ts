import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { append } from '#server/outbox/append.ts'
import { requireSteward } from './steward.ts'

export type ReleaseMove = {
  /** Made by the form, so that sending it twice moves once. */
  id: string
  batchId: string
  /** `yyyy-mm-dd`, a day of Asia/Shanghai. */
  toDay: string
  reasonZh: string
  reasonEn: string
}

/** Orders that are placed while the day moves still carry the old one; they are looked for once more. */
const AGAIN_MS = 60_000

/** Pre-orders of the batch's goods end as long before or after the release as they did. */
const moveGoods = `
UPDATE product SET releases_on = $2::date,
  preorder_until = greatest(preorder_from + interval '1 day', preorder_until + make_interval(days => $2::date - releases_on))
WHERE batch_id = $1 AND releases_on IS NOT NULL RETURNING id`

/**
 * Moves the day from which a batch can be shipped, for its goods at once; every order that waits for it follows and its buyer
 * is told, once (`follow-release.ts`).
 * @throws DomainError NotFound, Forbidden, OutOfScope, InvalidInput {field, rule}
 */
export async function moveRelease(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { id, batchId, toDay, reasonZh, reasonEn }: ReleaseMove,
): Promise<void> {
  const at = clock.now()
  const zh = readReason(reasonZh, 'reasonZh')
  const en = reasonEn.trim() ? readReason(reasonEn, 'reasonEn') : zh
  await db.tx(async (sql) => {
    await requireSteward(sql, viewer, batchId)
    const { rows } = await sql.query<{ day: string; past: boolean; known: boolean }>(
      `SELECT releases_on::text AS day, $2::date < ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AS past,
              EXISTS (SELECT 1 FROM batch_release_change c WHERE c.id = $4) AS known
       FROM batch WHERE id = $1 FOR NO KEY UPDATE`,
      [batchId, toDay, at, knownId(id)],
    )
    const batch = rows[0]
    if (!batch || batch.known) return
    if (batch.past) throw new DomainError('InvalidInput', { field: 'toDay', rule: 'dayPast' })
    if (batch.day === toDay) throw new DomainError('InvalidInput', { field: 'toDay', rule: 'unchanged' })
    await sql.query(
      `INSERT INTO batch_release_change (id, batch_id, from_day, to_day, reason_zh, reason_en, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, batchId, batch.day, toDay, zh, en, `user:${viewer.userId}`, at],
    )
    await sql.query('UPDATE batch SET releases_on = $2 WHERE id = $1', [batchId, toDay])
    const goods = await sql.query<{ id: string }>(moveGoods, [batchId, toDay])
    if (goods.rows.length > 0) await append(sql, 'search.index', { productIds: goods.rows.map(({ id }) => id) })
    const queue = `batch:${batchId}`
    await append(sql, 'batch.release', { batchId }, { queue })
    await append(sql, 'batch.release', { batchId }, { queue, runAt: new Date(at.getTime() + AGAIN_MS) })
  })
}
