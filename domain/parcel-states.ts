import type { OrderState } from './order-states.ts'

/** States of a parcel and every transition between them. */
export const parcelStates = ['waiting', 'packed', 'shipped', 'delivered', 'cancelled'] as const
export type ParcelState = (typeof parcelStates)[number]

/** `→ cancelled` nothing is left in it: all its goods were refunded before it was sent. */
export const parcelTransitions: readonly { from: ParcelState; to: ParcelState }[] = [
  { from: 'waiting', to: 'packed' },
  { from: 'packed', to: 'shipped' },
  { from: 'shipped', to: 'delivered' },
  { from: 'waiting', to: 'cancelled' },
  { from: 'packed', to: 'cancelled' },
]

export const mayBecome = (from: ParcelState, to: ParcelState): boolean =>
  parcelTransitions.some((transition) => transition.from === from && transition.to === to)

/** States in which a parcel is still at the farm. */
export const unsentParcelStates: readonly ParcelState[] = ['waiting', 'packed']

/** States of an order whose parcels are packed and sent; how far it is, in this order. */
export const orderWay = ['paid', 'packed', 'shipped', 'delivered'] as const satisfies readonly OrderState[]

const reached: Record<ParcelState, (typeof orderWay)[number] | null> = {
  waiting: 'paid',
  packed: 'packed',
  shipped: 'shipped',
  delivered: 'delivered',
  cancelled: null,
}

/** How far an order is whose parcels are in these states: as far as the last of them; null where none has goods. */
export function orderStateOf(parcels: readonly ParcelState[]): (typeof orderWay)[number] | null {
  const steps = parcels.map((state) => reached[state]).filter((state) => state !== null)
  return orderWay.find((state) => steps.includes(state)) ?? null
}

/** The steps by which an order follows its parcels, none where it is there already or is not on this way any more. */
export function stepsToFollow(order: OrderState, parcels: readonly ParcelState[]): (typeof orderWay)[number][] {
  const goal = orderStateOf(parcels)
  const at = (orderWay as readonly OrderState[]).indexOf(order)
  return goal === null || at < 0 ? [] : orderWay.slice(at + 1, orderWay.indexOf(goal) + 1)
}

/** @throws Error when the table repeats a transition or leaves a state that nothing reaches. Called at boot. */
export function validateParcelTransitions(): void {
  const seen = new Set<string>()
  for (const { from, to } of parcelTransitions) {
    const key = `${from}→${to}`
    if (seen.has(key)) throw new Error(`parcel transition ${key} is listed twice`)
    seen.add(key)
  }
  for (const state of parcelStates) {
    if (state !== 'waiting' && !parcelTransitions.some((transition) => transition.to === state))
      throw new Error(`parcel state ${state} cannot be reached`)
  }
}
