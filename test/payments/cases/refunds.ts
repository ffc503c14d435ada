import { BIRD, nothing, type PaymentCase, sold, whole, wholeBack } from '../case.ts'
import { refusal, type Stage } from '../stage.ts'

async function must(expected: string | undefined, work: Promise<unknown>): Promise<void> {
  const code = await refusal(work)
  if (code !== expected) throw new Error(`expected ${expected}, got ${code}`)
}

/** The form of a coordinator who refunds a part; sent again it is the same. */
async function partForm(stage: Stage, orderId: string, part: { units: number } | { amountFen: bigint }) {
  const refundId = crypto.randomUUID()
  return { orderId, reason: '到货破损', part: { refundId, orderLineId: await stage.lineOf(orderId), part } }
}

/** Money that goes back because we or the buyer decided it. */
export const refunds: PaymentCase[] = [
  {
    name: 'the buyer takes an order back before it is sent',
    async play(stage) {
      const { market, buyer, orderId } = await stage.bought()
      await Promise.all([1, 2, 3, 4].map(() => stage.shop.refundOwn(buyer, orderId)))
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'a completed order is refunded before its claims are over: provisional income goes back, the goods stay sold',
    async play(stage) {
      const sale = await stage.bought()
      await stage.ship(sale)
      await stage.shop.confirm(sale.buyer, sale.orderId)
      await stage.shop.confirmOrders()
      await stage.shop.refund(stage.coordinator, await partForm(stage, sale.orderId, { amountFen: BIRD / 2n }))
      return { market: sale.market, orderIds: [sale.orderId] }
    },
    orders: [['completed', BIRD, BIRD / 2n]],
    stock: [99, 0, 1],
    ledger: sold(BIRD / 2n),
  },
  {
    name: 'claims are over: income is confirmed, once, less what was refunded',
    async play(stage) {
      const sale = await stage.bought()
      await stage.ship(sale)
      await stage.shop.refund(stage.coordinator, await partForm(stage, sale.orderId, { amountFen: BIRD / 2n }))
      await stage.confirm(sale)
      await Promise.all([1, 2, 3].map(() => stage.shop.confirmOrders()))
      return { market: sale.market, orderIds: [sale.orderId] }
    },
    orders: [['completed', BIRD, BIRD / 2n]],
    stock: [99, 0, 1],
    ledger: sold(BIRD / 2n, { confirmed: true }),
  },
  {
    name: 'a confirmed order is refunded: confirmed income goes back, the goods stay sold',
    async play(stage) {
      const sale = await stage.bought()
      await stage.ship(sale)
      await stage.confirm(sale)
      await stage.shop.refund(stage.coordinator, whole(sale.orderId))
      return { market: sale.market, orderIds: [sale.orderId] }
    },
    orders: [['refunded', BIRD, BIRD]],
    stock: [99, 0, 1],
    ledger: nothing,
  },
  {
    name: 'two of the staff refund the whole at once',
    async play(stage) {
      const { market, orderId } = await stage.bought()
      await Promise.all([
        stage.shop.refund(stage.coordinator, whole(orderId)),
        stage.shop.refund(stage.admin, { orderId, reason: '买家要求' }),
      ])
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'two of the staff refund sixty per cent each: the second is refused',
    async play(stage) {
      const sale = await stage.bought()
      await stage.ship(sale)
      const { market, orderId } = sale
      const forms = [
        await partForm(stage, orderId, { amountFen: 5_900n }),
        await partForm(stage, orderId, { amountFen: 5_900n }),
      ]
      const codes = await Promise.all(forms.map((form) => refusal(stage.shop.refund(stage.coordinator, form))))
      if (codes.filter((code) => code === 'RefundTooLarge').length !== 1) throw new Error(`refused: ${codes}`)
      return { market, orderIds: [orderId] }
    },
    orders: [['shipped', BIRD, 5_900n]],
    stock: [99, 0, 1],
    ledger: sold(BIRD - 5_900n),
  },
  {
    name: 'one of three units before sending: it is back on the shelf',
    async play(stage) {
      const { market, orderId } = await stage.bought({ quantity: 3 })
      const form = await partForm(stage, orderId, { units: 1 })
      await Promise.all([1, 2, 3, 4].map(() => stage.shop.refund(stage.coordinator, form)))
      return { market, orderIds: [orderId] }
    },
    orders: [['paid', 3n * BIRD, BIRD]],
    stock: [98, 0, 2],
    ledger: sold(2n * BIRD),
  },
  {
    name: 'one unit, then an allowance, then all that is left',
    async play(stage) {
      const sale = await stage.bought({ quantity: 3 })
      const { market, orderId } = sale
      await stage.shop.refund(stage.coordinator, await partForm(stage, orderId, { units: 1 }))
      await stage.ship(sale)
      await stage.shop.refund(stage.coordinator, await partForm(stage, orderId, { amountFen: 333n }))
      await stage.shop.refund(stage.coordinator, whole(orderId))
      return { market, orderIds: [orderId] }
    },
    orders: [['refunded', 3n * BIRD, 3n * BIRD]],
    stock: [98, 0, 2],
    ledger: nothing,
  },
  {
    name: 'parts above the total are refused; exactly the rest ends the order',
    async play(stage) {
      const sale = await stage.bought({ quantity: 2 })
      const { market, orderId } = sale
      await stage.ship(sale)
      await stage.shop.refund(stage.coordinator, await partForm(stage, orderId, { units: 1 }))
      const tooMuch = [{ amountFen: BIRD + 1n }, { units: 2 }, { amountFen: 10n ** 12n }]
      for (const part of tooMuch)
        await must('RefundTooLarge', stage.shop.refund(stage.coordinator, await partForm(stage, orderId, part)))
      await must('InvalidInput', stage.shop.refund(stage.coordinator, await partForm(stage, orderId, { units: 0 })))
      await stage.shop.refund(stage.coordinator, await partForm(stage, orderId, { units: 1 }))
      return { market, orderIds: [orderId] }
    },
    orders: [['refunded', 2n * BIRD, 2n * BIRD]],
    stock: [98, 0, 2],
    ledger: nothing,
  },
]
