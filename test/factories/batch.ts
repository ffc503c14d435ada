import { v7 as newId } from 'uuid'
import type { Db } from '#server/db/db.ts'
import type { Market } from './market.ts'

/** A batch of the market's goods, released on 1 October 2026; its product is a pre-order until then. @returns its id */
export async function makeBatch(
  db: Db,
  market: Market,
  { intake = 100, survivalBps = 10_000, safetyBps = 10_000, depositBps = null as number | null } = {},
): Promise<string> {
  const id = newId()
  await db.pool.query(
    `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, safety_bps, unit_zh, unit_en, started_on, releases_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '只', 'bird', '2026-04-01', '2026-10-01')`,
    [id, `B-${id}`, market.familyId, market.producerId, intake, survivalBps, safetyBps],
  )
  await db.pool.query(
    `UPDATE product SET batch_id = $2, preorder_from = '2026-08-01', preorder_until = '2026-09-30T00:00:00Z', releases_on = '2026-10-01',
       ships_now = true, deposit_bps = $3 WHERE family_id = $1`,
    [market.familyId, id, depositBps],
  )
  return id
}
