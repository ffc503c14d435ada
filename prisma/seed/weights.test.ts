import { expect, test } from 'vitest'
import { netGrams, parcelGrams } from './weights.ts'

test.each([
  ['1只(净重约1.5kg)', 1_500, 1_800],
  ['4只礼盒装(净重约6kg)', 6_000, 7_200],
  ['500g×4袋', 2_000, 2_400],
  ['10斤×2箱', 10_000, 12_000],
  ['2个装(约5斤)', 2_500, 3_000],
  ['头采春茶 250g/罐', 250, 300],
  ['500ml×2瓶', null, 1_700],
  ['30枚/盒', null, 2_200],
  ['3kg·冬被', null, 1_000],
  ['一对', null, 1_000],
])('%s', (spec, net, parcel) => {
  expect(netGrams(spec)).toBe(net)
  expect(parcelGrams(spec)).toBe(parcel)
})
