import { expect, test } from 'vitest'
import { searchPatterns } from './search.ts'

test('words are taken apart, wide spaces and letters included', () => {
  expect(searchPatterns(' 芦花鸡　丰都 ＡＢ ')).toEqual(['%芦花鸡%', '%丰都%', '%AB%'])
})

test('signs with a meaning in SQL count as themselves', () => {
  expect(searchPatterns('100% a_b \\')).toEqual(['%100\\%%', '%a\\_b%', '%\\\\%'])
})

test('nothing typed says nothing; an essay is cut', () => {
  expect(searchPatterns('  ')).toEqual([])
  expect(searchPatterns('a b c d e f g h')).toHaveLength(6)
})
