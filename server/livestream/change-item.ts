import type { LogDeps } from './append-events.ts'
import { type Offer, reviseItem } from './revise-item.ts'

/** `livePriceFen` above zero; `quota` never below the units that are held or sold. */
export type ChangeItemInput = { sessionId: string; itemId: string } & Offer

/**
 * Changes live price and quota of an item.
 * @throws DomainError as `reviseItem`
 */
export const changeItem = (
  deps: LogDeps,
  userId: string,
  { sessionId, itemId, livePriceFen, quota }: ChangeItemInput,
): Promise<void> => reviseItem(deps, userId, { sessionId, itemId }, () => ({ livePriceFen, quota }))
