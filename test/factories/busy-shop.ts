import { dayOf } from '#domain/calendar-day.ts'
import { seed } from '#prisma/seed/index.ts'
import type { Db } from '#server/db/db.ts'
import { testVault } from '#test/vault.ts'
import { payHouseholds } from './busy-income.ts'
import { moveMoneyBack } from './busy-payments.ts'
import { sellPreorders } from './busy-preorders.ts'
import { type BusyShop, CHICKEN, shopOn } from './shop-on.ts'

/** A small shop with an order in every state and a payment of every kind. */
export async function fillBusyShop(db: Db): Promise<void> {
  const start = new Date()
  await seed(db, { now: start, vault: testVault, hash: async () => 'unused' })
  const { rows } = await db.pool.query<{ id: string; session_id: string }>(
    `UPDATE live_session s SET state = 'live' FROM live_item i JOIN product p ON p.id = i.product_id
     WHERE i.session_id = s.id AND p.slug = $1 AND i.quota >= 2000 RETURNING i.id, s.id AS session_id`,
    [CHICKEN],
  )
  const { id: liveItemId, session_id: sessionId } = rows[0] as { id: string; session_id: string }
  await db.pool.query(
    `INSERT INTO live_event (session_id, seq, type, payload, at) SELECT $1, n, 'session.started', '{}', now() FROM generate_series(1, 3) n`,
    [sessionId],
  )
  await db.pool.query('UPDATE live_session SET last_seq = 3 WHERE id = $1', [sessionId])
  await releaseChickens(db, start)
  const shop = shopOn(db, start)
  await tradeOn(shop, liveItemId, await wageProduct(db))
  await moveMoneyBack(shop, liveItemId)
  await sellPreorders(shop)
  await payHouseholds(db)
}

/** The flock of the demo is released some days later; here it can be sent, with its certificate. */
async function releaseChickens(db: Db, now: Date): Promise<void> {
  const { rows } = await db.pool.query<{ batch_id: string }>(
    'UPDATE product SET releases_on = $2 WHERE slug = $1 RETURNING batch_id',
    [CHICKEN, dayOf(now)],
  )
  await db.pool.query(
    `INSERT INTO batch_certificate (id, batch_id, kind, number, issued_by, issued_on, expires_on, added_by, added_at)
     VALUES (uuidv7(), $1, 'quarantine', 'BUSY-1', '动物卫生监督所', $2, $2, 'user:test', $3)`,
    [rows[0]?.batch_id, dayOf(now), now],
  )
}

/** Goods whose agreement links households without paying them per sale: their attributions are ¥0. */
async function wageProduct(db: Db): Promise<string> {
  const { rows } = await db.pool.query<{ slug: string }>(
    `SELECT p.slug FROM product p JOIN linkage_agreement a ON a.family_id = p.family_id AND a.type = 'wage'
     JOIN agreement_version v ON v.agreement_id = a.id AND v.carries_split WHERE p.ships_now ORDER BY p.slug LIMIT 1`,
  )
  return rows[0]?.slug ?? ''
}

async function tradeOn(shop: BusyShop, liveItemId: string, wageSlug: string): Promise<void> {
  const late = await shop.place(CHICKEN, 2, liveItemId)
  const gone = await shop.place(CHICKEN, 1)
  await shop.wait(16)
  await shop.take(late.sessionId, late.totalFen)
  await shop.place(CHICKEN, 3)
  await shop.place(CHICKEN, 1, liveItemId)
  await shop.cancel((await shop.place(CHICKEN, 2, liveItemId)).orderId)
  await shop.buy(CHICKEN, 2)
  await shop.buy(CHICKEN, 1, liveItemId)
  await shop.buy(wageSlug, 1)
  await shop.take(gone.sessionId, 1n)
  const twice = await shop.buy(CHICKEN, 1, liveItemId)
  await shop.take(twice.sessionId, twice.totalFen)
  await shop.settle(twice.orderId)
  await shop.ship((await shop.buy(CHICKEN, 1)).orderId)
  await shop.pack((await shop.buy(CHICKEN, 1)).orderId)
  const arrived = (await shop.buy(CHICKEN, 1)).orderId
  await shop.ship(arrived)
  await shop.deliver(arrived)
  const completed = await shop.buy(CHICKEN, 3)
  await shop.ship(completed.orderId)
  await shop.confirm(completed.orderId)
  await shop.confirmIncome()
  await shop.refund((await shop.buy(CHICKEN, 1)).orderId)
  const returned = await shop.buy(CHICKEN, 2)
  await shop.ship(returned.orderId)
  await shop.confirm(returned.orderId)
  await shop.confirmIncome()
  await shop.refund(returned.orderId)
  await shop.settle(returned.orderId)
}
