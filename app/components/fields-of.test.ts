import { expect, test } from 'vitest'
import { fieldsOf } from './fields-of.ts'

test('a field nobody has sent begins as it is told to', () => {
  expect(fieldsOf()('year', '2026')).toEqual({ name: 'year', defaultValue: '2026', errors: undefined })
  expect(fieldsOf(null)('year')).toEqual({ name: 'year', defaultValue: undefined, errors: undefined })
})

test('what was typed stays, even nothing, and stands beside what is wrong with it', () => {
  const field = fieldsOf({ typed: { year: '', yuan: '一百' }, errors: { yuan: '写成数字' } })
  expect(field('year', '2026')).toEqual({ name: 'year', defaultValue: '', errors: undefined })
  expect(field('yuan')).toEqual({ name: 'yuan', defaultValue: '一百', errors: '写成数字' })
})
