import { randomUUID } from 'node:crypto'
import { systemClock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { bookSale } from '#server/linkage/book-sale.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { failRefund } from '#server/payments/settle-refund.ts'
import type { Market } from '#test/factories/market.ts'
import type { Known, Person } from './people.ts'

/** Where it is planted, and whose it is. */
export type Plant = { db: Db; here: Market; known: Record<Person, Known> }

/** One order of the good, with its parcel and booked sale where it is paid. */
export async function plantOrder(
  { db, here }: Plant,
  owner: Known,
  words: [recipient: string, street: string, note: string],
  state: string,
) {
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  const [order, line, parcel, payment] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const paid = state !== 'held'
  const sent = state === 'delivered'
  const trackingNo = sent ? (owner.userId ? 'PLANTEDTRACK1' : 'PLANTEDTRACK2') : null
  await run(
    `INSERT INTO orders (id, input_hash, user_id, guest_key_hash, phone, recipient, province, city, county, street, locale, channel,
       state, total_fen, paid_fen, email, note, placed_at, hold_expires_at, paid_at, packed_at, shipped_at, delivered_at, tracking_no)
     VALUES ($1, repeat('0', 64), nullif($2, ''), nullif($3, ''), $4, $5, '山东省', '枣庄市', '市中区', $6, 'zh', 'shop', $7, 9800, $8,
       $9, $10, now(), now() + interval '15 minutes', $11, $12, $12, $12, $13)`,
    [
      ...[order, owner.userId, owner.guestKeyHash, owner.phone, words[0], words[1], state, paid ? 9800 : 0],
      ...[owner.userId ? 'planted-a@example.org' : null, words[2], paid ? new Date() : null, sent ? new Date() : null],
      trackingNo,
    ],
  )
  await run(
    `INSERT INTO order_line (id, order_id, product_id, quantity, unit_price_fen, amount_fen) VALUES ($1, $2, $3, 1, 9800, 9800)`,
    [line, order, here.productId],
  )
  if (paid) {
    await run(
      `INSERT INTO parcel (id, order_id, producer_id, state, ship_by, packed_at, shipped_at, delivered_at, carrier, tracking_no, created_at)
       VALUES ($1, $2, $3, $4, now(), $5, $5, $5, '顺丰', $6, now())`,
      [parcel, order, here.producerId, sent ? 'delivered' : 'waiting', sent ? new Date() : null, trackingNo],
    )
    await run('UPDATE order_line SET parcel_id = $2 WHERE id = $1', [line, parcel])
    await run(
      `INSERT INTO payment (id, order_id, provider, provider_payment_id, amount_fen, currency, method, paid_at)
       VALUES ($1, $2, 'cashier', $3, 9800, 'CNY', 'card', now())`,
      [payment, order, `pi_${order}`],
    )
    const at = new Date()
    const sale = { orderId: order, paymentId: payment, provider: 'cashier', paidAt: at, placedAt: at, depositFen: 0n }
    await db.tx((sql) => bookSale(sql, sale))
  }
  return { order, line, parcel }
}

/** An allowance of 1.00 on a line, which the provider could not pay. @returns the refund's id */
export async function plantRefund({ db }: Plant, { order, line }: { order: string; line: string }): Promise<string> {
  const refundId = randomUUID()
  const asked = { orderId: order, orderLineId: line, part: { amountFen: 100n }, reason: 'planted', actor: 'system' }
  await refundPart({ db, clock: systemClock }, { refundId, ...asked })
  await failRefund(db.pool, refundId, 'NotFound')
  return refundId
}

/** What a buyer keeps at the shop and wrote about a line of an order. */
export async function plantBuyersThings({ db, here, known }: Plant, { order, line }: { order: string; line: string }) {
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  const { userId, phone } = known.buyer
  const [claim, photo, address] = [randomUUID(), randomUUID(), randomUUID()]
  const [cart, review, question] = [randomUUID(), randomUUID(), randomUUID()]
  await run(
    `INSERT INTO invoice_request (order_id, kind, title, asked_at) VALUES ($1, 'personal', '种抬头甲', now())`,
    [order],
  )
  await run(
    `INSERT INTO claim (id, order_id, order_line_id, kind, units, words, opened_at, opened_by)
     VALUES ($1, $2, $3, 'damaged', 1, '种售后甲', now(), $4)`,
    [claim, order, line, `user:${userId}`],
  )
  await run(
    `INSERT INTO claim_photo (id, claim_id, file_key, width, height, position) VALUES ($1, $2, repeat('a', 64), 10, 10, 0)`,
    [photo, claim],
  )
  await run(
    `INSERT INTO address (id, user_id, recipient, phone, province, city, county, street, is_default, created_at)
     VALUES ($1, $2, '种收货甲', $3, '山东省', '枣庄市', '市中区', '种住址甲八十八号', true, now())`,
    [address, userId, phone],
  )
  await run(`UPDATE app_user SET contact_email = 'planted-a@example.org' WHERE id = $1`, [userId])
  await run('INSERT INTO cart (id, user_id, updated_at) VALUES ($1, $2, now())', [cart, userId])
  await run(
    'INSERT INTO cart_line (cart_id, product_id, preorder, quantity, seen_price_fen, added_at) VALUES ($1, $2, false, 2, 9800, now())',
    [cart, here.productId],
  )
  await run(
    `INSERT INTO review (id, order_line_id, family_id, user_id, rating, words, shown_name, written_at) VALUES ($1, $2, $3, $4, 5, '好吃', '种**', now())`,
    [review, line, here.familyId, userId],
  )
  await run(
    `INSERT INTO question (id, family_id, user_id, words, shown_name, asked_at) VALUES ($1, $2, $3, '几天能到？', '种**', now())`,
    [question, here.familyId, userId],
  )
  return { claim, photo, address, review, question }
}
