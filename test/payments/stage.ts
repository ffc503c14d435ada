import { randomUUID } from 'node:crypto'
import { CLAIM_HOURS } from '#domain/claim-rules.ts'
import { isDomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { type Market, type MarketOptions, makeMarket, makePerson } from '#test/factories/market.ts'
import { cartInput, preorderFor, takeDeposits, wanted } from '#test/factories/offers.ts'
import { delivery, guest, orderInput, type stillClock } from '#test/factories/sale.ts'
import type { Notice, ProviderSide, Trouble } from './provider-side.ts'
import type { ShopSteps } from './shop-steps.ts'

/** A shop that may run here or in a process of its own, which may die at any moment and is then started again. */
export type Shop = { [Step in keyof ShopSteps]: (...args: Parameters<ShopSteps[Step]>) => ReturnType<ShopSteps[Step]> }

export type StageParts = {
  db: Db
  clock: ReturnType<typeof stillClock>
  side: ProviderSide
  shop: Shop
  /** Lets the provider be in trouble wherever the shop runs. */
  trouble(kind: Trouble | null): void
}

export type CartWish = { quantity?: number; preorder?: boolean; couponCode?: string; payment?: 'whole' | 'deposit' }

export type Sale = { market: Market; buyer: Buyer; orderId: string }

const staff = (role: Viewer['role'], userId: string): Viewer => ({
  ...{ userId, name: '周正', phone: null, role, scope: { kind: 'all' }, twoFactorEnabled: true },
})

/** Where the cases of the table play: a shop, its provider seen from the other side, and the time. */
export async function setStage({ db, clock, side, shop, trouble }: StageParts) {
  const [admin, coordinator] = await Promise.all([makePerson(db, 'admin'), makePerson(db, 'coordinator')])
  const one = async <T>(query: string, values: unknown[]): Promise<T> => {
    const { rows } = await db.pool.query<{ it: T }>(query, values)
    if (!rows[0]) throw new Error(`nothing found: ${query}`)
    return rows[0].it
  }

  /** Takes the provider's notices and hands each over once, in their order. */
  async function deliver(): Promise<string[]> {
    const outcomes: string[] = []
    for (const notice of await side.notices()) outcomes.push(await shop.notify(notice))
    return outcomes
  }
  async function place(options: MarketOptions & { quantity?: number } = {}): Promise<Sale> {
    const { quantity = 1, ...goods } = options
    const market = await makeMarket(db, goods)
    return placeAt(market, quantity)
  }
  async function placeAt(market: Market, quantity = 1): Promise<Sale> {
    const buyer = guest()
    const orderId = await shop.place(buyer, orderInput(market.productId, { quantity }))
    return { market, buyer, orderId }
  }
  /** Places an order of the market's goods at the total that its buyer sees. */
  async function placeCart(market: Market, { quantity = 1, preorder = false, ...wish }: CartWish = {}): Promise<Sale> {
    const buyer = guest()
    const lines = [wanted(market.productId, { quantity, preorder })]
    const asked = { lines, couponCode: wish.couponCode ?? null, payment: wish.payment ?? 'whole' }
    const { totalFen } = await shop.quote(buyer, { ...asked, province: delivery.province })
    const orderId = await shop.placeCart(buyer, cartInput(lines, { ...asked, seenTotalFen: totalFen }))
    return { market, buyer, orderId }
  }
  /** The session of an order's open checkout. */
  const sessionOf = (orderId: string): Promise<string> =>
    one(
      `SELECT provider_session_id AS it FROM payment_attempt WHERE order_id = $1 AND state = 'opened'
       AND provider_session_id IS NOT NULL ORDER BY opened_at DESC LIMIT 1`,
      [orderId],
    )

  return {
    ...{ db, clock, side, shop, trouble, deliver, place, placeAt, sessionOf },
    admin: staff('admin', admin),
    coordinator: staff('coordinator', coordinator),
    /** Places an order and opens its checkout. @returns with the provider's session */
    async checkout(options: MarketOptions & { quantity?: number } = {}): Promise<Sale & { sessionId: string }> {
      const sale = await place(options)
      await shop.open(sale.buyer, sale.orderId)
      return { ...sale, sessionId: await sessionOf(sale.orderId) }
    },
    /** An order that was bought in the ordinary way. @returns with the provider's id of the payment */
    async bought(options: MarketOptions & { quantity?: number } = {}): Promise<Sale & { paymentId: string }> {
      const sale = await place(options)
      await shop.open(sale.buyer, sale.orderId)
      const paymentId = await side.pay(await sessionOf(sale.orderId))
      await deliver()
      return { ...sale, paymentId }
    },
    placeCart,
    /** A bird is ordered before its release, with a deposit of a fifth; its checkout is open. */
    async preordered(options: MarketOptions = {}): Promise<Sale & { sessionId: string }> {
      const market = await makeMarket(db, { ...options, preorder: preorderFor(clock.now()) })
      await takeDeposits(db, market, 2_000)
      const sale = await placeCart(market, { preorder: true, payment: 'deposit' })
      await shop.open(sale.buyer, sale.orderId)
      return { ...sale, sessionId: await sessionOf(sale.orderId) }
    },
    /** The same, its deposit paid. @returns with the provider's id of that payment */
    async reserved(options: MarketOptions = {}): Promise<Sale & { depositId: string }> {
      const sale = await this.preordered(options)
      const depositId = await side.pay(sale.sessionId)
      await deliver()
      return { ...sale, depositId }
    },
    /** The release has come. */
    untilDue: () => clock.forward(31 * 24 * 60),
    /** Time goes by, and we ask the provider after the longest pause. A question that a crash cut off is asked again. */
    async askNowAndThen(): Promise<void> {
      for (let time = 0; time < 3; time++) {
        clock.forward(61)
        await shop.poll()
      }
    },
    async ship({ market, orderId }: Sale): Promise<void> {
      const userId = await makePerson(db, 'farmer')
      await db.pool.query(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
        market.producerId,
        userId,
      ])
      await shop.ship(userId, orderId)
    },
    /** Goods arrive, their buyer says so, and the time for claims goes by. */
    async confirm({ buyer, orderId }: Sale): Promise<void> {
      await shop.confirm(buyer, orderId)
      clock.forward(CLAIM_HOURS.other * 60 + 1)
      await shop.confirmOrders()
    },
    /** Somebody pays a checkout at the provider that is not ours, and we are told. @returns the provider's id of it */
    async strangePayment(amountFen: bigint): Promise<string> {
      const { sessionId } = await side.host.openCheckout({
        ...{ attemptId: randomUUID(), orderId: randomUUID(), amountFen, currency: 'CNY', description: '别处的货' },
        ...{ returnUrl: 'http://other.test', locale: 'zh', expiresAt: new Date(clock.now().getTime() + 15 * 60_000) },
      })
      const paymentId = await side.pay(sessionId)
      await deliver()
      return paymentId
    },
    /** The newest refund of an order that no other took the place of. */
    refundOf: (orderId: string): Promise<string> =>
      one('SELECT id AS it FROM refund WHERE order_id = $1 ORDER BY requested_at DESC, id DESC LIMIT 1', [orderId]),
    providerRefundOf: (orderId: string): Promise<string> =>
      one(
        'SELECT provider_refund_id AS it FROM refund WHERE order_id = $1 ORDER BY requested_at DESC, id DESC LIMIT 1',
        [orderId],
      ),
    lineOf: (orderId: string): Promise<string> => one('SELECT id AS it FROM order_line WHERE order_id = $1', [orderId]),
    unmatchedOf: (providerPaymentId: string): Promise<string> =>
      one('SELECT id AS it FROM payment WHERE provider_payment_id = $1 AND order_id IS NULL', [providerPaymentId]),
    /** The notice with something of its session, refund or dispute changed, as an event of its own. */
    forge({ rawBody }: Notice, change: object, type?: string): Notice {
      const event = JSON.parse(rawBody.toString())
      const data = { object: { ...event.data.object, ...change } }
      return side.sign(
        Buffer.from(JSON.stringify({ ...event, id: `evt_${randomUUID()}`, type: type ?? event.type, data })),
      )
    },
  }
}

export type Stage = Awaited<ReturnType<typeof setStage>>

/** The code with which something is refused; undefined where it is not. @throws what is not a refusal */
export async function refusal(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
  } catch (error) {
    if (isDomainError(error)) return error.code
    throw error
  }
}
