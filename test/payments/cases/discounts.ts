import { makeMarket } from '#test/factories/market.ts'
import { chargeFreight, makeCoupon } from '#test/factories/offers.ts'
import { BIRD, nothing, type PaymentCase, sold, sum } from '../case.ts'
import type { CartWish, Sale, Stage } from '../stage.ts'

const OFF = 1_000n
const FREIGHT = 800n

type Offer = { bearer?: 'platform' | 'district' | 'producer'; freight?: boolean }

/** Goods bought with a coupon of ten yuan, with freight, or both. */
async function bought(stage: Stage, { bearer, freight = false }: Offer, wish: CartWish = {}): Promise<Sale> {
  const { db, shop, side } = stage
  const market = await makeMarket(db)
  if (freight) await chargeFreight(db, market)
  const couponCode = bearer && (await makeCoupon(db, market, { bearer, amountFen: OFF }))
  const sale = await stage.placeCart(market, { ...wish, couponCode })
  await shop.open(sale.buyer, sale.orderId)
  await side.pay(await stage.sessionOf(sale.orderId))
  await stage.deliver()
  return sale
}

async function give(stage: Stage, orderId: string, part: { units: number } | { amountFen: bigint }): Promise<void> {
  const refund = { refundId: crypto.randomUUID(), orderLineId: await stage.lineOf(orderId), part }
  await stage.shop.refund(stage.coordinator, { orderId, reason: '到货破损', part: refund })
}

const played = ({ market, orderId }: Sale) => ({ market, orderIds: [orderId] })

/** Money beside the price of the goods: discounts, each borne by somebody, and freight. */
export const discounts: PaymentCase[] = [
  {
    name: 'a discount of the marketplace leaves every party its share of the full price',
    play: async (stage) => played(await bought(stage, { bearer: 'platform' })),
    orders: [['paid', BIRD - OFF, 0n]],
    stock: [99, 0, 1],
    ledger: sum(sold(), { provider: -OFF, coupons: OFF }),
  },
  {
    name: 'a discount of a district is owed by the district',
    play: async (stage) => played(await bought(stage, { bearer: 'district' })),
    orders: [['paid', BIRD - OFF, 0n]],
    stock: [99, 0, 1],
    ledger: sum(sold(), { provider: -OFF, coupons: OFF }),
  },
  {
    name: 'a discount of the producer comes from the producer, not from its households',
    play: async (stage) => played(await bought(stage, { bearer: 'producer' })),
    orders: [['paid', BIRD - OFF, 0n]],
    stock: [99, 0, 1],
    ledger: sum(sold(), { provider: -OFF, producer: OFF }),
  },
  {
    name: 'one of two units comes back: half of the discount with it',
    async play(stage) {
      const sale = await bought(stage, { bearer: 'platform' }, { quantity: 2 })
      await give(stage, sale.orderId, { units: 1 })
      return played(sale)
    },
    orders: [['paid', BIRD * 2n - OFF, BIRD - OFF / 2n]],
    stock: [99, 0, 1],
    ledger: sum(sold(), { provider: -OFF / 2n, coupons: OFF / 2n }),
  },
  {
    name: 'an order with a discount is refunded in three parts: nothing is left anywhere',
    async play(stage) {
      const sale = await bought(stage, { bearer: 'producer' }, { quantity: 3 })
      await give(stage, sale.orderId, { units: 1 })
      await give(stage, sale.orderId, { amountFen: 3_333n })
      await stage.shop.refund(stage.coordinator, { orderId: sale.orderId, reason: '买家要求' })
      return played(sale)
    },
    orders: [['refunded', BIRD * 3n - OFF, BIRD * 3n - OFF]],
    stock: [100, 0, 0],
    ledger: nothing,
  },
  {
    name: 'freight is owed to the carriers and is no household’s income',
    play: async (stage) => played(await bought(stage, { freight: true })),
    orders: [['paid', BIRD + FREIGHT, 0n]],
    stock: [99, 0, 1],
    ledger: sum(sold(), { provider: FREIGHT, freight: -FREIGHT }),
  },
  {
    name: 'an allowance leaves the freight as it is',
    async play(stage) {
      const sale = await bought(stage, { freight: true })
      await stage.ship(sale)
      await give(stage, sale.orderId, { amountFen: BIRD / 2n })
      return played(sale)
    },
    orders: [['shipped', BIRD + FREIGHT, BIRD / 2n]],
    stock: [99, 0, 1],
    ledger: sum(sold(BIRD / 2n), { provider: FREIGHT, freight: -FREIGHT }),
  },
  {
    name: 'all units come back before they are sent: the freight too',
    async play(stage) {
      const sale = await bought(stage, { bearer: 'district', freight: true })
      await give(stage, sale.orderId, { units: 1 })
      return played(sale)
    },
    orders: [['refunded', BIRD - OFF + FREIGHT, BIRD - OFF + FREIGHT]],
    stock: [100, 0, 0],
    ledger: nothing,
  },
  {
    name: 'all units come back after they were sent: the freight was used',
    async play(stage) {
      const sale = await bought(stage, { bearer: 'platform', freight: true })
      await stage.ship(sale)
      await give(stage, sale.orderId, { units: 1 })
      return played(sale)
    },
    orders: [['shipped', BIRD - OFF + FREIGHT, BIRD - OFF]],
    stock: [99, 0, 1],
    ledger: { provider: FREIGHT, freight: -FREIGHT },
  },
]
