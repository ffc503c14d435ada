import { expect, test } from 'vitest'
import { BINARY, socketFrame, TEXT } from './socket-frame.ts'

test.each([
  [0, '8200'],
  [125, '827d'],
  [126, '827e007e'],
  [65_535, '827effff'],
  [65_536, '827f0000000000010000'],
])('a length of %i takes as few bytes as it can', (length, header) => {
  const payload = new Uint8Array(length)
  const [head, after] = socketFrame(BINARY, payload)
  expect(Buffer.from(head).toString('hex')).toBe(header)
  expect(after).toBe(payload)
})

test('text says that it is text', () => {
  expect(socketFrame(TEXT, Buffer.from('4'))[0]).toEqual(Buffer.from([0x81, 1]))
})
