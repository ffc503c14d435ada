import { expect, test } from 'vitest'
import type { DistrictImpact } from '#server/impact/read-impact.ts'
import { bedsOf } from './reed-bed.tsx'

const district = (code: string, confirmedFen: bigint, provisionalFen = 0n): DistrictImpact => ({
  ...{ code, nameZh: code, nameEn: code, lines: 1, confirmedFen, provisionalFen, backFen: 0n },
})
const beds = (districts: DistrictImpact[]) => bedsOf(districts, ({ code }) => code, 'others').map(({ code }) => code)

test('six districts stand alone, of more the smallest stand together and nothing is lost', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((code) => district(code, 100n, 1n))
  expect(beds(six)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  const eight = [...six, district('g', 10n), district('h', 0n, 5n)]
  expect(beds(eight)).toEqual(['a', 'b', 'c', 'd', 'e', 'others'])
  expect(bedsOf(eight, ({ code }) => code, 'others').at(-1)).toMatchObject({ confirmedFen: 110n, provisionalFen: 6n })
})

test('what was all taken back has no reed', () => expect(beds([district('a', 0n)])).toEqual([]))
