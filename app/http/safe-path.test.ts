import { expect, test } from 'vitest'
import { safePath } from './safe-path.ts'

test.each(['/', '/products?q=%E9%B8%A1&page=2', '/about#price'])('%s stays', (path) => {
  expect(safePath(path)).toBe(path)
})

test.each([
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  'https://evil.test/',
  'javascript:alert(1)',
  'products',
  '/\t/evil.test',
  '/.//evil.test',
  '',
  null,
  undefined,
  42,
])('%s is not followed', (path) => {
  expect(safePath(path, '/account')).toBe('/account')
})
