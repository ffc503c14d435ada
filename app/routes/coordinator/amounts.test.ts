import { expect, test } from 'vitest'
import { percent, perEach, yuan } from './amounts.tsx'

test('per head is to the nearest fen, and nothing where there is nobody', () => {
  expect(perEach(100n, 3)).toBe(33n)
  expect(perEach(200n, 3)).toBe(67n)
  expect(perEach(-200n, 3)).toBe(-67n)
  expect(perEach(100n, 0)).toBeNull()
})
test('yuan and percent are written out', () => {
  expect(yuan(10_691_800n)).toBe('106,918.00')
  expect(yuan(-980n)).toBe('−9.80')
  expect(percent(7_600)).toBe('76.00%')
})
