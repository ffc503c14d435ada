import { expect, test } from 'vitest'
import { wordsOf } from './words-of.ts'

const typed = (words: string) => {
  const form = new FormData()
  form.set('reason', words)
  return wordsOf(form, 'reason')
}

test.each([
  ['', false],
  ['  好的  ', false],
  ['已经核对', true],
  ['𠮷𠮷𠮷', false],
  ['x'.repeat(300), true],
  ['x'.repeat(301), false],
])('%s', (words, fits) => {
  expect(typed(words)).toEqual({ words: words.trim(), fits })
})

test('a field that was not sent does not fit', () => {
  expect(wordsOf(new FormData(), 'reason')).toEqual({ words: '', fits: false })
})
