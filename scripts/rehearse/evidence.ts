import { formatYuan } from '#domain/money.ts'
import type { Acknowledged } from './buyer.ts'
import type { PlannedOrder } from './plan.ts'
import type { RoomSummary } from './room.ts'
import type { ShopFacts } from './shop-facts.ts'

/** One thing that was expected and what was found. */
export type Sum = { what: string; expected: string; found: string; ok: boolean }

export type Evidence = {
  facts: ShopFacts
  day: readonly PlannedOrder[]
  notes: readonly Acknowledged[]
  room: RoomSummary
}

export const same = (what: string, expected: bigint | number | string, found: bigint | number | string): Sum => {
  const show = (value: bigint | number | string) =>
    typeof value === 'bigint' ? `¥${formatYuan(value)}` : String(value)
  return { what, expected: show(expected), found: show(found), ok: expected === found }
}

export const birds = (orders: readonly { quantity: number }[]) =>
  orders.reduce((sum, { quantity }) => sum + quantity, 0)
