import { DomainError } from '#domain/errors.ts'
import { type Fen, fenToNumber } from '#domain/money.ts'
import type { LogDeps } from './append-events.ts'
import { steer } from './steer.ts'

export type ChangeItemInput = {
  sessionId: string
  itemId: string
  /** Fen, above zero. Orders placed before keep their price. */
  livePriceFen: Fen
  /** Units for the whole session; never below those that are held or sold. */
  quota: number
}

type Row = { live_price_fen: bigint; quota: number; taken: number; floor_price_fen: bigint | null }

/**
 * Changes live price and quota of an item. The same values again change nothing.
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state} (ended), InvalidInput {field, taken} or {field,
 *   floorFen} (below what the farm is assured of)
 */
export const changeItem = (
  deps: LogDeps,
  userId: string,
  { sessionId, itemId, livePriceFen, quota }: ChangeItemInput,
): Promise<void> =>
  steer(deps, userId, sessionId, async (sql, { state }) => {
    if (state === 'ended') throw new DomainError('SessionStateConflict', { state })
    if (livePriceFen <= 0n) throw new DomainError('InvalidInput', { field: 'livePriceFen' })
    const { rows } = await sql.query<Row>(
      `SELECT i.live_price_fen, i.quota, i.taken, p.floor_price_fen FROM live_item i JOIN product p ON p.id = i.product_id
       WHERE i.id = $1 AND i.session_id = $2 FOR NO KEY UPDATE OF i`,
      [itemId, sessionId],
    )
    const row = rows[0]
    if (!row) throw new DomainError('NotFound')
    if (row.floor_price_fen !== null && livePriceFen < row.floor_price_fen)
      throw new DomainError('InvalidInput', { field: 'livePriceFen', floorFen: row.floor_price_fen.toString() })
    if (quota < row.taken) throw new DomainError('InvalidInput', { field: 'quota', taken: row.taken })
    if (row.live_price_fen === livePriceFen && row.quota === quota) return []
    await sql.query('UPDATE live_item SET live_price_fen = $2, quota = $3 WHERE id = $1', [itemId, livePriceFen, quota])
    return [{ type: 'item.changed', payload: { itemId, livePriceFen: fenToNumber(livePriceFen), quota } }]
  })
