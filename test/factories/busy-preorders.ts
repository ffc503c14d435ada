import { makeCoupon, preorderFor, takeDeposits } from './offers.ts'
import { type BusyShop, CHICKEN } from './shop-on.ts'

/** Goods that are sold before their release from now on, with a deposit of a fifth. @returns their slug */
async function openPreorder({ db, clock }: BusyShop): Promise<string> {
  const { rows } = await db.pool.query<{ id: string; slug: string }>(
    `SELECT p.id, p.slug FROM product p JOIN stock s ON s.product_id = p.id
     WHERE p.ships_now AND p.preorder_from IS NULL AND s.free >= 10 AND p.slug <> $1 ORDER BY p.slug LIMIT 1`,
    [CHICKEN],
  )
  const { id = '', slug = '' } = rows[0] ?? {}
  const { from, until, releasesOn } = preorderFor(clock.now())
  await db.pool.query(
    'UPDATE product SET ships_now = false, preorder_from = $2, preorder_until = $3, releases_on = $4 WHERE id = $1',
    [id, from, until, releasesOn],
  )
  await takeDeposits(db, { productId: id } as Parameters<typeof takeDeposits>[1], 2_000)
  return slug
}

/** Deposits, balances and discounts: a reservation that stands, one that was completed, one that was taken back. */
export async function sellPreorders(shop: BusyShop): Promise<void> {
  const slug = await openPreorder(shop)
  const reserve = async () => {
    const placed = await shop.placeGoods([slug], { payment: 'deposit' })
    await shop.take(placed.sessionId, placed.dueFen)
    return placed.orderId
  }
  await reserve()
  const completed = await reserve()
  const balance = await shop.openSession(completed)
  await shop.take(balance, await openAmount(shop, balance))
  await shop.refund(await reserve())
  const couponCode = await makeCoupon(shop.db, {} as Parameters<typeof makeCoupon>[1])
  const discounted = await shop.placeGoods([slug, CHICKEN], { couponCode })
  await shop.take(discounted.sessionId, discounted.dueFen)
  await shop.placeGoods([CHICKEN], { couponCode }).then(({ orderId }) => shop.cancel(orderId))
}

async function openAmount({ db }: BusyShop, sessionId: string): Promise<bigint> {
  const { rows } = await db.pool.query<{ amount_fen: bigint }>(
    'SELECT amount_fen FROM payment_attempt WHERE provider_session_id = $1',
    [sessionId],
  )
  return rows[0]?.amount_fen ?? 0n
}
