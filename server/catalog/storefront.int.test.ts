import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { readFront } from './read-front.ts'
import { readPicture } from './read-picture.ts'
import { readProducer } from './read-producer.ts'

const database = useDatabase()
const clock = stillClock(new Date('2020-08-28T08:00:00Z'))
let fresh: Market
let ahead: Market

const deps = () => ({ db: database.db, clock })
const sql = (text: string, values: unknown[]) => database.db.pool.query(text, values)
const day = (text: string) => new Date(`${text}T00:00:00Z`)

beforeAll(async () => {
  fresh = await makeMarket(database.db)
  const preorder = { from: day('2020-08-01'), until: day('2020-09-30'), releasesOn: day('2020-09-15') }
  ahead = await makeMarket(database.db, { preorder })
  await sql('UPDATE product SET ships_now = false WHERE id = $1', [ahead.productId])
  await sql(`UPDATE product SET slug = 'hen', illustration_kind = 'hen' WHERE id = $1`, [fresh.productId])
  await sql(`UPDATE product SET slug = 'unicorn', illustration_kind = 'unicorn' WHERE id = $1`, [ahead.productId])
})

describe('the front', () => {
  test('shows what ships today, what can be ordered ahead, and every pair', async () => {
    const front = await readFront(deps(), null)
    expect(front.inSeason.map(({ slug }) => slug)).toEqual(['hen'])
    expect(front.preorder).toMatchObject([{ slug: 'unicorn', window: { preorder: { releasesOn: day('2020-09-15') } } }])
    expect(front.pairs).toMatchObject([
      { districtCode: fresh.districtCode, city: { en: 'Test City' }, products: 1 },
      { districtCode: ahead.districtCode, products: 1 },
    ])
  })
  test('shows nothing that is sold out', async () => {
    await sql('UPDATE stock SET sold = total, free = 0 WHERE product_id = $1', [fresh.productId])
    expect((await readFront(deps(), null)).inSeason).toEqual([])
    await sql('UPDATE stock SET sold = 0, free = total WHERE product_id = $1', [fresh.productId])
  })
})

describe('a producer', () => {
  const tell = (consentAt: Date | null) =>
    sql(`UPDATE producer SET slug = 'farm', story_zh = '三代养鸡', story_consent_at = $2 WHERE id = $1`, [
      fresh.producerId,
      consentAt,
    ])

  test('tells its story only while its subject agrees', async () => {
    await tell(null)
    expect((await readProducer(deps(), 'farm')).story).toBeNull()
    await tell(day('2020-01-01'))
    expect((await readProducer(deps(), 'farm')).story).toEqual({ zh: '三代养鸡', en: '三代养鸡' })
  })
  test('is found by its id too, with its products', async () => {
    const page = await readProducer(deps(), fresh.producerId)
    expect(page).toMatchObject({ products: [{ slug: 'hen' }], district: { code: fresh.districtCode } })
  })
  test.each(['nobody', '00000000-0000-4000-8000-000000000000'])('%s is refused', async (key) => {
    await expect(readProducer(deps(), key)).rejects.toMatchObject({ code: 'NotFound' })
  })
})

describe('a picture', () => {
  test('is drawn by the product’s kind and tint and named for screen readers', async () => {
    expect(await readPicture(deps(), 'hen')).toMatch(/^<svg .*<title>芦花鸡<\/title>/)
  })
  test('of a kind that nobody drew is a fault of the catalogue', async () => {
    await expect(readPicture(deps(), 'unicorn')).rejects.toThrow('No drawing of unicorn')
  })
  test('of an unknown product is refused', async () => {
    await expect(readPicture(deps(), 'nothing')).rejects.toMatchObject({ code: 'NotFound' })
  })
})
