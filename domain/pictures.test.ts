import { expect, test } from 'vitest'
import { pictureAddress, readPictureName, widthsOf } from './pictures.ts'

test('a picture has no width beyond its own, and always one', () => {
  expect(widthsOf({ width: 100 })).toEqual([320])
  expect(widthsOf({ width: 960 })).toEqual([320, 640, 960])
  expect(widthsOf({ width: 4000 })).toEqual([320, 640, 960, 1440])
})

test('an address can be read back', () => {
  expect(pictureAddress('abc', 640, 'avif')).toBe('/media/abc/640.avif')
  expect(readPictureName('640.avif')).toEqual({ width: 640, format: 'avif' })
})

test.each(['641.avif', '0640.avif', '640.svg', '640', '.avif', '640.avif.jpeg', '../640.avif'])(
  '%s is no picture of ours',
  (name) => {
    expect(readPictureName(name)).toBeNull()
  },
)
