import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { expect, test } from 'vitest'
import { addressVerbs } from '#server/addresses/verbs.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { browser, identityOf } from '#test/identity.ts'
import { accountVerbs } from './verbs.ts'

const database = useDatabase()
const log = pino({ level: 'silent' })

const NAME = '欧阳种子'
const STREET = '种子路七十七号'
const MAIL = 'planted@example.org'
const NOTE = '请放在种子门口'

let phones = 13_500_000_000

/** Somebody who signed in with a code on a phone of their own. */
async function person() {
  const { db } = database
  const desk = identityOf(db)
  const here = browser()
  const phone = `+86${++phones}`
  await desk.identity.requestCode(phone, here.headers())
  here.take(await desk.identity.signInWithCode({ phone, code: desk.lastCode(), headers: here.headers() }))
  const viewer = await desk.identity.readViewer(here.headers())
  const userId = viewer?.userId ?? ''
  const accounts = accountVerbs({ db, clock: desk.clock, log }, desk.identity)
  async function close() {
    desk.clock.at += 61_000
    await desk.identity.requestCode(phone, here.headers())
    return accounts.close({ secret: desk.lastCode(), headers: here.headers() })
  }
  return { ...desk, here, phone, userId, accounts, close }
}

/** An order that is over, with everything a buyer may have written on it. */
async function order(userId: string, phone: string, state = 'completed'): Promise<string> {
  const { db } = database
  const { productId, familyId } = await makeMarket(db)
  const [id, line] = [randomUUID(), randomUUID()]
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  await run(
    `INSERT INTO orders (id, input_hash, user_id, phone, recipient, province, city, county, street, locale, channel, state,
       total_fen, paid_fen, email, note, placed_at, hold_expires_at)
     VALUES ($1, repeat('0', 64), $2, $3, $4, '山东省', '枣庄市', '市中区', $5, 'zh', 'shop', $6, 9800, 9800, $7, $8, now(), now())`,
    [id, userId, phone, NAME, STREET, state, MAIL, NOTE],
  )
  await run(
    'INSERT INTO order_line (id, order_id, product_id, quantity, unit_price_fen, amount_fen) VALUES ($1, $2, $3, 1, 9800, 9800)',
    [line, id, productId],
  )
  await run(
    `INSERT INTO invoice_request (order_id, kind, title, email, asked_at) VALUES ($1, 'personal', $2, $3, now())`,
    [id, NAME, MAIL],
  )
  await run(
    `INSERT INTO notice (id, dedupe_key, kind, channel, recipient, locale, facts, order_id, user_id, created_at)
     VALUES ($1, $2, 'order_paid', 'sms', $3, 'zh', '{}', $4, $5, now())`,
    [randomUUID(), randomUUID(), phone, id, userId],
  )
  if (state === 'completed')
    await run(
      `INSERT INTO review (id, order_line_id, family_id, user_id, rating, words, shown_name, written_at)
       VALUES ($1, $2, $3, $4, 5, '好吃', '欧**', now())`,
      [randomUUID(), line, familyId, userId],
    )
  await run(
    `INSERT INTO question (id, family_id, user_id, words, shown_name, asked_at) VALUES ($1, $2, $3, '几天能到？', '欧**', now())`,
    [randomUUID(), familyId, userId],
  )
  return id
}

