import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Buyer } from './buyer.ts'
import { priceOrder, type Quote, type Wish } from './price-order.ts'

/**
 * What an order would cost its buyer now, and what is wrong with it. Display only: placing it decides.
 * @param livePriceFen what a unit costs instead of the list's price, in a live session
 */
export async function quoteOrder(
  { db, clock }: { db: Db; clock: Clock },
  buyer: Buyer,
  wish: Wish,
  livePriceFen?: bigint,
): Promise<Quote> {
  const { redeemed, ...quote } = await priceOrder(db.pool, { buyer, wish, at: clock.now(), lock: false, livePriceFen })
  return quote
}
