import type { Db } from '#server/db/db.ts'
import { type Market, type MarketOptions, makeMarket, makePerson } from './market.ts'
import { placeCart, wanted } from './offers.ts'
import { guest, orderInput, till } from './sale.ts'

/** A parcel as it lies in the database. */
export type ParcelFacts = { id: string; state: string; producerId: string; trackingNo: string | null }

export const parcelsOf = async (db: Db, orderId: string): Promise<ParcelFacts[]> =>
  (
    await db.pool.query<ParcelFacts>(
      `SELECT id, state, producer_id AS "producerId", tracking_no AS "trackingNo" FROM parcel WHERE order_id = $1 ORDER BY id`,
      [orderId],
    )
  ).rows

export type Farm = Market & { farmer: string }

/** A market whose producer has a member, and whose good is not sold by the day. */
export async function makeFarm(db: Db, options: MarketOptions = {}): Promise<Farm> {
  const market = await makeMarket(db, options)
  const farmer = await makePerson(db, 'farmer')
  await db.pool.query(`INSERT INTO producer_member VALUES ($1, $2, 'host')`, [market.producerId, farmer])
  await db.pool.query('UPDATE product_family SET fresh = false WHERE id = $1', [market.familyId])
  return { ...market, farmer }
}

/** The farm's good is sold by the piece and weighed when packed: so many grams are charged for one. */
export async function sellByWeight(db: Db, { productId }: Farm, netWeightG: number): Promise<void> {
  await db.pool.query('UPDATE product SET variable_weight = true, net_weight_g = $2 WHERE id = $1', [
    ...[productId, netWeightG],
  ])
}

/** A till, and a buyer whose paid orders come with their parcels. */
export function counter(db: Db) {
  const shop = till(db)
  const buyer = guest()
  async function pay(orderId: string) {
    await shop.open(buyer, orderId)
    await shop.send(await shop.paidEvent(orderId))
    const parcels = await parcelsOf(db, orderId)
    return { orderId, parcels, parcel: parcels[0] as ParcelFacts }
  }
  return {
    ...shop,
    buyer,
    /** So many of one farm's good, paid. */
    async buyOne({ productId }: Farm, quantity = 1) {
      return pay((await shop.place(buyer, orderInput(productId, { quantity }))).orderId)
    },
    /** One of each farm's good in one paid order. */
    async buyFrom(farms: readonly Farm[]) {
      const lines = farms.map(({ productId }) => wanted(productId))
      return pay((await placeCart(shop, buyer, lines)).orderId)
    },
  }
}
