import type { Deps } from './deps.ts'
import { refundEvent } from './event-body.ts'
import { findRefunds } from './refund.ts'
import { writeEvent } from './write-event.ts'

/** Pays every refund that is pending and tells of each by an event. */
export async function settleRefunds({ db, clock, disorder }: Deps): Promise<void> {
  const pending = await findRefunds(db.pool, 'state', 'pending')
  for (const refund of pending)
    await db.tx(async (sql) => {
      const { rowCount } = await sql.query(
        `UPDATE cashier_refund SET state = 'succeeded' WHERE id = $1 AND state = 'pending'`,
        [refund.id],
      )
      if (rowCount === 0) return
      const now = clock.now()
      await writeEvent(sql, refundEvent('refund.updated', { ...refund, state: 'succeeded' }, now), { now, disorder })
    })
}
