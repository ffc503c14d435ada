import { expect, test } from 'vitest'
import { action } from './route.tsx'

const post = (fields: Record<string, string>, context: object = { viewer: null }) =>
  action({
    request: new Request('http://shop.test/locale', { method: 'POST', body: new URLSearchParams(fields) }),
    params: {},
    context: context as never,
  })

test('the choice is kept and the visitor goes back', async () => {
  const response = await post({ locale: 'en', next: '/products?page=2' })
  expect(response.status).toBe(303)
  expect(response.headers.get('Location')).toBe('/products?page=2')
  expect(response.headers.get('Set-Cookie')).toContain('locale=en; Path=/')
})

test('an account is written to in it from then on', async () => {
  const chosen: unknown[] = []
  const identity = { chooseLanguage: async (...what: unknown[]) => void chosen.push(what) }
  const context = { viewer: { userId: 'u' }, shop: { identity } }
  for (const locale of ['en', 'fr']) await post({ locale, next: '/' }, context)
  expect(chosen).toEqual([[{ userId: 'u' }, 'en']])
})

test('a language we do not speak changes nothing, and nobody is led elsewhere', async () => {
  const response = await post({ locale: 'fr', next: '//evil.test' })
  expect(response.headers.get('Set-Cookie')).toBeNull()
  expect(response.headers.get('Location')).toBe('/')
})
