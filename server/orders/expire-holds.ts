import type { Db } from '#server/db/db.ts'
import { changeState } from './change-state.ts'

/** Orders handled per transaction; a run goes on until none is left. */
const BATCH = 200

/**
 * Ends the holds whose time is over and returns their stock, once: rows locked by somebody else (a payment that is
 * just arriving) are left for the next run.
 * @param at holds that end up to then
 * @param except orders whose hold goes on for now
 * @returns how many holds ended
 */
export async function expireHolds(
  { db }: { db: Db },
  { at, except }: { at: Date; except: readonly string[] },
): Promise<number> {
  let expired = 0
  for (;;) {
    const count = await db.tx(async (sql) => {
      const { rows } = await sql.query<{ id: string }>(
        `SELECT id FROM orders WHERE state = 'held' AND hold_expires_at <= $1 AND id <> ALL($2::uuid[])
         ORDER BY hold_expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [at, except],
      )
      for (const { id } of rows) {
        await changeState(sql, {
          orderId: id,
          from: 'held',
          to: 'expired',
          at,
          actor: 'clock',
          reason: 'not paid in time',
        })
      }
      return rows.length
    })
    expired += count
    if (count < BATCH) return expired
  }
}
