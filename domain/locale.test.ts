import { describe, expect, test } from 'vitest'
import { detectLocale, inLocale, isLocale } from './locale.ts'

describe('detectLocale', () => {
  test('the visitor’s own choice wins', () => {
    expect(detectLocale('en', 'zh-CN,zh;q=0.9')).toBe('en')
  })
  test('a choice we do not speak is ignored', () => {
    expect(detectLocale('fr', 'en-GB')).toBe('en')
  })
  test('weights decide, not the order written', () => {
    expect(detectLocale(undefined, 'en;q=0.3, zh-TW;q=0.8')).toBe('zh')
  })
  test('a weight of zero means never', () => {
    expect(detectLocale(undefined, 'en;q=0, de')).toBe('zh')
  })
  test('nothing said means Chinese', () => {
    expect(detectLocale(undefined, undefined)).toBe('zh')
    expect(detectLocale('', '')).toBe('zh')
  })
})

test('only our languages are locales', () => {
  expect(isLocale('zh')).toBe(true)
  expect(isLocale('toString')).toBe(false)
})

test('Chinese stands in where English is missing', () => {
  expect(inLocale('en', '花鸡', 'Chicken')).toBe('Chicken')
  expect(inLocale('en', '花鸡', null)).toBe('花鸡')
  expect(inLocale('zh', '花鸡', 'Chicken')).toBe('花鸡')
})
