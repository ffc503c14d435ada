import { expect, test } from 'vitest'
import type { Buyer } from '#server/orders/buyer.ts'
import { useDatabase } from '#test/database.ts'
import { type MarketOptions, makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, stillClock, till } from '#test/factories/sale.ts'
import { addToCart, MAX_CART_LINES } from './add-to-cart.ts'
import { countUnits } from './count-units.ts'
import { forgetCarts } from './forget-carts.ts'
import { mergeCarts } from './merge-carts.ts'
import { notePrices } from './note-prices.ts'
import { readCart } from './read-cart.ts'
import { removeBought } from './remove-bought.ts'
import { removeLine } from './remove-line.ts'
import { setQuantity } from './set-quantity.ts'

const database = useDatabase()

async function makeGoods(options: MarketOptions = {}): Promise<{ productId: string; slug: string }> {
  const { productId } = await makeMarket(database.db, options)
  const { rows } = await database.db.pool.query<{ slug: string }>('SELECT slug FROM product WHERE id = $1', [productId])
  return { productId, slug: rows[0]?.slug ?? '' }
}

const change = (productId: string, set: string) =>
  database.db.pool.query(`UPDATE product SET ${set} WHERE id = $1`, [productId])

/** A shop with a still clock, and what a buyer does there; taps are minutes apart unless `atOnce`. */
function counter(buyer: Buyer = guest()) {
  const clock = stillClock()
  const deps = { db: database.db, clock }
  const put = (slug: string, quantity = 1, preorder = false) => addToCart(deps, buyer, { slug, quantity, preorder })
  return {
    deps,
    buyer,
    clock,
    atOnce: put,
    add(...given: Parameters<typeof put>) {
      clock.forward(1)
      return put(...given)
    },
    read: () => readCart(deps, buyer, null),
    quantities: async () => (await readCart(deps, buyer, null)).lines.map(({ quantity }) => quantity),
  }
}

test('goods add up, and a line can be changed and removed; each twice is the same as once', async () => {
  const { slug } = await makeGoods()
  const { deps, buyer, add, quantities } = counter()
  await add(slug, 2)
  await add(slug)
  expect(await quantities()).toEqual([3])
  const line = { slug, preorder: false }
  for (const _ of [1, 2]) await setQuantity(deps, buyer, { ...line, quantity: 5 })
  expect(await quantities()).toEqual([5])
  expect(await countUnits(deps, buyer)).toBe(5)
  for (const _ of [1, 2]) await removeLine(deps, buyer, line)
  expect(await quantities()).toEqual([])
  await setQuantity(deps, buyer, { ...line, quantity: 5 })
  expect(await quantities(), 'a late change does not bring a removed line back').toEqual([])
})

test('one tap that arrives many times at once is one', async () => {
  const { slug } = await makeGoods()
  const { atOnce, quantities } = counter()
  await Promise.all(Array.from({ length: 12 }, () => atOnce(slug, 2)))
  expect(await quantities()).toEqual([2])
})

test('an order’s limit holds in the cart, and says so', async () => {
  const { slug, productId } = await makeGoods()
  await change(productId, 'max_per_order = 3')
  const { deps, buyer, add, quantities } = counter()
  expect(await add(slug, 2)).toEqual({ capped: false })
  expect(await add(slug, 2)).toEqual({ capped: true })
  expect(await quantities()).toEqual([3])
  expect(await setQuantity(deps, buyer, { slug, preorder: false, quantity: 9 })).toEqual({ capped: true })
  expect(await quantities()).toEqual([3])
})

test('what cannot be bought is not put in', async () => {
  const { slug, productId } = await makeGoods()
  const { add, quantities } = counter()
  await expect(add('nothing-like-it')).rejects.toMatchObject({ code: 'NotFound' })
  await expect(add(slug, 1, true)).rejects.toMatchObject({ code: 'PreorderClosed' })
  await change(productId, 'withdrawn_at = now()')
  await expect(add(slug)).rejects.toMatchObject({ code: 'ProductNotForSale' })
  expect(await quantities()).toEqual([])
})

test('a cart holds so many goods and no more', async () => {
  const { deps, buyer, add } = counter()
  const { slug, productId } = await makeGoods()
  await add(slug)
  await database.db.pool.query(
    `WITH copy AS (
       INSERT INTO product (id, slug, family_id, name_zh, name_en, spec_zh, spec_en, unit_zh, unit_en, price_fen, position, illustration_kind, illustration_tint)
       SELECT uuidv7(), p.slug || '-' || n, p.family_id, p.name_zh, p.name_en, p.spec_zh, p.spec_en, p.unit_zh, p.unit_en, p.price_fen, n, p.illustration_kind, p.illustration_tint
       FROM product p, generate_series(2, $2) n WHERE p.id = $1 RETURNING id),
     stocked AS (INSERT INTO stock (product_id, total, free) SELECT id, 9, 9 FROM copy)
     SELECT 1`,
    [productId, MAX_CART_LINES + 1],
  )
  for (let n = 2; n <= MAX_CART_LINES; n++) await add(`${slug}-${n}`)
  await expect(add(`${slug}-${MAX_CART_LINES + 1}`)).rejects.toMatchObject({ code: 'CartFull' })
  expect(await add(slug), 'more of what is there has room').toEqual({ capped: false })
  const userId = await makePerson(database.db)
  const mine = counter({ userId, guestKeyHash: null })
  await mine.add(`${slug}-${MAX_CART_LINES + 1}`)
  await mergeCarts(deps, { userId, guestKeyHash: buyer.guestKeyHash })
  expect((await mine.read()).lines).toHaveLength(MAX_CART_LINES)
})

