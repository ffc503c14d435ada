import { type Model, type Order, openClaims, takeBackRest } from './model.ts'

const HOUR = 3_600_000
/** For so long somebody can send goods back once that was agreed. */
const SEND_BACK_HOURS = 168

/** Claimed or disputed: nothing of it happens by itself. */
export const isUnsettled = (order: Order): boolean => order.dispute !== null || openClaims(order) > 0

/** What time alone does: returns that nobody sent are over, reservations that nobody paid too, and what cannot be claimed any more is confirmed. */
export function letTimePass(model: Model, now: number): void {
  for (const claim of model.orders.flatMap(({ claims }) => claims))
    if (claim.state === 'agreed' && now > claim.agreedAt + SEND_BACK_HOURS * HOUR) claim.state = 'over'
  for (const order of model.orders) {
    if (order.state === 'reserved' && now >= order.releasedAt && !order.dispute) takeBackRest(order, now)
    if (order.state === 'completed' && !isUnsettled(order) && order.lines.every((line) => now > claimsEnd(order, line)))
      order.confirmed = true
  }
}

/** The last moment in which something can be claimed of a line that has arrived. */
export const claimsEnd = ({ receivedAt }: Order, { claimHours }: Order['lines'][number]): number =>
  (receivedAt ?? Number.POSITIVE_INFINITY) + claimHours * HOUR
