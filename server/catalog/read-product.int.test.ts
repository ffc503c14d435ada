import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, makeHousehold, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { readProduct } from './read-product.ts'

const database = useDatabase()
let market: Market
let slug: string

const read = (clock = stillClock()) => readProduct({ db: database.db, clock }, slug)
const sql = (text: string, values: unknown[]) => database.db.pool.query(text, values)

beforeEach(async () => {
  market = await makeMarket(database.db)
  const { rows } = await sql('SELECT slug FROM product WHERE id = $1', [market.productId])
  slug = rows[0]?.slug
})

/** A lease beside the agreement that divides the price: it pays by the period, so its shares are 0. */
async function payRent(householdIds: string[]) {
  const [agreementId, versionId] = [randomUUID(), randomUUID()]
  await sql(
    `INSERT INTO linkage_agreement (id, code, type, family_id, title_zh, title_en) VALUES ($1, $3, 'land_rent', $2, '流转', 'Lease')`,
    [agreementId, market.familyId, `lease-${agreementId}`],
  )
  await sql(
    `INSERT INTO agreement_version (id, agreement_id, version, family_id, carries_split, valid_from, evidence, proposed_by_id, proposed_at)
     VALUES ($1, $2, 1, $3, false, '2020-01-01', '流转合同', $4, '2020-01-01')`,
    [versionId, agreementId, market.familyId, market.proposerId],
  )
  await sql(
    `INSERT INTO agreement_share (id, version_id, party, household_id, bps)
     SELECT gen_random_uuid(), $1, 'household', h, 0 FROM unnest($2::uuid[]) h`,
    [versionId, householdIds],
  )
  await sql(
    `UPDATE agreement_version SET state = 'approved', decided_by_id = $2, decided_at = '2020-01-01' WHERE id = $1`,
    [versionId, market.approverId],
  )
}

describe('a product page', () => {
  test('says what it costs, what is left, who sells it and where it comes from', async () => {
    expect(await read()).toMatchObject({
      priceFen: 9800n,
      free: 100,
      fresh: true,
      window: { shipsNow: true, preorder: null },
      district: { code: market.districtCode, city: { zh: '测试市' } },
      seller: { kind: 'household_farm', licenceNo: null, place: { zh: '测试镇测试村' } },
      siblings: [{ slug, current: true, soldOut: false }],
    })
  })
  test('of an unknown product is refused', async () => {
    slug = 'no-such-thing'
    await expect(read()).rejects.toMatchObject({ code: 'NotFound' })
  })
})

