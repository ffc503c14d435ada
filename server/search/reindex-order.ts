import type { Deps } from '#server/deps.ts'
import { append } from '#server/outbox/append.ts'

/**
 * Where stock is copied into documents: queues those of an order's products. A job of its own, so that a search host that
 * does not answer keeps nothing else waiting.
 */
export async function reindexOrder({ db, search }: Pick<Deps, 'db' | 'search'>, orderId: string): Promise<void> {
  if (!search.copiesStock) return
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT DISTINCT product_id AS id FROM order_line WHERE order_id = $1',
    [orderId],
  )
  if (rows.length > 0) await append(db.pool, 'search.index', { productIds: rows.map(({ id }) => id) })
}
