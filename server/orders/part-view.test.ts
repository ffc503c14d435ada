import { expect, test } from 'vitest'
import { type Part, viewParts } from './part-view.ts'

const household = (fen: bigint, nameZh: string | null = null): Part => ({
  party: 'household',
  nameZh,
  nameEn: nameZh,
  fen,
})

test('households without a public alias are shown together, never one by one', () => {
  const parts = viewParts([
    { party: 'platform', nameZh: null, nameEn: null, fen: 392n },
    household(4_900n),
    household(2_548n, '山脚的养鸡户'),
    household(100n),
  ])
  expect(parts.map(({ party, nameZh, fen, count }) => [party, nameZh, fen, count])).toEqual([
    ['household', '山脚的养鸡户', 2_548n, 1],
    ['household', null, 5_000n, 2],
    ['platform', null, 392n, 1],
  ])
})

test('nothing is lost', () => {
  const parts = [household(1n), household(2n), household(3n, '甲'), household(4n)]
  expect(viewParts(parts).reduce((sum, { fen }) => sum + fen, 0n)).toBe(10n)
})
