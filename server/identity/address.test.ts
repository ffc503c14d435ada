import type { Request, Response } from 'express'
import { expect, test } from 'vitest'
import { addressHeader, addressOf, stampAddress } from './address.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', 'unknown'],
])('%s is counted as %s', (address, counted) => {
  expect(addressOf(new Headers({ [addressHeader]: address }))).toBe(counted)
})

test('an address that a client claims is replaced by the one it came from', () => {
  const request = { ip: '203.0.113.7', headers: { [addressHeader]: '10.0.0.1' } } as unknown as Request
  stampAddress(request, {} as Response, () => undefined)
  expect(request.headers[addressHeader]).toBe('203.0.113.7')
  const unknown = { headers: { [addressHeader]: '10.0.0.1' } } as unknown as Request
  stampAddress(unknown, {} as Response, () => undefined)
  expect(unknown.headers).toEqual({})
})
