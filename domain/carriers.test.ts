import { expect, test } from 'vitest'
import { followUrl, parseCarrier } from './carriers.ts'

test.each([
  ['sf', 'sf'],
  ['顺丰', 'sf'],
  ['顺丰速运', 'sf'],
  [' ZTO express ', 'zto'],
  ['圆通', 'yto'],
  ['s', null],
  ['', null],
  ['飞鸽', null],
] as const)('%s is %s', (text, carrier) => {
  expect(parseCarrier(text)).toBe(carrier)
})

test('a number is followed at its carrier, written so that it cannot leave its place', () => {
  expect(followUrl('sf', 'SF1000/..?')).toBe('https://www.sf-express.com/chn/sc/waybill/waybill-detail/SF1000%2F..%3F')
  expect(followUrl('other', 'A1')).toBeNull()
  expect(followUrl(null, 'A1')).toBeNull()
})
