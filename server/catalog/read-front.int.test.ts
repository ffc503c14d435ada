import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { readFront } from './read-front.ts'

const database = useDatabase()
const clock = stillClock(new Date('2020-08-28T08:00:00Z'))
let here: Market
let there: Market

const front = (city: string | null = null) => readFront({ db: database.db, clock }, city)
const sql = (text: string, values: unknown[]) => database.db.pool.query(text, values)
const cityOf = ({ districtCode }: Market) => `37${districtCode.slice(2)}`

const certify = (market: Market, on: string, until: string) =>
  sql(
    `INSERT INTO aid_certificate (id, family_id, number, issuer_zh, issuer_en, certified_on, expires_on, certified_quantity)
     VALUES ($1, $2, $3, '县认定小组', 'County group', $4, $5, 100)`,
    [randomUUID(), market.familyId, randomUUID(), on, until],
  )

beforeAll(async () => {
  here = await makeMarket(database.db)
  there = await makeMarket(database.db)
  await sql(`UPDATE product SET slug = 'here' WHERE id = $1`, [here.productId])
  await sql(`UPDATE product SET slug = 'there' WHERE id = $1`, [there.productId])
})

test('the chosen city shows what its district sells, and no other city does', async () => {
  expect(await front(cityOf(here))).toMatchObject({
    own: { cityCode: cityOf(here), districtCode: here.districtCode, products: [{ slug: 'here' }] },
  })
  expect((await front()).own).toBeNull()
  expect((await front('999999')).own).toBeNull()
})

test('the newest certificate in force comes first; one that is over or still to come is none', async () => {
  await certify(here, '2020-01-01', '2023-01-01')
  await certify(there, '2020-05-01', '2023-01-01')
  await certify(here, '2020-07-01', '2020-08-01')
  await certify(here, '2020-09-01', '2023-01-01')
  const { certified } = await front()
  expect(certified.map(({ product, certifiedOn }) => [product.slug, certifiedOn.toISOString().slice(0, 10)])).toEqual([
    ['there', '2020-05-01'],
    ['here', '2020-01-01'],
  ])
})

test('a category counts what it sells; what is withdrawn is nowhere', async () => {
  const counted = async () => (await front()).shelves.reduce((sum, { products }) => sum + products, 0)
  expect(await counted()).toBe(2)
  await sql('UPDATE product SET withdrawn_at = now() WHERE id = $1', [there.productId])
  expect(await counted()).toBe(1)
  expect(
    JSON.stringify(await front(cityOf(there)), (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
  ).not.toContain('"there"')
})
