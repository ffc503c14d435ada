import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { BalanceTransaction, CheckoutRequest, PaymentEvent } from '#server/payments/payment-host.ts'
import { useDatabase } from '#test/database.ts'
import { stillClock } from '#test/factories/sale.ts'
import { openCashierSide } from './cashier-side.ts'
import type { Notice, ProviderSide } from './provider-side.ts'
import { openStripeSide } from './stripe-side.ts'

/** For `describe.each`: the providers that must keep the same promises. */
export const sideNames = ['cashier', 'stripe'] as const

/** Gives the calling `describe` one side, under a clock that stands still, with no notice left over from other tests. */
export function useSide(name: (typeof sideNames)[number]) {
  const database = useDatabase()
  const clock = stillClock()
  let opened: ProviderSide | undefined
  const side = () => {
    if (!opened) throw new Error('the side is there from beforeAll on')
    return opened
  }
  beforeAll(async () => {
    opened = await (name === 'stripe' ? openStripeSide({ clock }) : openCashierSide({ db: database.db, clock }))
  })
  beforeEach(() => side().notices())
  afterAll(() => side().close())

  const read = ({ rawBody, signature }: Notice): PaymentEvent => side().host.readEvent(rawBody, signature)
  const request = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
    attemptId: randomUUID(),
    orderId: randomUUID(),
    amountFen: 9_800n,
    currency: 'CNY',
    description: '芦花鸡',
    returnUrl: 'http://shop.test/orders/1',
    expiresAt: new Date(clock.now().getTime() + 15 * 60_000),
    locale: 'zh',
    ...change,
  })
  return {
    clock,
    side,
    read,
    request,
    /** What the provider has told since it was asked last, except what is not for us. */
    told: async () => (await side().notices()).map(read).filter(({ kind }) => kind !== 'unknown'),
    open: async (change?: Partial<CheckoutRequest>) => (await side().host.openCheckout(request(change))).sessionId,
    /** A paid checkout of 98 yuan, its notices taken. */
    async openPaid(): Promise<string> {
      const { sessionId } = await side().host.openCheckout(request())
      const paymentId = await side().pay(sessionId)
      await side().notices()
      return paymentId
    },
  }
}

export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}

export const netOf = (movements: BalanceTransaction[]) =>
  movements.reduce((sum, { amountFen, feeFen }) => sum + amountFen - feeFen, 0n)
