import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addToCart } from '#server/cart/add-to-cart.ts'
import { countUnits } from '#server/cart/count-units.ts'
import { findOwnOrderId } from '#server/orders/buyer.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { browser, identityOf } from '#test/identity.ts'

const database = useDatabase()

/** An order as far as ownership goes. */
async function guestOrder(guestKeyHash: string | null): Promise<string> {
  const id = randomUUID()
  await database.db.pool.query(
    `INSERT INTO orders (id, input_hash, guest_key_hash, phone, recipient, province, city, county, street, locale, channel,
       state, total_fen, placed_at, hold_expires_at)
     VALUES ($1, $2, $3, '+8613900000000', '孙', '山东省', '枣庄市', '市中区', '1', 'zh', 'shop', 'held', 9800, now(), now())`,
    [id, createHash('sha256').update(id).digest('hex'), guestKeyHash],
  )
  return id
}

function guest() {
  const desk = identityOf(database.db)
  const here = browser()
  const { buyer, setCookie = '' } = desk.identity.readBuyer(here.headers(), null)
  here.take({ setCookies: [setCookie] })
  return { ...desk, here, buyer, setCookie }
}

test('a guest is known by a cookie that the database does not hold', () => {
  const { identity, here, buyer, setCookie } = guest()
  expect(setCookie).toMatch(/^guest=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/)
  expect(buyer).toEqual({ userId: null, guestKeyHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(setCookie).not.toContain(buyer.guestKeyHash)
  expect(identity.readBuyer(here.headers(), null)).toEqual({ buyer })
  const forged = browser()
  forged.set('guest', 'short')
  expect(identity.readBuyer(forged.headers(), null).setCookie).toBeDefined()
})

test('the cookie is for https only where the shop is', () => {
  const { identity } = identityOf(database.db, { PUBLIC_URL: 'https://shop.test' })
  expect(identity.readBuyer(new Headers(), null).setCookie).toMatch(/; Secure$/)
})

test('signing in with a code brings this browser’s guest orders along, and nobody else’s', async () => {
  const { identity, here, buyer, lastCode } = guest()
  const other = guest()
  const [mine, theirs] = [await guestOrder(buyer.guestKeyHash), await guestOrder(other.buyer.guestKeyHash)]
  const phone = '+8613400000001'
  await identity.requestCode(phone, here.headers())
  expect(await identity.signInWithCode({ phone, code: 'wrong!', headers: here.headers() })).toEqual({
    outcome: 'wrong',
  })
  expect(await findOwnOrderId(database.db.pool, buyer, mine)).toBe(mine)

  here.take(await identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() }))
  const viewer = await identity.readViewer(here.headers())
  const signedIn = identity.readBuyer(here.headers(), viewer)
  expect(signedIn).toEqual({ buyer: { userId: viewer?.userId, guestKeyHash: null } })
  expect(await findOwnOrderId(database.db.pool, signedIn.buyer, mine)).toBe(mine)
  expect(await findOwnOrderId(database.db.pool, signedIn.buyer, theirs)).toBeNull()

  const left = await identity.signOut(here.headers())
  expect(left.setCookies).toContainEqual(expect.stringMatching(/^cart_count=0; Path=\/; Max-Age=0;/))
  here.take(left)
  const afterwards = identity.readBuyer(here.headers(), await identity.readViewer(here.headers()))
  expect(await findOwnOrderId(database.db.pool, afterwards.buyer, mine)).toBeNull()
})

test('signing in with a code brings this browser’s cart along, and says how much is in it', async () => {
  const { identity, here, buyer, lastCode } = guest()
  const { db } = database
  const { productId } = await makeMarket(db)
  const { rows } = await db.pool.query<{ slug: string }>('SELECT slug FROM product WHERE id = $1', [productId])
  const deps = { db, clock: { now: () => new Date() } }
  await addToCart(deps, buyer, { slug: rows[0]?.slug ?? '', preorder: false, quantity: 3 })
  const phone = '+8613400000002'
  await identity.requestCode(phone, here.headers())
  const answer = await identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() })
  const setCookies = 'setCookies' in answer ? answer.setCookies : []
  expect(setCookies).toContainEqual(expect.stringMatching(/^cart_count=3; /))
  here.take({ setCookies })
  const viewer = await identity.readViewer(here.headers())
  expect(await countUnits(deps, identity.readBuyer(here.headers(), viewer).buyer)).toBe(3)
  expect(await countUnits(deps, buyer)).toBe(0)
})
