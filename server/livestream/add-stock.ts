import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { reviseItem } from './revise-item.ts'

/** `from`: the quota as it was seen. `by`: units more, or less below zero. */
export type AddStockInput = { sessionId: string; itemId: string; from: number; by: number }

/**
 * Gives more units of an item to the session, from what is free, or takes some back. Two taps of one button are one
 * change: it counts from the quota that was seen.
 * @throws DomainError as `reviseItem`; InvalidInput {field, free} (more than is free), SessionStateConflict {quota}
 *   (somebody changed it meanwhile)
 */
export const addStock = (
  deps: LogDeps,
  userId: string,
  { sessionId, itemId, from, by }: AddStockInput,
): Promise<void> =>
  reviseItem(deps, userId, { sessionId, itemId }, ({ livePriceFen, quota, taken, free }) => {
    if (quota === from + by) return { livePriceFen, quota }
    if (quota !== from) throw new DomainError('SessionStateConflict', { quota })
    if (by > 0 && from + by - taken > free)
      throw new DomainError('InvalidInput', { field: 'quota', free: Math.max(0, free - (from - taken)) })
    return { livePriceFen, quota: from + by }
  })
