import { expect, test } from 'vitest'
import { counted, unitOf } from './counted.ts'

test.each([
  [1, '瓶', 'bottle', '1 瓶', '1 bottle'],
  [3, '瓶', 'bottle', '3 瓶', '3 bottles'],
  [0, '只', 'bird', '0 只', '0 birds'],
  [8000, '箱', 'box', '8,000 箱', '8,000 boxes'],
  [2, '袋', 'pouch', '2 袋', '2 pouches'],
  [2, '筐', 'punnet tray', '2 筐', '2 punnet trays'],
  [2, '盒', 'berry', '2 盒', '2 berries'],
  [2, '公斤', 'kg', '2 公斤', '2 kg'],
  [2, '份', null, '2 份', '2 份'],
])('%d %s', (count, zh, en, inChinese, inEnglish) => {
  expect(counted('zh', count, zh, en)).toBe(inChinese)
  expect(counted('en', count, zh, en)).toBe(inEnglish)
})

test('a unit alone goes with the number beside it', () => {
  expect([1, 2].map((count) => unitOf('en', count, '瓶', 'bottle'))).toEqual(['bottle', 'bottles'])
  expect([1, 2].map((count) => unitOf('zh', count, '瓶', 'bottle'))).toEqual(['瓶', '瓶'])
})
