import type { CartDeps } from './own-cart.ts'

/** Days after its last change: as long as a guest's browser knows whose it is. */
const KEPT_DAYS = 400

/** Removes carts that nobody has touched for as long as a guest is remembered. Safe to run at any time. */
export async function forgetCarts({ db, clock }: CartDeps): Promise<void> {
  const until = new Date(clock.now().getTime() - KEPT_DAYS * 24 * 60 * 60_000)
  await db.pool.query('DELETE FROM cart WHERE updated_at < $1', [until])
}
