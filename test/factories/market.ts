import { v7 as newId } from 'uuid'
import type { Db, Sql } from '#server/db/db.ts'
import { sealIdentity, writeIdentity } from '#server/vault/seal-identity.ts'
import { testVault } from '#test/vault.ts'

/** Ids of a small market: one farm family, its agreement with two households, one product with stock. */
export type Market = {
  districtCode: string
  villageCode: string
  producerId: string
  familyId: string
  productId: string
  householdIds: [string, string]
  agreementVersionId: string
  proposerId: string
  approverId: string
}

export type MarketOptions = {
  priceFen?: bigint
  stock?: number
  /** Basis points: first household, second household, producer, logistics, platform. */
  shares?: [number, number, number, number, number]
  costFenPerUnit?: bigint
  unitsMilli?: number
  preorder?: { from: Date; until: Date; releasesOn: Date }
  validFrom?: Date
}

const LONG_AGO = new Date('2020-01-01T00:00:00Z')
let counter = 0

/** Four digits that ten thousand calls in this process do not repeat, for codes that must differ. */
const next = (): string => String(++counter % 10_000).padStart(4, '0')

async function makeUser(sql: Sql, role: string): Promise<string> {
  const id = newId()
  await sql.query(
    `INSERT INTO app_user (id, name, email, role, scope_kind, updated_at)
     VALUES ($1, $2, $3, $4::role, CASE WHEN $4 = 'coordinator' THEN 'all'::scope_kind END, now())`,
    [id, `测试${next()}`, `${id}@test.invalid`, role],
  )
  return id
}

/** Another person, of a role. @returns user id */
export const makePerson = (db: Db, role = 'consumer'): Promise<string> => makeUser(db.pool, role)

async function makePlaces(sql: Sql): Promise<{ districtCode: string; villageCode: string }> {
  const districtCode = `50${next()}`
  const cityCode = `37${districtCode.slice(2)}`
  const townshipCode = `${districtCode}001`
  const villageCode = `${townshipCode}001`
  await sql.query(`INSERT INTO district VALUES ($1, '测试县', 'Test')`, [districtCode])
  await sql.query(`INSERT INTO city VALUES ($1, '测试市', 'Test City')`, [cityCode])
  await sql.query('INSERT INTO pairing (id, city_code, district_code) VALUES ($1, $2, $3)', [
    newId(),
    cityCode,
    districtCode,
  ])
  await sql.query(`INSERT INTO township (code, district_code, name_zh, name_en) VALUES ($1, $2, '测试镇', 'Town')`, [
    townshipCode,
    districtCode,
  ])
  await sql.query(`INSERT INTO village (code, township_code, name_zh, name_en) VALUES ($1, $2, '测试村', 'Village')`, [
    villageCode,
    townshipCode,
  ])
  return { districtCode, villageCode }
}

/** What people call a household of these factories. */
export const codeOf = (householdId: string): string => `H-${householdId}`

/** A household of a village with an invented head. @returns its id */
export async function makeHousehold(sql: Sql, villageCode: string): Promise<string> {
  const id = newId()
  const helperId = newId()
  await sql.query(`INSERT INTO helper (id, name, phone) VALUES ($1, '帮扶人', '+8619900000000')`, [helperId])
  await sql.query(
    `INSERT INTO household (id, code, village_code, monitored_class, member_count, baseline_year, baseline_net_per_head_fen, helper_id)
     VALUES ($1, $2, $3, 'unstable', 4, 2019, 420000, $4)`,
    [id, codeOf(id), villageCode, helperId],
  )
  await writeIdentity(sql, await sealIdentity(testVault, id, { headName: '杨秀英' }))
  return id
}