test('changes of price and stock are told, none silently', async () => {
  const [hen, eggs] = [await makeGoods({ priceFen: 9_800n }), await makeGoods({ priceFen: 3_000n, stock: 2 })]
  const { deps, buyer, add, read } = counter()
  await add(hen.slug)
  await add(eggs.slug, 5)
  await change(hen.productId, 'price_fen = 10800')
  const { lines, quote } = await read()
  expect(lines).toMatchObject([
    { slug: hen.slug, oldPriceFen: 9_800n, unitPriceFen: 10_800n, problem: null },
    { slug: eggs.slug, oldPriceFen: null, problem: { code: 'OutOfStock', detail: { left: 2 } }, available: true },
  ])
  expect(quote.totalFen).toBe(10_800n + 5n * 3_000n)
  await notePrices(deps, buyer, [{ productId: hen.productId, preorder: false, unitPriceFen: 10_800n }])
  expect((await read()).lines[0]?.oldPriceFen).toBeNull()
})

test('what is sold out or gone stays in sight and out of the sum', async () => {
  const [hen, eggs, honey] = [await makeGoods(), await makeGoods(), await makeGoods()]
  const { add, read } = counter()
  for (const { slug } of [hen, eggs, honey]) await add(slug)
  await change(eggs.productId, 'withdrawn_at = now()')
  await database.db.pool.query('UPDATE stock SET free = 0, sold = total WHERE product_id = $1', [honey.productId])
  const { lines, quote } = await read()
  expect(lines.map(({ available, problem }) => [available, problem?.code])).toEqual([
    [true, undefined],
    [false, 'ProductNotForSale'],
    [false, 'OutOfStock'],
  ])
  expect(quote.lines.map(({ productId }) => productId)).toEqual([hen.productId])
  expect(quote.totalFen).toBe(9_800n)
})

test('a cart is its owner’s alone', async () => {
  const { slug } = await makeGoods()
  const { deps, add, quantities } = counter()
  await add(slug, 2)
  const line = { slug, preorder: false, quantity: 7 }
  for (const other of [guest(), { userId: 'somebody', guestKeyHash: null }, { userId: null, guestKeyHash: null }]) {
    expect((await readCart(deps, other, null)).lines).toEqual([])
    await setQuantity(deps, other, line)
    await removeLine(deps, other, line)
  }
  expect(await quantities()).toEqual([2])
})

test('signing in joins the guest’s cart to the account’s, to what one order may have; twice at once is once', async () => {
  const [hen, eggs] = [await makeGoods(), await makeGoods()]
  await change(hen.productId, 'max_per_order = 4')
  const userId = await makePerson(database.db)
  const mine = counter({ userId, guestKeyHash: null })
  const here = counter()
  await mine.add(hen.slug, 3)
  await here.add(hen.slug, 2)
  await here.add(eggs.slug, 6)
  const owner = { userId, guestKeyHash: here.buyer.guestKeyHash }
  await Promise.all([1, 2, 3].map(() => mergeCarts(here.deps, owner)))
  const { lines } = await mine.read()
  expect(new Map(lines.map(({ slug, quantity }) => [slug, quantity]))).toEqual(
    new Map([
      [hen.slug, 4],
      [eggs.slug, 6],
    ]),
  )
  expect(await here.quantities()).toEqual([])
})

test('adding while the carts are joined loses nothing', async () => {
  const [hen, eggs] = [await makeGoods(), await makeGoods()]
  const userId = await makePerson(database.db)
  const here = counter()
  await here.add(hen.slug)
  const owner = { userId, guestKeyHash: here.buyer.guestKeyHash }
  await Promise.all([mergeCarts(here.deps, owner), here.add(eggs.slug)])
  await mergeCarts(here.deps, owner)
  expect(await counter({ userId, guestKeyHash: null }).quantities()).toEqual([1, 1])
})

test('what an order bought leaves the cart once; what is put in later stays', async () => {
  const [hen, eggs] = [await makeGoods(), await makeGoods()]
  const { deps, buyer, add, clock, read } = counter()
  await add(hen.slug, 2)
  await add(eggs.slug)
  clock.forward(1)
  const shop = till(database.db)
  shop.clock.forward((clock.now().getTime() - shop.clock.now().getTime()) / 60_000)
  const { orderId } = await shop.place(buyer, orderInput(hen.productId, { quantity: 2 }))
  await removeBought(deps, guest(), orderId)
  expect((await read()).lines).toHaveLength(2)
  await removeBought(deps, buyer, orderId)
  expect((await read()).lines.map(({ slug }) => slug)).toEqual([eggs.slug])
  await add(hen.slug)
  await removeBought(deps, buyer, orderId)
  expect((await read()).lines).toHaveLength(2)
})

test('the same good now and pre-ordered are two lines', async () => {
  const { slug } = await makeGoods({
    preorder: {
      from: new Date('2026-08-01T00:00:00Z'),
      until: new Date('2026-09-01T00:00:00Z'),
      releasesOn: new Date('2026-09-10T00:00:00Z'),
    },
  })
  const { add, read, clock } = counter()
  await add(slug)
  await add(slug, 2, true)
  expect((await read()).lines).toMatchObject([
    { preorder: false, releasesOn: null, available: true },
    { preorder: true, releasesOn: '2026-09-10', available: true },
  ])
  clock.forward(60 * 24 * 30)
  expect((await read()).lines.map(({ available }) => available)).toEqual([true, false])
})

test('a cart is forgotten when its guest would be', async () => {
  const { slug } = await makeGoods()
  const { deps, add, clock, quantities } = counter()
  await add(slug)
  clock.forward(399 * 24 * 60)
  await forgetCarts(deps)
  expect(await quantities()).toEqual([1])
  clock.forward(2 * 24 * 60)
  await forgetCarts(deps)
  expect(await quantities()).toEqual([])
})
