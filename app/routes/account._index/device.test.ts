import { expect, test } from 'vitest'
import { readDevice } from './device.ts'

test.each([
  [
    'Mozilla/5.0 (Linux; Android 10; HLK-AL00) AppleWebKit/537.36 Chrome/78.0 Mobile Safari/537.36 MicroMessenger/7.0',
    'wechat',
    'android',
  ],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36', 'chrome', 'harmony'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 13_6) AppleWebKit/605.1 Version/13.1 Mobile Safari/604.1', 'safari', 'iphone'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120', 'edge', 'windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:120.0) Gecko/20100101 Firefox/120.0', 'firefox', 'mac'],
  ['curl/8', 'other', 'other'],
] as const)('%s', (userAgent, browser, system) => {
  expect(readDevice(userAgent)).toEqual({ browser, system })
})

test('silence is no device', () => {
  expect(readDevice(null)).toBeNull()
  expect(readDevice('')).toBeNull()
})
