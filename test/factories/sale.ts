import { createHash, randomUUID } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { type PlaceOrderInput, placeOrderWith } from '#server/orders/place-order.ts'
import { openCheckout } from '#server/payments/open-checkout.ts'
import { onlyHost, type PaymentEvent, type PaymentHost, type TakenMoney } from '#server/payments/payment-host.ts'
import { recordEvent } from '#server/payments/record-event.ts'
import { testVault } from '#test/vault.ts'

/** A clock that stands still until it is moved. */
export function stillClock(start = new Date('2026-08-28T08:00:00Z')): Clock & { forward(minutes: number): void } {
  let now = start
  return {
    now: () => now,
    forward(minutes) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
  }
}

/** A new guest. */
export const guest = (): Buyer => ({
  userId: null,
  guestKeyHash: createHash('sha256').update(randomUUID()).digest('hex'),
})

export const delivery = {
  recipient: '李明',
  phone: '+8619900001234',
  province: '山东省',
  city: '枣庄市',
  county: '市中区',
  street: '光明路 1 号',
}

export const orderInput = (productId: string, change: Partial<PlaceOrderInput> = {}): PlaceOrderInput => ({
  orderId: randomUUID(),
  productId,
  liveItemId: null,
  quantity: 1,
  preorder: false,
  delivery,
  locale: 'zh',
  ...change,
})

/** A provider at the outer edge: checkouts open, refunds are noted, events are whatever the test says, unsigned. */
export function fakeHost(): PaymentHost & { refunds: { refundId: string; paymentId: string; amountFen: bigint }[] } {
  const refunds: { refundId: string; paymentId: string; amountFen: bigint }[] = []
  return {
    name: 'fake',
    signatureHeader: 'fake-signature',
    refunds,
    openCheckout: async ({ attemptId }) => ({ sessionId: `cs_${attemptId}`, url: `https://pay.test/${attemptId}` }),
    readCheckout: async () => ({ state: 'open' }),
    endCheckout: async () => ({ state: 'expired' }),
    async refund(request) {
      refunds.push(request)
      return pendingRefund(request)
    },
    async readRefund(providerRefundId) {
      const asked = refunds.find(({ refundId }) => `re_${refundId}` === providerRefundId)
      if (!asked) throw new DomainError('NotFound')
      return pendingRefund(asked)
    },
    async *balanceTransactions() {},
    readEvent: (rawBody) => reviveEvent(rawBody.toString()),
  }
}

/** A refund that the fake has taken and not paid yet. */
const pendingRefund = ({
  refundId,
  paymentId,
  amountFen,
}: {
  refundId: string
  paymentId: string
  amountFen: bigint
}) =>
  ({
    providerRefundId: `re_${refundId}`,
    paymentId,
    amountFen,
    currency: 'CNY',
    state: 'pending',
    failureCode: null,
  }) as const

const encode = (event: PaymentEvent) =>
  Buffer.from(JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)))

function reviveEvent(text: string): PaymentEvent {
  const event = JSON.parse(text, (_, value) =>
    typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  )
  const { report } = event
  return report && 'paidAt' in report ? { ...event, report: { ...report, paidAt: new Date(report.paidAt) } } : event
}

/** Drives orders and payments of one database the way the product does, at a still clock. */
export function till(db: Db, { holdMinutes = 15, start }: { holdMinutes?: number; start?: Date } = {}) {
  const clock = stillClock(start)
  const host = fakeHost()
  const deps = { db, clock, payments: onlyHost(host), publicUrl: 'http://shop.test', holdMinutes, vault: testVault }
  const place = placeOrderWith(deps)
  const send = (event: PaymentEvent) => recordEvent(deps, host, encode(event), undefined)

  async function sessionOf(orderId: string): Promise<{ sessionId: string; amountFen: bigint }> {
    const { rows } = await db.pool.query<{ provider_session_id: string; amount_fen: bigint }>(
      'SELECT provider_session_id, amount_fen FROM payment_attempt WHERE order_id = $1 ORDER BY opened_at DESC, id LIMIT 1',
      [orderId],
    )
    return { sessionId: rows[0]?.provider_session_id ?? '', amountFen: rows[0]?.amount_fen ?? 0n }
  }
  /** The event a provider sends when the newest checkout of the order is paid. */
  async function paidEvent(orderId: string, change: Partial<TakenMoney> = {}): Promise<PaymentEvent> {
    const { sessionId, amountFen } = await sessionOf(orderId)
    const money = {
      paymentId: `pi_${randomUUID()}`,
      amountFen,
      currency: 'CNY',
      method: 'wechat_pay',
      paidAt: clock.now(),
    }
    return {
      id: `evt_${randomUUID()}`,
      type: 'checkout.session.completed',
      payload: {},
      kind: 'checkout',
      sessionId,
      attemptId: null,
      report: { state: 'paid', ...money, ...change },
    }
  }
  /** Places, opens the checkout and pays. @returns the order's id */
  async function buy(buyer: Buyer, input: PlaceOrderInput): Promise<string> {
    const { orderId } = await place(buyer, input)
    await openCheckout(deps, buyer, orderId)
    await send(await paidEvent(orderId))
    return orderId
  }
  return {
    ...deps,
    host,
    place,
    send,
    paidEvent,
    buy,
    open: (buyer: Buyer, orderId: string) => openCheckout(deps, buyer, orderId),
  }
}

/** The first line of an order. @returns its id */
export async function lineOf(db: Db, orderId: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1 ORDER BY id', [
    orderId,
  ])
  return rows[0]?.id ?? ''
}

/** Stock of a product as free, held, sold. */
export async function stockOf(db: Db, productId: string): Promise<[number, number, number]> {
  const { rows } = await db.pool.query<{ free: number; held: number; sold: number }>(
    'SELECT free, held, sold FROM stock WHERE product_id = $1',
    [productId],
  )
  return [rows[0]?.free ?? -1, rows[0]?.held ?? -1, rows[0]?.sold ?? -1]
}

/** State and sums of an order, fen. */
export async function orderOf(db: Db, orderId: string): Promise<{ state: string; paid: bigint; refunded: bigint }> {
  const { rows } = await db.pool.query<{ state: string; paid: bigint; refunded: bigint }>(
    'SELECT state, paid_fen AS paid, refunded_fen AS refunded FROM orders WHERE id = $1',
    [orderId],
  )
  return rows[0] ?? { state: 'missing', paid: 0n, refunded: 0n }
}

/** Balance of every account that is not zero, by code, fen. */
export async function balances(db: Db): Promise<Record<string, bigint>> {
  const { rows } = await db.pool.query<{ code: string; fen: bigint }>(
    `SELECT a.code, sum(p.fen)::bigint AS fen FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
     GROUP BY a.code HAVING sum(p.fen) <> 0 ORDER BY a.code`,
  )
  return Object.fromEntries(rows.map(({ code, fen }) => [code, fen]))
}
