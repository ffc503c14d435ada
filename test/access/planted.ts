import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import { bookSale } from '#server/linkage/book-sale.ts'
import { makeHost } from '#test/factories/live.ts'
import type { Market } from '#test/factories/market.ts'
import { coordination, type Known, ofTheDistrict, ofTheFarm, type Person } from './people.ts'
import { aidTables, plantAid } from './plant-aid.ts'
import { plantPayout } from './plant-payout.ts'
import { householdTables, unmistakable } from './planted-household.ts'

/** Words that stand in one place of the database only, and who may ever read them on a page. */
export const secrets: Record<string, readonly Person[]> = {
  种收货甲: ['buyer', ...ofTheFarm],
  种门牌甲七十七号: ['buyer', ...ofTheFarm],
  种留言甲: ['buyer', ...ofTheFarm],
  种抬头甲: ['buyer', ...ofTheDistrict],
  种售后甲: ['buyer', ...ofTheFarm, ...ofTheDistrict],
  种住址甲八十八号: ['buyer'],
  'planted-a@example.org': ['buyer'],
  PLANTEDTRACK1: ['buyer', ...ofTheFarm, ...ofTheDistrict],
  PLANTEDTRACK2: ['guest', ...ofTheFarm, ...ofTheDistrict],
  种收货乙: ['guest', ...ofTheFarm],
  种门牌乙九十九号: ['guest', ...ofTheFarm],
  种主播甲: ['volunteer', ...ofTheDistrict],
  种监护甲: ['volunteer', ...ofTheDistrict],
  杨秀英: coordination,
  种登记甲: ofTheDistrict,
  种证明甲: ofTheDistrict,
  种字幕甲: ['farmer', ...ofTheDistrict],
  ...Object.fromEntries(unmistakable.map((word) => [word, []])),
}

/** What can be named in an address or a form: everything here belongs to the buyer, the guest, the farm or the district. */
export type Planted = Record<
  | 'order'
  | 'heldOrder'
  | 'guestOrder'
  | 'line'
  | 'guestLine'
  | 'parcel'
  | 'waitingParcel'
  | 'claim'
  | 'photo'
  | 'address'
  | 'session'
  | 'planned'
  | 'host'
  | 'hostSubmittedAt'
  | 'pastSession'
  | 'caption'
  | 'liveItem'
  | 'review'
  | 'question'
  | 'batch'
  | 'batchCode'
  | 'refund'
  | 'change'
  | 'product'
  | 'slug'
  | 'family'
  | 'producer'
  | 'producerSlug'
  | 'agreement'
  | 'version'
  | 'household'
  | 'district'
  | 'coupon'
  | 'periodVersion'
  | 'periodList'
  | 'fund'
  | 'aidUse'
  | 'payoutRun'
  | 'payout'
  | 'hardship'
  | 'import'
  | 'certificate'
  | 'evidence'
  | 'householdChange'
  | 'householdImport'
  | 'check',
  string
>

type Plant = { db: Db; here: Market; known: Record<Person, Known> }

async function plantOrder(
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

async function plantBuyersThings({ db, here, known }: Plant, { order, line }: { order: string; line: string }) {
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  const { userId, phone } = known.buyer
  const [claim, photo, address, cart, review, question] = Array.from({ length: 6 }, () => randomUUID())
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
  return { claim, photo, address, review, question } as Record<
    'claim' | 'photo' | 'address' | 'review' | 'question',
    string
  >
}

/** A session that is announced, and papers of somebody who wants to host. */
async function plantPlanned(db: Db, here: Market, known: Plant['known']) {
  const [planned, submittedAt] = [randomUUID(), new Date()]
  await db.pool.query(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at) VALUES ($1, '预告', 'Planned', $2, now() + interval '2 days')`,
    [planned, here.producerId],
  )
  await db.pool.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [
    planned,
    known.farmer.userId,
  ])
  await db.pool.query(
    `INSERT INTO host_verification (user_id, real_name, born_on, guardian_name, guardian_phone, guardian_file, submitted_at)
     VALUES ($1, '种主播甲', now() - interval '17 years', '种监护甲', '+8613700000999', repeat('c', 64), $2)`,
    [known.volunteer.userId, submittedAt],
  )
  await db.pool.query(
    'INSERT INTO live_invitation (session_id, user_id, invited_by, invited_at) VALUES ($1, $2, $3, now())',
    [planned, known.buyer.userId, known.farmer.userId],
  )
  return { planned, host: known.volunteer.userId, hostSubmittedAt: String(submittedAt.getTime()) }
}

/** A session that is over, hidden from the public by its host, with one caption. */
async function plantPastSession(db: Db, here: Market, known: Plant['known']) {
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  const [pastSession, caption] = [randomUUID(), randomUUID()]
  await run(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, state, scheduled_at, started_at, ended_at, replay_hidden_at)
     VALUES ($1, '播过的', 'Past', $2, 'ended', now(), now() - interval '2 hours', now() - interval '1 hour', now())`,
    [pastSession, here.producerId],
  )
  await run(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [
    pastSession,
    known.farmer.userId,
  ])
  await run(
    `INSERT INTO live_caption (id, session_id, at, lasts_ms, source, said, text, by)
     VALUES ($1, $2, now() - interval '90 minutes', 3000, 'typed', '种字幕甲', '种字幕甲', $3)`,
    [caption, pastSession, known.farmer.userId],
  )
  return { pastSession, caption }
}

