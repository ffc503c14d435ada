import { expect, test } from 'vitest'
import { forgetPhone, keepPhone, keptPhone, readStep, stepPath } from './steps.ts'

const read = (path: string) => readStep(`http://shop.test${path}`)

test('a step and where it leads survive the address', () => {
  expect(read(stepPath('code', '/checkout?q=1'))).toEqual({ step: 'code', next: '/checkout?q=1' })
  expect(stepPath('phone', '')).toBe('/sign-in')
})

test.each(['https://evil.test', '//evil.test', '/\\evil.test'])('%s is nowhere to go', (next) => {
  expect(read(`/sign-in?step=odd&next=${encodeURIComponent(next)}`)).toEqual({ step: 'phone', next: '' })
})

test('the number is kept for the next step', () => {
  const withCookie = (Cookie: string) => new Request('http://shop.test', { headers: { Cookie } })
  expect(keptPhone(withCookie(`a=b; ${keepPhone('+8619900000001').split(';')[0]}`))).toBe('+8619900000001')
  expect(keptPhone(withCookie(forgetPhone.split(';')[0] ?? ''))).toBeNull()
  expect(keptPhone(withCookie('signing-in=<b>'))).toBeNull()
})
