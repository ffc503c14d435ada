import type { Fen } from '#domain/money.ts'
import type { LogDeps } from './append-events.ts'
import { reviseItem } from './revise-item.ts'

export type SetPriceInput = { sessionId: string; itemId: string; livePriceFen: Fen }

/**
 * Changes only the live price of an item, as a price drop on the air does.
 * @throws DomainError as `reviseItem`
 */
export const setPrice = (
  deps: LogDeps,
  userId: string,
  { sessionId, itemId, livePriceFen }: SetPriceInput,
): Promise<void> => reviseItem(deps, userId, { sessionId, itemId }, ({ quota }) => ({ livePriceFen, quota }))
