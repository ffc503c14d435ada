import { beforeAll, expect, test } from 'vitest'
import { ownVisits } from '#server/registry/own-visits.ts'
import { useDatabase } from '#test/database.ts'
import { viewer } from '#test/factories/viewer.ts'
import { testVault } from '#test/vault.ts'
import { seedId } from './ids.ts'
import { seed } from './index.ts'

const database = useDatabase()
const now = new Date('2026-11-22T04:00:00Z')
const quickHash = async (password: string) => `hash-of-${password}`

async function rows<Row extends Record<string, unknown>>(query: string): Promise<Row[]> {
  return (await database.db.pool.query<Row>(query)).rows
}
const count = async (query: string) => Number((await rows<{ n: bigint }>(`SELECT count(*) AS n FROM ${query}`))[0]?.n)

beforeAll(async () => {
  await seed(database.db, { now, vault: testVault, hash: quickHash })
})

test('the catalogue has 376 products of 96 families over the 14 paired districts', async () => {
  expect(await count('product')).toBe(376)
  expect(await count('product_family')).toBe(96)
  expect(await count('pairing')).toBe(14)
  expect(await count('(SELECT DISTINCT district_code FROM product_family) d')).toBe(14)
  expect(await count('product WHERE NOT EXISTS (SELECT 1 FROM stock WHERE product_id = product.id)')).toBe(0)
})

test('every family has one split in force and its shares are the whole', async () => {
  const splits = await rows<{ family_id: string; bps: bigint }>(
    `SELECT v.family_id, sum(s.bps) AS bps FROM agreement_version v JOIN agreement_share s ON s.version_id = v.id
     WHERE v.carries_split AND v.state = 'approved' AND tstzrange(v.valid_from, v.valid_to) @> '${now.toISOString()}'::timestamptz
     GROUP BY v.id`,
  )
  expect(new Set(splits.map((split) => split.family_id)).size).toBe(96)
  expect(splits.every((split) => split.bps === 10_000n)).toBe(true)
  expect(splits).toHaveLength(96)
})

test('at least six linkage types are in use and nobody approves their own proposal', async () => {
  expect(await count('(SELECT DISTINCT type FROM linkage_agreement) t')).toBeGreaterThanOrEqual(6)
  expect(await count('agreement_version WHERE decided_by_id = proposed_by_id')).toBe(0)
  expect(await count(`agreement_version WHERE state = 'proposed'`)).toBe(1)
})

test('no sale pays a household less than what it cost', async () => {
  expect(
    await count(
      `agreement_share s JOIN agreement_version v ON v.id = s.version_id JOIN product p ON p.family_id = v.family_id
       WHERE s.party = 'household' AND s.bps > 0 AND p.slug = (SELECT slug FROM product_family f WHERE f.id = p.family_id)
         AND s.cost_fen_per_unit >= p.price_fen * s.bps / 10000`,
    ),
  ).toBe(0)
})

test('the Luhua chicken: 98.00 yuan, 7,791 to sell below a cap of 8,000, about 23 yuan a bird for the household', async () => {
  const [chicken] = await rows<{
    price_fen: bigint
    free: number
    intake: number
    survival_bps: number
    elevation_m: number
  }>(
    `SELECT p.price_fen, s.free, b.intake, b.survival_bps, r.elevation_m FROM product p
     JOIN stock s ON s.product_id = p.id JOIN batch b ON b.id = p.batch_id JOIN producer r ON r.id = b.producer_id
     WHERE p.slug = 'fengdu-luhua-chicken'`,
  )
  expect(chicken).toMatchObject({
    price_fen: 9_800n,
    free: 7_791,
    intake: 10_000,
    survival_bps: 8_000,
    elevation_m: 900,
  })
  const shares = await rows<{ party: string; bps: number; cost_fen_per_unit: bigint }>(
    `SELECT s.party, s.bps, s.cost_fen_per_unit FROM agreement_share s JOIN agreement_version v ON v.id = s.version_id
     JOIN product_family f ON f.id = v.family_id
     WHERE f.slug = 'fengdu-luhua-chicken' AND v.carries_split AND v.valid_to IS NULL ORDER BY s.bps DESC`,
  )
  expect(shares.map(({ party, bps }) => [party, bps])).toEqual([
    ['household', 7_600],
    ['logistics', 1_100],
    ['producer', 900],
    ['platform', 400],
  ])
  expect((9_800n * 7_600n) / 10_000n - (shares[0]?.cost_fen_per_unit ?? 0n)).toBe(2_300n)
})

test('no village with households has fewer than five', async () => {
  const villages = await rows<{ n: bigint }>('SELECT count(*) AS n FROM household GROUP BY village_code')
  expect(villages.every(({ n }) => n >= 5n)).toBe(true)
  expect(await count('household')).toBe(420)
  expect(await count(`household WHERE alias_zh IS NOT NULL AND alias_consent_at IS NULL`)).toBe(0)
  expect(await count('(SELECT DISTINCT monitored_class FROM household) c')).toBe(4)
})

test('nothing claims what advertising law forbids', async () => {
  const claims = '(最好|最佳|第一|顶级|国家级|治疗|疗效|降血|抗癌|防癌|养生)'
  expect(await count(`product_family WHERE name_zh || description_zh ~ '${claims}'`)).toBe(0)
})

test('a second run changes nothing, whatever the clock says', async () => {
  expect(await seed(database.db, { now: new Date('2027-02-01T00:00:00Z'), vault: testVault, hash: quickHash })).toBe(0)
  expect(await count('product')).toBe(376)
  expect(await count('app_user')).toBe(8)
})

test('the volunteer who can sign in has visits to make in the district, and one that was made', async () => {
  const volunteer = viewer({ userId: seedId('user', 'volunteer'), role: 'volunteer', scope: null })
  const visits = (await ownVisits({ db: database.db, clock: { now: () => now } }, volunteer)) ?? []
  expect(visits.map(({ ending, daysLate }) => [ending, daysLate])).toEqual([
    [null, -5],
    [null, -9],
    ['told', 0],
  ])
  expect(await count(`follow_up f JOIN household h ON h.id = f.household_id WHERE h.helper_id <> f.helper_id`)).toBe(0)
})
