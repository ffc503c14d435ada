import { holdOver, nothing, oneSold, type PaymentCase, wholeBack } from '../case.ts'
import type { Sale, Stage } from '../stage.ts'

/** A fifth of a bird. */
const DEPOSIT = 1_960n

const depositBack = {
  orders: [['refunded', DEPOSIT, DEPOSIT]],
  stock: [100, 0, 0],
  ledger: nothing,
} satisfies Partial<PaymentCase>
const reserved = {
  orders: [['reserved', DEPOSIT, 0n]],
  stock: [99, 1, 0],
  ledger: { provider: DEPOSIT, deposits: -DEPOSIT },
} satisfies Partial<PaymentCase>

/** The buyer goes to the checkout of the balance. @returns its session */
async function openBalance(stage: Stage, { buyer, orderId }: Sale): Promise<string> {
  await stage.shop.open(buyer, orderId)
  return stage.sessionOf(orderId)
}

async function payBalance(stage: Stage, sale: Sale): Promise<void> {
  await stage.side.pay(await openBalance(stage, sale))
  await stage.deliver()
}

const played = ({ market, orderId }: Sale) => ({ market, orderIds: [orderId] })

/** Pre-orders that are paid in two parts. */
export const deposits: PaymentCase[] = [
  {
    name: 'a deposit reserves the goods until its balance is paid',
    play: async (stage) => played(await stage.reserved()),
    ...reserved,
  },
  {
    name: 'the balance pays the order: it is one sale',
    async play(stage) {
      const sale = await stage.reserved()
      await payBalance(stage, sale)
      return played(sale)
    },
    ...oneSold,
  },
  {
    name: 'no deposit in time: the goods are free again',
    async play(stage) {
      const sale = await stage.preordered()
      stage.clock.forward(16)
      await stage.shop.endHolds()
      return played(sale)
    },
    ...holdOver,
  },
  {
    name: 'the deposit comes after the hold, the goods are still there',
    async play(stage) {
      const sale = await stage.preordered()
      stage.clock.forward(16)
      await stage.side.pay(sale.sessionId, { late: true })
      await stage.shop.endHolds()
      await stage.deliver()
      return played(sale)
    },
    ...reserved,
  },
  {
    name: 'given up while the deposit was on its way: what ends old checkouts leaves that of the balance',
    async play(stage) {
      const sale = await stage.preordered()
      await stage.shop.cancel(sale.buyer, sale.orderId)
      await stage.side.pay(sale.sessionId)
      await stage.deliver()
      const balance = await openBalance(stage, sale)
      await stage.shop.work()
      await stage.side.pay(balance)
      await stage.deliver()
      return played(sale)
    },
    ...oneSold,
  },
  {
    name: 'the balance is not paid until it is due: the deposit goes back whole',
    async play(stage) {
      const sale = await stage.reserved()
      await openBalance(stage, sale)
      stage.untilDue()
      await stage.shop.endReservations()
      await stage.shop.endReservations()
      return played(sale)
    },
    ...depositBack,
  },
  {
    name: 'the notice of the balance is lost: we learn of it when it is due',
    async play(stage) {
      const sale = await stage.reserved()
      await stage.side.pay(await openBalance(stage, sale))
      await stage.side.notices()
      stage.untilDue()
      await stage.shop.endReservations()
      return played(sale)
    },
    ...oneSold,
  },
  {
    name: 'the balance comes after the deposit went back: it goes back too',
    async play(stage) {
      const sale = await stage.reserved()
      const sessionId = await openBalance(stage, sale)
      await stage.shop.refundOwn(sale.buyer, sale.orderId)
      await stage.side.pay(sessionId, { late: true })
      await stage.deliver()
      return played(sale)
    },
    ...wholeBack,
  },
  {
    name: 'the buyer takes a reserved order back, four times at once',
    async play(stage) {
      const sale = await stage.reserved()
      await Promise.all([1, 2, 3, 4].map(() => stage.shop.refundOwn(sale.buyer, sale.orderId)))
      return played(sale)
    },
    ...depositBack,
  },
  {
    name: 'the notice of the balance arrives fifty times at once',
    async play(stage) {
      const sale = await stage.reserved()
      await stage.side.pay(await openBalance(stage, sale))
      for (const notice of await stage.side.notices())
        await Promise.all(Array.from({ length: 50 }, () => stage.shop.notify(notice)))
      return played(sale)
    },
    ...oneSold,
  },
  {
    name: 'an order paid in two parts is refunded whole: each payment gives back its own',
    async play(stage) {
      const sale = await stage.reserved()
      await payBalance(stage, sale)
      await stage.shop.refund(stage.coordinator, { orderId: sale.orderId, reason: '无法供货' })
      return played(sale)
    },
    ...wholeBack,
  },
  {
    name: 'an allowance larger than the balance left is paid from both payments',
    async play(stage) {
      const sale = await stage.reserved()
      await payBalance(stage, sale)
      const orderLineId = await stage.lineOf(sale.orderId)
      for (const amountFen of [7_000n, 1_500n]) {
        const part = { refundId: crypto.randomUUID(), orderLineId, part: { amountFen } }
        const form = { orderId: sale.orderId, reason: '到货破损', part }
        await Promise.all([1, 2].map(() => stage.shop.refund(stage.coordinator, form)))
      }
      await stage.shop.refund(stage.coordinator, { orderId: sale.orderId, reason: '无法供货' })
      return played(sale)
    },
    ...wholeBack,
  },
  {
    name: 'a dispute of the deposit is lost before the balance: the reservation ends',
    async play(stage) {
      const sale = await stage.reserved()
      await stage.side.closeDispute(await stage.side.dispute(sale.depositId), 'lost')
      await stage.deliver()
      return played(sale)
    },
    ...depositBack,
  },
  {
    name: 'a dispute of the deposit is lost after the balance: its part comes from the parties',
    async play(stage) {
      const sale = await stage.reserved()
      await payBalance(stage, sale)
      await stage.side.closeDispute(await stage.side.dispute(sale.depositId), 'lost')
      await stage.deliver()
      await stage.shop.refund(stage.coordinator, { orderId: sale.orderId, reason: '无法供货' })
      return played(sale)
    },
    ...wholeBack,
  },
  {
    name: 'somebody returns a deposit in the provider’s own pages',
    async play(stage) {
      const sale = await stage.reserved()
      await stage.side.refundByHand(sale.depositId, DEPOSIT)
      await stage.deliver()
      return played(sale)
    },
    ...depositBack,
  },
  {
    name: 'the deposit is paid twice: the second goes back',
    async play(stage) {
      const sale = await stage.preordered()
      const first = sale.sessionId
      await stage.side.expire(first)
      await stage.deliver()
      await stage.shop.open(sale.buyer, sale.orderId)
      await stage.side.pay(await stage.sessionOf(sale.orderId))
      await stage.side.pay(first, { late: true })
      await stage.deliver()
      return played(sale)
    },
    orders: [['reserved', DEPOSIT * 2n, DEPOSIT]],
    stock: [99, 1, 0],
    ledger: reserved.ledger,
  },
  {
    name: 'provider is down when the balance is due: the deposit waits an hour, then goes back',
    async play(stage) {
      const sale = await stage.reserved()
      await openBalance(stage, sale)
      stage.untilDue()
      stage.trouble('down')
      await stage.shop.endReservations()
      stage.clock.forward(61)
      stage.trouble(null)
      await stage.shop.endReservations()
      return played(sale)
    },
    ...depositBack,
  },
]
