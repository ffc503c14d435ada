import fc from 'fast-check'
import { expect, test } from 'vitest'
import { captionLastsMs, splitCaption } from './captions.ts'

test('a caption stays as long as it takes to read, by its script', () => {
  expect(captionLastsMs('现在讲解鸡蛋')).toBe(2_000)
  expect(captionLastsMs('这批鸡在山坡上散养了一百八十天以上，每只都有脚环')).toBe(4_905)
  expect(captionLastsMs('Raised on the slope for 180 days')).toBe(3_286)
})

test('never so short that it is missed, never so long that it hides the next', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const ms = captionLastsMs(text)
      return Number.isInteger(ms) && ms >= 2_000 && ms <= 12_000
    }),
  )
})

test('a long breath is cut between clauses, or where it must be', () => {
  expect(splitCaption('散养一百八十天，每只都有脚环。', 10)).toEqual(['散养一百八十天，', '每只都有脚环。'])
  expect(splitCaption('一二三四五六七八九十一二', 10)).toEqual(['一二三四五六七八九十', '一二'])
  expect(splitCaption('  ')).toEqual([])
})

test('cutting loses nothing but spaces, and every piece fits', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 4, max: 60 }), (text, limit) => {
      const pieces = splitCaption(text, limit)
      const letters = (of: string) => of.replace(/\s/gu, '')
      return pieces.every(({ length }) => length > 0 && length <= limit) && letters(pieces.join('')) === letters(text)
    }),
  )
})
