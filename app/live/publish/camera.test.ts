import { expect, test } from 'vitest'
import { deviceName } from './camera.ts'
import { sizeFor } from './encoder.ts'
import { stepFor } from './measure-uplink.ts'

test.each([
  [
    'Mozilla/5.0 (Linux; Android 14; 23127PN0CC) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36',
    'Android · Chrome',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1', 'iPhone · Safari'],
  ['Mozilla/5.0 (Linux; Android 13) Chrome/122.0 Mobile Safari/537.36 MicroMessenger/8.0.50', 'Android · 微信'],
  ['curl/8', '—'],
])('%s is called %s', (agent, name) => {
  expect(deviceName(agent)).toBe(name)
})

test.each([
  [{ width: 1280, height: 720 }, 540, { width: 960, height: 540 }],
  [{ width: 720, height: 1280 }, 360, { width: 360, height: 640 }],
  [{ width: 320, height: 180 }, 720, { width: 320, height: 180 }],
  [{ width: 1280, height: 960 }, 240, { width: 320, height: 240 }],
  [{ width: 641, height: 361 }, 720, { width: 642, height: 362 }],
])('%o on a line for %i is %o', (camera, side, size) => {
  expect(sizeFor(camera, side)).toEqual(size)
})

test.each([
  [5e6, '720p'],
  [1.5e6, '540p'],
  [0.8e6, '360p'],
  [0.45e6, '240p'],
  [0.1e6, 'sound'],
  [0.03e6, null],
])('%i bits a second carry %s', (bits, step) => {
  expect(stepFor(bits)).toBe(step)
})
