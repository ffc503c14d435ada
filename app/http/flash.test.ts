import { expect, test } from 'vitest'
import { flash, readFlash } from './flash.ts'

const withCookie = (Cookie: string) => new Request('http://shop.test/', { headers: { Cookie } })

test('what was set is read back', () => {
  const cookie = flash('shell.skip').split(';')[0] ?? ''
  expect(readFlash(withCookie(`a=1; ${cookie}; b=2`))).toBe('shell.skip')
})

test.each(['', 'flash=', 'flash=<b>hello</b>', 'flash=shell', 'otherflash=shell.title'])(
  '%s says nothing',
  (cookie) => {
    expect(readFlash(withCookie(cookie))).toBeNull()
  },
)
