import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Buyer } from './buyer.ts'
import { priceOrder, type Quote, type Wish } from './price-order.ts'

/** What an order would cost its buyer now, and what is wrong with it. Display only: placing it decides. */
export async function quoteOrder({ db, clock }: { db: Db; clock: Clock }, buyer: Buyer, wish: Wish): Promise<Quote> {
  const { redeemed, ...quote } = await priceOrder(db.pool, { buyer, wish, at: clock.now(), lock: false })
  return quote
}
