import { createHash } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { groupCommit } from '#server/db/group-commit.ts'
import { violated } from '#server/db/violated.ts'
import type { Buyer } from './buyer.ts'
import { findRepeated, type PlacedOrder } from './find-repeated.ts'
import { type Delivery, type HoldAnswer, type HoldRequest, type HoldTarget, holdBatch } from './hold-batch.ts'

export type PlaceOrderInput = {
  /** UUID made by the form; sending the same form again is the same order. */
  orderId: string
  productId: string
  liveItemId: string | null
  quantity: number
  preorder: boolean
  delivery: Delivery
  locale: string
}

export type PlaceOrder = (buyer: Buyer, input: PlaceOrderInput) => Promise<PlacedOrder>

const hashOf = (buyer: Buyer, input: PlaceOrderInput): string => {
  const { delivery: d } = input
  const facts = [buyer.userId ?? buyer.guestKeyHash, input.productId, input.liveItemId, input.quantity, input.preorder]
  const address = [d.recipient, d.phone, d.province, d.city, d.county, d.street]
  return createHash('sha256')
    .update(JSON.stringify([...facts, ...address]))
    .digest('hex')
}

/** Why a request of the batch was refused, in the order a buyer would want to know. */
function refusal({ offer }: HoldAnswer, request: HoldRequest): DomainError {
  if (!offer) return new DomainError('ProductNotForSale')
  if (!offer.onAir) return new DomainError('SessionStateConflict')
  if (!offer.inForce) return new DomainError('AgreementNotInForce')
  if (request.preorder && !offer.preorderOpen) return new DomainError('PreorderClosed')
  if (!request.preorder && !offer.shipsNow) return new DomainError('ProductNotForSale')
  if (offer.maxPerOrder !== null && request.quantity > offer.maxPerOrder)
    return new DomainError('TooManyUnits', { max: offer.maxPerOrder })
  if (beyondLimit(offer, request)) {
    const { max, had } = offer.perBuyer ?? { max: 0, had: 0 }
    return new DomainError('BuyerLimitReached', { max, left: Math.max(0, max - had) })
  }
  if (!offer.delivered) return new DomainError('DeliveryUnavailable')
  if (offer.quotaLeft !== null && offer.quotaLeft < request.quantity)
    return new DomainError('SessionQuotaReached', { left: offer.quotaLeft })
  return new DomainError('OutOfStock', { left: offer.left })
}

const beyondLimit = ({ perBuyer }: NonNullable<HoldAnswer['offer']>, { quantity }: HoldRequest): boolean =>
  perBuyer !== null && perBuyer.had + quantity > perBuyer.max

type Outcome = { kind: 'placed'; totalFen: bigint } | { kind: 'refused'; error: DomainError }

/** Whether the request could be placed if it were the only one. */
function fitsAlone({ offer }: HoldAnswer, request: HoldRequest): boolean {
  const { quantity, preorder } = request
  if (!offer?.onAir || !offer.inForce || !offer.delivered) return false
  if (offer.maxPerOrder !== null && quantity > offer.maxPerOrder) return false
  if (beyondLimit(offer, request)) return false
  return (preorder ? offer.preorderOpen : offer.shipsNow) && quantity > 0 && quantity <= offer.left
}

/**
 * Holds a batch and tries again whoever only stood behind a neighbour that was too large. Every round either places
 * its first request or ends, so it is bounded by the batch.
 */
async function holdAll(sql: Sql, target: HoldTarget, requests: HoldRequest[], at: Date, until: Date) {
  const outcomes = new Map<HoldRequest, Outcome>()
  const first = new Map(requests.toReversed().map((request) => [request.orderId, request]))
  let waiting = requests.filter((request) => first.get(request.orderId) === request)
  while (waiting.length > 0) {
    const answers = await holdBatch(sql, target, waiting, at, until)
    const again: HoldRequest[] = []
    for (const [index, request] of waiting.entries()) {
      const answer = answers[index] as HoldAnswer
      if (answer.placed) outcomes.set(request, { kind: 'placed', totalFen: answer.totalFen })
      else if (fitsAlone(answer, request)) again.push(request)
      else outcomes.set(request, { kind: 'refused', error: refusal(answer, request) })
    }
    const progressed = again.length < waiting.length
    for (const request of progressed ? [] : again)
      outcomes.set(request, { kind: 'refused', error: new DomainError('OutOfStock', { left: 0 }) })
    waiting = progressed ? again : []
  }
  return requests.map((request): Outcome => outcomes.get(request) ?? repeatedInBatch)
}

/** The same form twice in one batch: the second is answered by looking the first up. */
const repeatedInBatch: Outcome = { kind: 'refused', error: new DomainError('IdempotencyKeyReused') }

/**
 * Makes the verb that places an order and holds its stock. Requests for one product that arrive while a batch is in
 * flight go together in the next single statement; the server's price decides.
 *
 * Errors: OutOfStock {left}, SessionQuotaReached {left}, TooManyUnits {max}, BuyerLimitReached {max, left}, ProductNotForSale, PreorderClosed,
 * AgreementNotInForce, DeliveryUnavailable, SessionStateConflict, IdempotencyKeyReused.
 */
export function placeOrderWith({ db, clock, holdMinutes }: { db: Db; clock: Clock; holdMinutes: number }): PlaceOrder {
  const holdUntil = (at: Date) => new Date(at.getTime() + holdMinutes * 60_000)
  const hold = groupCommit<HoldRequest, Outcome & { until: Date }>(async (key, requests) => {
    const [productId, liveItemId] = key.split(' ') as [string, string | undefined]
    const at = clock.now()
    const target = { productId, liveItemId: liveItemId ?? null }
    const outcomes = await holdAll(db.pool, target, requests, at, holdUntil(at))
    return outcomes.map((outcome) => ({ ...outcome, until: holdUntil(at) }))
  })

  return async (buyer, input) => {
    const { orderId, quantity, preorder, delivery, locale } = input
    const request = { orderId, buyer, quantity, preorder, delivery, locale, inputHash: hashOf(buyer, input) }
    const key = input.liveItemId ? `${input.productId} ${input.liveItemId}` : input.productId
    const outcome = await hold(key, request).catch(toRefusal)
    if (outcome.kind === 'placed') return { orderId, totalFen: outcome.totalFen, holdExpiresAt: outcome.until }
    const repeated = await findRepeated(db.pool, request)
    if (repeated) return repeated
    throw outcome.error
  }
}

/** Somebody bought in another process while this batch waited for the item. */
function toRefusal(error: unknown): never {
  if (violated(error) === 'live_item_per_buyer_kept') throw new DomainError('BuyerLimitReached')
  throw error
}