/** Every row of every table that holds one of the texts. */
async function rowsWith(...texts: string[]): Promise<string[]> {
  const { rows: tables } = await database.db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'graphile_worker')`,
  )
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await database.db.pool.query<{ row: string }>(
        `SELECT t::text AS row FROM ${name} t WHERE t::text LIKE ANY ($1::text[])`,
        [texts.map((text) => `%${text}%`)],
      )
      return rows.map(({ row }) => `${name}: ${row}`)
    }),
  )
  return found.flat()
}

test('a closed account leaves nothing of its person, but orders and reviews without them', async () => {
  const me = await person()
  const { userId, phone } = me
  await me.accounts.setContactEmail(userId, MAIL)
  const address = { recipient: NAME, phone, province: '山东省', city: '枣庄市', county: '市中区', street: STREET }
  await addressVerbs({ db: database.db, clock: me.clock }).save(userId, {
    id: randomUUID(),
    address,
    makeDefault: true,
  })
  const id = await order(userId, phone)
  const planted = [NAME, STREET, MAIL, NOTE, phone.slice(3)]
  expect((await rowsWith(...planted)).length).toBeGreaterThan(5)

  expect(await me.close()).toMatchObject({ outcome: 'closed' })
  expect(await rowsWith(...planted)).toEqual([])
  const { rows } = await database.db.pool.query(
    `SELECT o.recipient, o.phone, o.street, o.city, o.email, o.note, o.total_fen, i.title, r.words, r.user_id, q.shown_name
     FROM orders o JOIN invoice_request i ON i.order_id = o.id JOIN order_line l ON l.order_id = o.id
     JOIN review r ON r.order_line_id = l.id JOIN question q ON q.user_id = o.user_id WHERE o.id = $1`,
    [id],
  )
  const masked = `${phone.slice(3, 6)}****${phone.slice(-4)}`
  expect(rows).toEqual([
    {
      ...{ recipient: '欧**', phone: masked, street: '***', city: '枣庄市', email: null, note: null, total_fen: 9800n },
      ...{ title: '欧**', words: '好吃', user_id: null, shown_name: '**' },
    },
  ])
})

test('its sessions end, nobody signs in to it again, and the phone opens a new account', async () => {
  const me = await person()
  const elsewhere = browser()
  me.clock.at += 61_000
  await me.identity.requestCode(me.phone, elsewhere.headers())
  elsewhere.take(
    await me.identity.signInWithCode({ phone: me.phone, code: me.lastCode(), headers: elsewhere.headers() }),
  )
  me.here.take((await me.close()) as { setCookies: string[] })
  expect(await me.identity.readViewer(me.here.headers())).toBeNull()
  expect(await me.identity.readViewer(elsewhere.headers())).toBeNull()

  me.clock.at += 61_000
  await me.identity.requestCode(me.phone, elsewhere.headers())
  elsewhere.take(
    await me.identity.signInWithCode({ phone: me.phone, code: me.lastCode(), headers: elsewhere.headers() }),
  )
  const again = await me.identity.readViewer(elsewhere.headers())
  expect(again?.phone).toBe(me.phone)
  expect(again?.userId).not.toBe(me.userId)
})

test.each(['held', 'reserved', 'paid', 'packed', 'shipped', 'delivered'])(
  'an order that is %s keeps it open',
  async (state) => {
    const me = await person()
    const id = await order(me.userId, me.phone, 'cancelled')
    const facts = {
      reserved: 'deposit_fen = 9800, total_fen = 19600, balance_due_at = now()',
      packed: 'packed_at = now()',
    }[state]
    await database.db.pool.query(
      `UPDATE orders SET state = $2, paid_at = now(), shipped_at = now(), tracking_no = 'SF1', delivered_at = now()${facts ? `, ${facts}` : ''} WHERE id = $1`,
      [id, state],
    )
    expect(await me.close()).toMatchObject({ outcome: 'underway', orders: [{ id }] })
    expect(await me.identity.readViewer(me.here.headers())).not.toBeNull()
    expect(await rowsWith(NOTE)).not.toEqual([])
  },
)

test('a wrong code closes nothing, nor does one that was sent to somebody else', async () => {
  const me = await person()
  const other = await person()
  other.clock.at += 61_000
  await other.identity.requestCode(other.phone, other.here.headers())
  const close = (secret: string) => me.accounts.close({ secret, headers: me.here.headers() })
  expect((await close('000000')).outcome).toMatch(/wrong|expired/)
  expect((await close(other.lastCode())).outcome).toMatch(/wrong|expired/)
  expect(await me.identity.readViewer(me.here.headers())).not.toBeNull()
})

test('with a password, the password is asked for', async () => {
  const me = await person()
  const set = await me.identity.setPassword({ current: null, next: '很长的一个密码 12345', headers: me.here.headers() })
  me.here.take(set)
  const close = (secret: string) => me.accounts.close({ secret, headers: me.here.headers() })
  expect(await close('not that one')).toEqual({ outcome: 'wrong' })
  expect(await close('很长的一个密码 12345')).toMatchObject({ outcome: 'closed' })
})

test('who sells or coordinates is relieved first', async () => {
  const me = await person()
  await database.db.pool.query(`UPDATE app_user SET role = 'farmer' WHERE id = $1`, [me.userId])
  expect(await me.close()).toEqual({ outcome: 'on_duty' })
})

test('a closed account takes nothing new', async () => {
  const me = await person()
  await me.close()
  await expect(order(me.userId, me.phone)).rejects.toMatchObject({ constraint: 'of_open_account' })
  await expect(
    database.db.pool.query(`UPDATE app_user SET phone_number = '+8613000000000' WHERE id = $1`, [me.userId]),
  ).rejects.toMatchObject({ constraint: 'app_user_closed' })
})

test('an order that is being placed while the account closes is refused, or keeps the account open', async () => {
  for (let round = 0; round < 5; round++) {
    const me = await person()
    const [placed, closed] = await Promise.allSettled([order(me.userId, me.phone, 'paid'), me.close()])
    const outcome = closed.status === 'fulfilled' ? closed.value.outcome : ''
    expect([placed.status, outcome]).toEqual(
      placed.status === 'fulfilled' ? ['fulfilled', 'underway'] : ['rejected', 'closed'],
    )
  }
})

test('the copy holds everything of its person and nothing of others', async () => {
  const [me, other] = [await person(), await person()]
  await order(me.userId, me.phone)
  await order(other.userId, other.phone)
  const copy = await me.accounts.export(me.userId)
  expect(copy).toMatchObject({
    profile: [{ phone: me.phone }],
    orders: [
      {
        recipient: NAME,
        street: STREET,
        note: NOTE,
        total_fen: 9800,
        invoice: { title: NAME },
        lines: [{ quantity: 1 }],
      },
    ],
    reviews: [{ words: '好吃' }],
    questions: [{ words: '几天能到？' }],
    notices: [{ recipient: me.phone }],
    signIns: [{}],
  })
  const text = JSON.stringify(copy)
  expect(text).not.toContain(other.phone)
  expect(text).not.toMatch(/input_hash|guest_key_hash|token/)
})

test('five copies an hour are enough', async () => {
  const me = await person()
  for (let copy = 0; copy < 5; copy++) await me.accounts.export(me.userId)
  await expect(me.accounts.export(me.userId)).rejects.toMatchObject({ code: 'TooManyRequests' })
})
