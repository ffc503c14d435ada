/** States of an order and every transition between them. */
export const orderStates = [
  'held',
  'reserved',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
  'expired',
  'refunding',
  'refunded',
] as const
export type OrderState = (typeof orderStates)[number]

type Transition = {
  from: OrderState
  to: OrderState
  /** Where the units of the order go: `free`, `held`, `sold`; absent where they stay. */
  stock?: { from: 'held' | 'sold' | 'free'; to: 'held' | 'sold' | 'free' }
}

/**
 * `held → paid` the payment came in time. `held → reserved → paid` a deposit, then the balance. `expired → paid` and
 * `cancelled → paid` it came late and the goods were still there (`→ reserved` likewise). `expired → refunding` it came late
 * and they were not. `paid → packed → shipped → delivered` the order follows its last parcel; a step may be left out.
 * `reserved → refunding` the deposit goes back. `refunding → refunded` the provider paid back. `refunded → refunding` the
 * buyer's bank sent it back to the provider.
 */
export const orderTransitions: readonly Transition[] = [
  { from: 'held', to: 'paid', stock: { from: 'held', to: 'sold' } },
  { from: 'held', to: 'reserved' },
  { from: 'held', to: 'cancelled', stock: { from: 'held', to: 'free' } },
  { from: 'held', to: 'expired', stock: { from: 'held', to: 'free' } },
  { from: 'reserved', to: 'paid', stock: { from: 'held', to: 'sold' } },
  { from: 'reserved', to: 'refunding', stock: { from: 'held', to: 'free' } },
  { from: 'expired', to: 'paid', stock: { from: 'free', to: 'sold' } },
  { from: 'cancelled', to: 'paid', stock: { from: 'free', to: 'sold' } },
  { from: 'expired', to: 'reserved', stock: { from: 'free', to: 'held' } },
  { from: 'cancelled', to: 'reserved', stock: { from: 'free', to: 'held' } },
  { from: 'expired', to: 'refunding' },
  { from: 'cancelled', to: 'refunding' },
  { from: 'paid', to: 'packed' },
  { from: 'paid', to: 'shipped' },
  { from: 'packed', to: 'shipped' },
  { from: 'shipped', to: 'delivered' },
  { from: 'shipped', to: 'completed' },
  { from: 'delivered', to: 'completed' },
  { from: 'paid', to: 'refunding', stock: { from: 'sold', to: 'free' } },
  { from: 'packed', to: 'refunding', stock: { from: 'sold', to: 'free' } },
  { from: 'shipped', to: 'refunding' },
  { from: 'delivered', to: 'refunding' },
  { from: 'completed', to: 'refunding' },
  { from: 'refunding', to: 'refunded' },
  { from: 'refunded', to: 'refunding' },
]

/** The transition, or null where the table has none. */
export const findTransition = (from: OrderState, to: OrderState): Transition | null =>
  orderTransitions.find((t) => t.from === from && t.to === to) ?? null

/** States in which the whole of the buyer's money is divided among the parties. */
export const paidStates: readonly OrderState[] = ['paid', 'packed', 'shipped', 'delivered', 'completed']

/** States in which nothing has left the farm yet: refunded units go back on the shelf. */
export const unsentStates: readonly OrderState[] = ['paid', 'packed']

/** @throws Error when the table repeats a transition or leaves a state that nothing reaches. Called at boot. */
export function validateOrderTransitions(): void {
  const seen = new Set<string>()
  for (const { from, to } of orderTransitions) {
    const key = `${from}→${to}`
    if (seen.has(key)) throw new Error(`order transition ${key} is listed twice`)
    seen.add(key)
  }
  for (const state of orderStates) {
    if (state !== 'held' && !orderTransitions.some((t) => t.to === state))
      throw new Error(`order state ${state} cannot be reached`)
  }
}