async function plantFarmThings({ db, here, known }: Plant) {
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  const [session, liveItem, batch, change, coupon] = Array.from({ length: 5 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const pastSession = await plantPastSession(db, here, known)
  await run(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at) VALUES ($1, '直播', 'Live', $2, now())`,
    [session, here.producerId],
  )
  await makeHost(db, here, known.farmer.userId)
  await run(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [session, known.farmer.userId])
  await run(`UPDATE live_session SET state = 'live', started_at = now() WHERE id = $1`, [session])
  await run(
    'INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota) VALUES ($1, $2, $3, 1, 9000, 5)',
    [liveItem, session, here.productId],
  )
  await run(
    `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, unit_zh, unit_en, started_on, releases_on)
     VALUES ($1, 'PLANTED-1', $2, $3, 1000, 9000, '只', 'bird', now(), now() + interval '20 days')`,
    [batch, here.familyId, here.producerId],
  )
  await run(
    `INSERT INTO change_request (id, producer_id, subject, subject_id, before, after, proposed_by, proposed_at)
     VALUES ($1, $2, 'family', $3, '{"descriptionZh": "鸡"}', '{"descriptionZh": "种改动"}', $4, now())`,
    [change, here.producerId, here.familyId, known.farmer.userId],
  )
  await run(
    `INSERT INTO coupon (id, code, title_zh, title_en, bearer, amount_fen, valid_from, valid_to, uses_total, created_by, created_at)
     VALUES ($1, 'PLANTED1', '券', 'Coupon', 'platform', 500, now(), now() + interval '9 days', 10, $2, now())`,
    [coupon, known.admin.userId],
  )
  return {
    ...(await plantPlanned(db, here, known)),
    ...pastSession,
    session,
    liveItem,
    batch,
    batchCode: 'PLANTED-1',
    change,
    coupon,
  }
}

/** One buyer's and one guest's orders and everything about them, at one farm. */
export async function plant(
  given: Plant,
): Promise<Omit<Planted, 'certificate' | 'evidence' | 'householdChange' | 'householdImport' | 'check'>> {
  const { db, here, known } = given
  await db.pool.query(`UPDATE product SET illustration_kind = 'hen' WHERE id = $1`, [here.productId])
  const words = (who: string, street: string): [string, string, string] => [
    `种收货${who}`,
    `种门牌${who}${street}`,
    '种留言甲',
  ]
  const done = await plantOrder(given, known.buyer, words('甲', '七十七号'), 'delivered')
  const held = await plantOrder(given, known.buyer, words('甲', '七十七号'), 'held')
  const waiting = await plantOrder(given, known.buyer, words('甲', '七十七号'), 'paid')
  const guests = await plantOrder(given, known.guest, ['种收货乙', '种门牌乙九十九号', ''], 'delivered')
  const own = await plantBuyersThings(given, done)
  const farm = await plantFarmThings(given)
  const one = async (text: string, values: unknown[]): Promise<string> => {
    const { rows } = await db.pool.query<{ id: string }>(text, values)
    return rows[0]?.id ?? ''
  }
  const refund = await one(
    `INSERT INTO refund (id, payment_id, order_id, amount_fen, reason, state, requested_by, requested_at)
     SELECT $1, p.id, p.order_id, 100, 'planted', 'failed', 'system', now() FROM payment p WHERE p.order_id = $2 RETURNING id`,
    [randomUUID(), done.order],
  )
  const sheet = await one(
    `INSERT INTO catalog_import (id, file_hash, rows, changes, uploaded_by, uploaded_at)
     VALUES ($1, repeat('b', 64), '{"rows": [], "problems": []}', '[]', $2, now()) RETURNING id`,
    [randomUUID(), known.admin.userId],
  )
  return {
    ...{
      order: done.order,
      line: done.line,
      parcel: done.parcel,
      heldOrder: held.order,
      waitingParcel: waiting.parcel,
    },
    ...{ guestOrder: guests.order, guestLine: guests.line, refund, import: sheet },
    ...own,
    ...farm,
    ...(await plantAid(db, here)),
    ...(await plantPayout(db, here)),
    ...{ product: here.productId, family: here.familyId, producer: here.producerId },
    slug: await one('SELECT slug AS id FROM product WHERE id = $1', [here.productId]),
    producerSlug: await one('SELECT slug AS id FROM producer WHERE id = $1', [here.producerId]),
    agreement: await one('SELECT agreement_id AS id FROM agreement_version WHERE id = $1', [here.agreementVersionId]),
    version: here.agreementVersionId,
    household: here.householdIds[0],
    district: here.districtCode,
  }
}

/** The rows that only their owners may change, as text. Stock, limits and what people write of their own are not among them. */
export async function snapshot({ db, known }: Pick<Plant, 'db' | 'known'>): Promise<Record<string, string>> {
  const own = [known.buyer.userId, known.guest.guestKeyHash]
  const orders = `SELECT id FROM orders WHERE user_id = $1 OR guest_key_hash = $2`
  const parts: Record<string, string> = {
    orders: `SELECT o.* FROM orders o WHERE o.user_id = $1 OR o.guest_key_hash = $2`,
    ...Object.fromEntries(
      ['order_line', 'parcel', 'claim', 'invoice_request', 'refund', 'payment_attempt', 'coupon_redemption'].map(
        (table) => [table, `SELECT t.* FROM ${table} t WHERE t.order_id IN (${orders})`],
      ),
    ),
    cart: `SELECT c.user_id, l.* FROM cart c JOIN cart_line l ON l.cart_id = c.id WHERE c.user_id = $1 OR c.guest_key_hash = $2`,
    ...Object.fromEntries(
      ['address', 'session', 'reminder', 'notice', 'push_subscription', 'account'].map((table) => [
        table,
        `SELECT t.* FROM ${table} t WHERE t.user_id = $1 AND $2::text IS NOT NULL`,
      ]),
    ),
    app_user: `SELECT u.* FROM app_user u WHERE u.id <> '' OR $1 = $2`,
    ...Object.fromEntries(
      [
        ...[
          'producer',
          'product_family',
          'product',
          'category',
          'batch',
          'batch_certificate',
          'batch_release_change',
          'picture',
        ],
        ...[
          'coupon',
          'freight_rule',
          'freight_band',
          'change_request',
          'catalog_import',
          'linkage_agreement',
          'agreement_version',
        ],
        ...[
          'agreement_share',
          'live_session',
          'live_host',
          'live_invitation',
          'live_item',
          'live_caption',
          'review',
          'household',
          'identity_access',
          'payout_run',
          'payout',
          'hardship',
          'producer_member',
          'host_verification',
          'live_ingest',
          ...householdTables,
          ...aidTables,
          'sales_target',
          'outside_sale',
        ],
      ].map((table) => [table, `SELECT t.* FROM ${table} t WHERE $1 <> $2`]),
    ),
  }
  const entries = await Promise.all(
    Object.entries(parts).map(async ([name, text]) => {
      const { rows } = await db.pool.query<{ all: string }>(
        `SELECT coalesce(string_agg(x::text, E'\\n' ORDER BY x::text), '') AS all FROM (${text}) x`,
        own,
      )
      return [name, rows[0]?.all ?? ''] as const
    }),
  )
  return Object.fromEntries(entries)
}
