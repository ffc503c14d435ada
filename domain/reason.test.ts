import { expect, test } from 'vitest'
import { readReason } from './reason.ts'

test('a reason is trimmed, its blanks are one, and it is counted as people count', () => {
  expect(readReason('  收据\n  重复了 ')).toBe('收据 重复了')
  expect(readReason('𠮷'.repeat(300))).toHaveLength(600)
})

test.each(['', '   ', '错', '记错了', '错   了', '𠮷𠮷𠮷', '长'.repeat(301)])('%s is no reason', (typed) => {
  expect(() => readReason(typed, 'note')).toThrow(
    expect.objectContaining({ code: 'InvalidInput', detail: { field: 'note', rule: 'reason' } }),
  )
})
