import { expect, test } from 'vitest'
import { provinces } from '#domain/provinces.ts'
import { divisions, divisionTree, streetsOf } from './divisions.ts'
import { findPlace } from './find-place.ts'

test('the provinces parcels go to are the provinces of the data', () => {
  expect(Object.keys(divisions())).toEqual(expect.arrayContaining(provinces.map(({ zh }) => zh)))
})

test('municipalities are their own city, and counties without a city too', () => {
  const tree = divisionTree()
  expect(Object.keys(tree.重庆市 ?? {})).toEqual(['重庆市'])
  expect(tree.重庆市?.重庆市).toHaveLength(38)
  expect(tree.河南省?.济源市).toEqual(['济源市'])
  expect(JSON.stringify(tree)).not.toMatch(/市辖区|直辖县级/)
  expect(streetsOf({ province: '山东省', city: '枣庄市', county: '市中区' })).toContain('光明路街道')
  expect(streetsOf({ province: '山东省', city: '枣庄市', county: '没有' })).toEqual([])
})

test.each([
  ['山东省', '枣庄市', '市中区', '山东省枣庄市市中区'],
  ['山东', '枣庄', '滕州', '山东省枣庄市滕州市'],
  ['重庆市', '', '丰都县', '重庆市重庆市丰都县'],
  ['重庆市', '县', '酉阳县', '重庆市重庆市酉阳土家族苗族自治县'],
  ['重庆市', '重庆', '石柱', '重庆市重庆市石柱土家族自治县'],
  ['重庆市', '重庆市', '开县', '重庆市重庆市开州区'],
  ['山东省', '青岛市', '即墨市', '山东省青岛市即墨区'],
])('%s %s %s is %s', (province, city, county, full) => {
  const found = findPlace({ province, city, county })
  expect('place' in found ? Object.values(found.place).join('') : found).toBe(full)
})

test.each([
  [{ province: '火星', city: '枣庄市', county: '市中区' }, 'province', '山东省'],
  [{ province: '山东省', city: '丰都县', county: '市中区' }, 'city', '枣庄市'],
  [{ province: '山东省', city: '', county: '市中区' }, 'city', '枣庄市'],
  [{ province: '山东省', city: '枣庄市', county: '历下区' }, 'county', '市中区'],
  [{ province: '山东省', city: '枣庄市', county: '区' }, 'county', '市中区'],
] as const)('%o: the first level that is wrong, and what there is', (typed, field, choice) => {
  const found = findPlace(typed)
  expect(found).toMatchObject({ problem: { field, choices: expect.arrayContaining([choice]) } })
})
