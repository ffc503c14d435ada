import { expect, test } from 'vitest'
import { visitWords } from './visit-words.ts'

test('words of a visit are trimmed, and counted as people count them', () => {
  expect(visitWords('outcome', ' 去过 ', 'outcome')).toBe('去过')
  expect(visitWords('reason', '𠮷'.repeat(300), 'reason')).toHaveLength(600)
})

test.each([
  ['  ', 'reason', 'required'],
  ['看', 'reason', 'short'],
  ['看'.repeat(301), 'reason', 'tooLong'],
  ['看'.repeat(501), 'outcome', 'tooLong'],
] as const)('%s as a %s is refused', (typed, kind, rule) => {
  expect(() => visitWords('withdrawal', typed, kind)).toThrow(
    expect.objectContaining({ code: 'InvalidInput', detail: { field: 'withdrawal', rule } }),
  )
})
