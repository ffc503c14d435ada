import { DomainError } from '#domain/errors.ts'
import { type Fen, fenToNumber } from '#domain/money.ts'
import type { LogDeps } from './append-events.ts'
import { steer } from './steer.ts'

/** How an item is sold in its session. Fen; units for the whole session. */
export type Offer = { livePriceFen: Fen; quota: number }
/** `taken`: held or sold in the session; `free`: units of the product that nobody has. */
export type OfferBefore = Offer & { taken: number; free: number }

type Row = { live_price_fen: bigint; quota: number; taken: number; free: number; floor_price_fen: bigint | null }

/**
 * Changes how an item is sold; orders placed before keep their price. The same values again change nothing.
 * @param revise from the locked row to what it becomes; may throw
 * @throws DomainError NotFound, Forbidden, HelmElsewhere {name}, SessionStateConflict {state} (ended), InvalidInput
 *   {field, taken} (quota below what is held or sold) or {field, floorFen} (below what the farm is assured of)
 */
export const reviseItem = (
  deps: LogDeps,
  userId: string,
  { sessionId, itemId }: { sessionId: string; itemId: string },
  revise: (before: OfferBefore) => Offer,
): Promise<void> =>
  steer(deps, userId, sessionId, async (sql, { state }) => {
    if (state === 'ended') throw new DomainError('SessionStateConflict', { state })
    const { rows } = await sql.query<Row>(
      `SELECT i.live_price_fen, i.quota, i.taken, s.free, p.floor_price_fen
       FROM live_item i JOIN product p ON p.id = i.product_id JOIN stock s ON s.product_id = p.id
       WHERE i.id = $1 AND i.session_id = $2 FOR NO KEY UPDATE OF i`,
      [itemId, sessionId],
    )
    const row = rows[0]
    if (!row) throw new DomainError('NotFound')
    const { live_price_fen, taken, free, floor_price_fen: floor } = row
    const { livePriceFen, quota } = revise({ livePriceFen: live_price_fen, quota: row.quota, taken, free })
    if (livePriceFen <= 0n) throw new DomainError('InvalidInput', { field: 'livePriceFen' })
    if (floor !== null && livePriceFen < floor)
      throw new DomainError('InvalidInput', { field: 'livePriceFen', floorFen: floor.toString() })
    if (quota < taken) throw new DomainError('InvalidInput', { field: 'quota', taken })
    if (live_price_fen === livePriceFen && row.quota === quota) return []
    await sql.query('UPDATE live_item SET live_price_fen = $2, quota = $3 WHERE id = $1', [itemId, livePriceFen, quota])
    return [{ type: 'item.changed', payload: { itemId, livePriceFen: fenToNumber(livePriceFen), quota } }]
  })
