import { DomainError } from '#domain/errors.ts'
import { type Fen, fenToNumber } from '#domain/money.ts'
import type { LogDeps } from './append-events.ts'
import { steer } from './steer.ts'

export type AddItemInput = {
  /** UUID made by the form. */
  itemId: string
  sessionId: string
  productId: string
  livePriceFen: Fen
  quota: number
}

/**
 * Puts a product of the session's producer at the end of its list. A product that is in it already stays as it is.
 * @throws DomainError NotFound (no such product of this producer), Forbidden, SessionStateConflict {state}, InvalidInput
 */
export const addItem = (deps: LogDeps, userId: string, input: AddItemInput): Promise<void> =>
  steer(deps, userId, input.sessionId, async (sql, { state }) => {
    const { itemId, sessionId, productId, livePriceFen, quota } = input
    if (state === 'ended') throw new DomainError('SessionStateConflict', { state })
    if (livePriceFen <= 0n || quota < 0) throw new DomainError('InvalidInput', { field: 'livePriceFen' })
    const { rows } = await sql.query(
      `SELECT 1 FROM product p JOIN product_family f ON f.id = p.family_id JOIN live_session l ON l.producer_id = f.producer_id
       WHERE l.id = $1 AND p.id = $2`,
      [sessionId, productId],
    )
    if (rows.length === 0) throw new DomainError('NotFound')
    const { rowCount } = await sql.query(
      `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota)
       SELECT $1, $2, $3, coalesce(max(position) + 1, 0), $4, $5 FROM live_item WHERE session_id = $2
       ON CONFLICT DO NOTHING`,
      [itemId, sessionId, productId, livePriceFen, quota],
    )
    if (rowCount === 0) return []
    return [{ type: 'item.changed', payload: { itemId, livePriceFen: fenToNumber(livePriceFen), quota } }]
  })