describe('what is known of the goods', () => {
  test('their price by weight, and the days on which they can arrive', async () => {
    await sql('UPDATE product SET net_weight_g = 1500, variable_weight = true, max_per_order = 4 WHERE id = $1', [
      market.productId,
    ])
    const { deliveryDays, ...page } = await read(stillClock(new Date('2026-08-28T08:00:00Z')))
    expect(page).toMatchObject({ per500gFen: 3267n, variableWeight: true, maxPerOrder: 4, withdrawn: false })
    expect(deliveryDays.now).toHaveLength(7)
    expect(deliveryDays.now[0]).toBe('2026-09-01')
  })
  test('their recognition while it holds, to the day in Asia/Shanghai', async () => {
    await sql(
      `INSERT INTO aid_certificate (id, family_id, number, issuer_zh, issuer_en, certified_on, expires_on, certified_quantity)
       VALUES (gen_random_uuid(), $1, $2, '认定小组', 'Group', '2026-08-01', '2026-08-31', 500)`,
      [market.familyId, `aid-${market.familyId}`],
    )
    const aidAt = async (at: string) => (await read(stillClock(new Date(at)))).aid?.certifiedQuantity ?? null
    expect(await aidAt('2026-07-31T15:59:59Z')).toBeNull()
    expect(await aidAt('2026-07-31T16:00:00Z')).toBe(500)
    expect(await aidAt('2026-08-31T15:59:59Z')).toBe(500)
    expect(await aidAt('2026-08-31T16:00:00Z')).toBeNull()
    const leftNow = async () => (await read(stillClock(new Date('2026-08-15T00:00:00Z')))).aid?.left
    expect(await leftNow(), 'two households: what was sold would tell on them').toBeNull()
    await payRent([await makeHousehold(database.db.pool, market.villageCode)])
    expect(await leftNow(), 'rent does not come from sales').toBeNull()
    for (let more = 0; more < 3; more++) {
      const household = await makeHousehold(database.db.pool, market.villageCode)
      await database.db.tx(async (tx) => {
        await tx.query('SET LOCAL session_replication_role = replica')
        await tx.query(
          `INSERT INTO agreement_share (id, version_id, party, household_id, bps, cost_fen_per_unit) VALUES (gen_random_uuid(), $1, 'household', $2, 1, 0)`,
          [market.agreementVersionId, household],
        )
        await tx.query('UPDATE agreement_share SET bps = bps - 1 WHERE version_id = $1 AND household_id = $2', [
          ...[market.agreementVersionId, market.householdIds[0]],
        ])
      })
    }
    expect(await leftNow()).toBe(500)
  })
  test('their pictures in order; sizes that are not for sale are no choice', async () => {
    for (const position of [2, 1])
      await sql(
        `INSERT INTO picture (id, family_id, kind, file_key, width, height, position, alt_zh, alt_en, added_by, added_at)
         VALUES (gen_random_uuid(), $1, 'photo', $2, 800, 600, $3, '鸡', 'Hen', 'test', now())`,
        [market.familyId, `key-${position}`, position],
      )
    await sql('UPDATE product SET withdrawn_at = now() WHERE id = $1', [market.productId])
    const page = await read()
    expect(page.gallery.map(({ fileKey, illustration }) => [fileKey, illustration])).toEqual([
      ['key-1', false],
      ['key-2', false],
    ])
    expect(page).toMatchObject({ withdrawn: true, siblings: [] })
  })
})

describe('the price', () => {
  test('divides by the agreement in force, to the fen', async () => {
    const { division } = await read()
    expect(division).toMatchObject({ type: 'consignment', validFrom: new Date('2020-01-01T00:00:00Z') })
    expect(division?.parts.map(({ party, fen }) => [party, fen])).toEqual([
      ['household', 7448n],
      ['producer', 882n],
      ['logistics', 1078n],
      ['platform', 392n],
    ])
  })
  test('is not divided before any agreement is in force', async () => {
    const before = stillClock(new Date('2019-12-31T23:59:59Z'))
    expect(await read(before)).toMatchObject({ division: null, helped: { any: false, types: [] } })
  })
})

describe('who is helped', () => {
  const consent = (index: 0 | 1, at: Date | null) =>
    sql(`UPDATE household SET alias_zh = '老秦家', alias_en = 'the Qin family', alias_consent_at = $2 WHERE id = $1`, [
      market.householdIds[index],
      at,
    ])

  test('below five households no number is given', async () => {
    expect((await read()).helped).toEqual({ any: true, households: null, aliases: [], types: ['consignment'] })
  })
  test('from five on the number counts each household once, whatever links it', async () => {
    const { villageCode, householdIds } = market
    const others = await Promise.all([0, 1, 2].map(() => makeHousehold(database.db.pool, villageCode)))
    await payRent([householdIds[0], ...others])
    expect((await read()).helped).toMatchObject({ households: 5, types: ['consignment', 'land_rent'] })
  })
  test('a name is shown while consent stands, and never the real one', async () => {
    await consent(0, new Date('2020-02-01T00:00:00Z'))
    const page = await read()
    expect(page.helped.aliases).toEqual([{ zh: '老秦家', en: 'the Qin family' }])
    expect(JSON.stringify(page, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      '杨秀英',
    )
    await consent(0, null)
    expect((await read()).helped.aliases).toEqual([])
  })
})
