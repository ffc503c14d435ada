import type { Sql } from '#server/db/db.ts'

/** What happens after a commit, by topic. Payloads are ids: a handler reads the present state. */
export type OutboxTopics = {
  /** A table is to be written into a file. */
  'export.run': { exportId: string }
  'order.paid': { orderId: string }
  /** The deposit of a pre-order is paid. */
  'order.reserved': { orderId: string }
  'order.refunded': { orderId: string }
  'order.completed': { orderId: string }
  /** What its households are owed is theirs for good. */
  'order.confirmed': { orderId: string }
  'order.cancelled': { orderId: string }
  /** A refund of a part put units back on the shelf. */
  'order.restocked': { refundId: string }
  /** An order's open checkouts are not wanted any more. */
  'checkouts.end': { orderId: string }
  'dispute.changed': { disputeId: string }
  'refund.requested': { refundId: string }
  /** A packed line weighs less than was charged: so many fen go back. */
  'weight.difference': { orderLineId: string; fen: string }
  'cashier.deliver': { eventId: string }
  'notice.send': { noticeId: string }
  /** A batch's release day moved. */
  'batch.release': { batchId: string }
  /** A batch may promise less than it has. */
  'batch.shortfall': { batchId: string }
  /** A live session that had not begun moved, or was taken back. */
  'session.replanned': { sessionId: string }
  /** A live session is over: whoever still publishes it is told. */
  'session.over': { sessionId: string }
  /** A household is asked what it received of a payout. */
  'receipt.ask': { checkId: string }
  /** A private picture whose person or purpose is gone. */
  'picture.forget': { fileKey: string }
  /** What search knows of these products has changed, or they are not for sale any more. */
  'search.index': { productIds: string[] }
}
export type OutboxTopic = keyof OutboxTopics

/** Attempts before a job is left for a person; graphile-worker waits e^n seconds between them. */
const MAX_ATTEMPTS = 20

/**
 * Queues a job in the caller's transaction: it exists exactly if the transaction commits.
 * @param key jobs with the same key are one job while it waits
 * @param queue jobs of one queue run one after the other
 */
export async function append<T extends OutboxTopic>(
  sql: Sql,
  topic: T,
  payload: OutboxTopics[T],
  { key, queue, runAt }: { key?: string; queue?: string; runAt?: Date } = {},
): Promise<void> {
  await sql.query({
    name: 'outbox_append',
    text: `SELECT graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6)`,
    values: [topic, JSON.stringify(payload), queue ?? null, runAt ?? null, MAX_ATTEMPTS, key ?? null],
  })
}