async function makeGoods(
  sql: Sql,
  market: Omit<Market, 'agreementVersionId' | 'proposerId' | 'approverId'>,
  options: MarketOptions,
) {
  const { districtCode, producerId, familyId, productId } = market
  const slug = `goods-${next()}`
  await sql.query(
    `INSERT INTO category (slug, name_zh, name_en, position) VALUES ('meat', '畜禽肉', 'Meat', 1) ON CONFLICT DO NOTHING`,
  )
  await sql.query(
    `INSERT INTO producer (id, slug, kind, name_zh, name_en, district_code, village_code)
     VALUES ($1, $2, 'household_farm', '测试农场', 'Test farm', $3, $4)`,
    [producerId, slug, districtCode, market.villageCode],
  )
  await sql.query(
    `INSERT INTO product_family (id, slug, name_zh, name_en, description_zh, description_en, category_slug, producer_id, district_code,
       fresh, shelf_life_zh, shelf_life_en) VALUES ($1, $2, '芦花鸡', 'Luhua chicken', '鸡', 'chicken', 'meat', $3, $4, true, '5天', '5 days')`,
    [familyId, slug, producerId, districtCode],
  )
  const { priceFen = 9800n, stock = 100, unitsMilli = 1000, preorder } = options
  await sql.query(
    `INSERT INTO product (id, slug, family_id, name_zh, name_en, spec_zh, spec_en, unit_zh, unit_en, price_fen, position, units_milli,
       preorder_from, preorder_until, releases_on, illustration_kind, illustration_tint)
     VALUES ($1, $2, $3, '芦花鸡', 'Luhua chicken', '一只', 'one bird', '只', 'bird', $4, 1, $5, $6, $7, $8, 'luhua-hen', 'fengdu')`,
    [productId, slug, familyId, priceFen, unitsMilli, preorder?.from, preorder?.until, preorder?.releasesOn],
  )
  await sql.query('INSERT INTO stock (product_id, total, free) VALUES ($1, $2, $2)', [productId, stock])
}

/** Proposes and approves a consignment agreement for the family. @returns the version's id */
export async function makeAgreement(
  sql: Sql,
  market: Omit<Market, 'agreementVersionId'>,
  { shares = [5000, 2600, 900, 1100, 400], costFenPerUnit = 5100n, validFrom = LONG_AGO }: MarketOptions = {},
): Promise<string> {
  const agreementId = newId()
  const versionId = newId()
  await sql.query(
    `INSERT INTO linkage_agreement (id, code, type, family_id, title_zh, title_en) VALUES ($1, $2, 'consignment', $3, '产品代销', 'Consignment')`,
    [agreementId, `A-${agreementId}`, market.familyId],
  )
  await sql.query(
    `INSERT INTO agreement_version (id, agreement_id, version, family_id, carries_split, valid_from, evidence, proposed_by_id, proposed_at)
     VALUES ($1, $2, 1, $3, true, $4, '协议 001', $5, $4)`,
    [versionId, agreementId, market.familyId, validFrom, market.proposerId],
  )
  const parties = [
    ['household', market.householdIds[0], null],
    ['household', market.householdIds[1], null],
    ['producer', null, market.producerId],
    ['logistics', null, null],
    ['platform', null, null],
  ]
  for (const [index, [party, householdId, producerId]] of parties.entries()) {
    await sql.query(
      `INSERT INTO agreement_share (id, version_id, party, household_id, producer_id, bps, cost_fen_per_unit) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), versionId, party, householdId, producerId, shares[index], index === 0 ? costFenPerUnit : 0n],
    )
  }
  await sql.query(
    `UPDATE agreement_version SET state = 'approved', decided_by_id = $2, decided_at = $3 WHERE id = $1`,
    [versionId, market.approverId, validFrom],
  )
  return versionId
}

/** Builds a whole small market in its own district. */
export async function makeMarket(db: Db, options: MarketOptions = {}): Promise<Market> {
  return db.tx(async (sql) => {
    const places = await makePlaces(sql)
    const base = {
      ...places,
      producerId: newId(),
      familyId: newId(),
      productId: newId(),
      householdIds: [await makeHousehold(sql, places.villageCode), await makeHousehold(sql, places.villageCode)] as [
        string,
        string,
      ],
      proposerId: await makeUser(sql, 'coordinator'),
      approverId: await makeUser(sql, 'coordinator'),
    }
    await makeGoods(sql, base, options)
    return { ...base, agreementVersionId: await makeAgreement(sql, base, options) }
  })
}
