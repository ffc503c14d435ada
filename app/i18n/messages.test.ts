import type { AbstractIntlMessages } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { groupByArea } from './group-by-area.ts'

const byLocale = groupByArea(
  import.meta.glob<AbstractIntlMessages>('./messages/*.json', { eager: true, import: 'default' }),
)

const leaves = (messages: AbstractIntlMessages | string, path = ''): [string, string][] =>
  typeof messages === 'string'
    ? [[path, messages]]
    : Object.entries(messages).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key))

const placeholders = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)\s*[,}]|<(\w+)>/g)].map((match) => match[1] ?? match[2]))].sort()

const area = (locale: 'zh' | 'en', name: string) => Object.fromEntries(leaves(byLocale[locale][name] ?? {}))

describe.each(Object.keys({ ...byLocale.zh, ...byLocale.en }))('%s', (name) => {
  const [zh, en] = [area('zh', name), area('en', name)]

  test('says the same things in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })
  test('leaves nothing empty', () => {
    for (const [key, words] of Object.entries({ ...zh, ...en })) expect(words.trim(), key).not.toBe('')
  })
  test('leaves a unit beside a number to `counted`, which knows one bottle from three', () => {
    for (const [key, words] of [...Object.entries(zh), ...Object.entries(en)])
      expect(words, key).not.toMatch(/\}\s*\(?\{unit\}/)
  })
  test('fills no gap in English that Chinese does not know; a measure word may stay untranslated', () => {
    for (const [key, words] of Object.entries(zh))
      expect(placeholders(words), key).toEqual(expect.arrayContaining(placeholders(en[key] ?? '')))
  })
})

test('a stray file name is refused', () => {
  expect(() => groupByArea({ './messages/orders.fr.json': {} })).toThrow('unexpected name')
})
