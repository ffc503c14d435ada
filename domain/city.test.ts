import { expect, test } from 'vitest'
import { readCity } from './city.ts'

test.each([
  [null, null],
  ['', null],
  ['city=370400', '370400'],
  ['locale=zh; city=370400; guest=x', '370400'],
  ['capacity=370400', null],
  ['city=3704; a=b', null],
  ['city=370400<script>', null],
])('%s chooses %s', (cookies, city) => {
  expect(readCity(cookies)).toBe(city)
})
