import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { type Band, readFreight } from './read-freight.ts'
import { saveFreight } from './save-freight.ts'

const database = useDatabase()
let market: Market

beforeAll(async () => {
  market = await makeMarket(database.db)
})

const band = (province: string | null, upToG: number, feeFen: bigint | null, extraKgFen = 0n): Band => ({
  ...{ province, upToG, feeFen, extraKgFen },
})
const staff = () => districtViewer(market.districtCode)
const save = (bands: Band[], freeAboveFen: bigint | null = 8_800n, who = staff()) =>
  saveFreight({ db: database.db }, who, { producerId: market.producerId, coldChain: true, freeAboveFen, bands })
const fee = async (province: string, grams: number, goodsFen: number): Promise<bigint | null> => {
  const { rows } = await database.db.pool.query('SELECT freight_fen($1, true, $2, $3, $4) AS fen', [
    ...[market.producerId, province, grams, goodsFen],
  ])
  return rows[0]?.fen ?? null
}

test('a rule is what the freight of a parcel follows, and replaces the one before', async () => {
  await save([band(null, 5_000, 9_900n)])
  await save([band(null, 2_000, 2_000n, 400n), band('山东省', 2_000, 1_500n), band('西藏自治区', 2_000, null)])
  expect(await fee('四川省', 2_000, 5_000)).toBe(2_000n)
  expect(await fee('四川省', 3_001, 5_000)).toBe(2_800n)
  expect(await fee('山东省', 1_000, 5_000)).toBe(1_500n)
  expect(await fee('山东省', 1_000, 8_800)).toBe(0n)
  expect(await fee('西藏自治区', 1_000, 9_900)).toBeNull()
  expect((await readFreight({ db: database.db }, staff(), market.producerId)).rules).toMatchObject([
    { coldChain: true, freeAboveFen: 8_800n, bands: [{}, {}, {}] },
  ])
})

test('without bands the rule ends, and goods travel free', async () => {
  await save([band(null, 1_000, 500n)])
  await save([])
  expect(await fee('四川省', 9_000, 1)).toBe(0n)
})

const refused: [string, Band[], string][] = [
  ['a rule that says nothing of other provinces', [band('山东省', 1_000, 1n)], 'everywhere'],
  ['two prices for one weight', [band(null, 1_000, 1n), band(null, 1_000, 2n)], 'twice'],
  ['a province that is none', [band(null, 1_000, 1n), band('火星', 1_000, 2n)], 'unknown'],
  ['a band of no weight', [band(null, 0, 1n)], 'whole'],
  ['a fee below zero', [band(null, 1_000, -1n)], 'yuan'],
]
test.each(refused)('%s is refused', async (_, bands, rule) => {
  await expect(save(bands)).rejects.toMatchObject({ code: 'InvalidInput', detail: { field: 'bands', rule } })
})

test('not another district’s producer, not by outsiders', async () => {
  await expect(save([], null, districtViewer('509994'))).rejects.toMatchObject({ code: 'OutOfScope' })
  for (const outsider of outsiders) await expect(save([], null, outsider)).rejects.toMatchObject({ code: 'Forbidden' })
})
