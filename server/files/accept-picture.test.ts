import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { acceptPicture, MOST_BYTES } from './accept-picture.ts'
import { keepDrawing } from './keep-drawing.ts'
import { readPictureFile } from './read-picture-file.ts'

let files: ReturnType<typeof memoryFiles>
beforeEach(() => {
  files = memoryFiles()
})

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#a33' } })
const masterBytes = () => [...files.kept.values()][0]?.bytes ?? new Uint8Array()

describe('a picture from outside', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s is taken', async (format) => {
    const bytes = await blank(400, 300).toFormat(format).toBuffer()
    const taken = await acceptPicture({ files }, bytes)
    expect(taken).toMatchObject({ width: 400, height: 300 })
    expect(taken.fileKey).toMatch(/^[0-9a-f]{64}$/)
  })
  test('keeps nothing of where and with what it was taken, and stands upright', async () => {
    const exif = { IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitude: '29/1 51/1 0/1', GPSLatitudeRef: 'N' } }
    const bytes = await blank(400, 300).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    expect(await acceptPicture({ files }, bytes)).toMatchObject({ width: 300, height: 400 })
    const { exif: left, xmp, icc, orientation } = await sharp(masterBytes()).metadata()
    expect({ left, xmp, icc, orientation }).toEqual({})
    expect(Buffer.from(masterBytes()).includes('SecretCam')).toBe(false)
  })
  test('is kept no larger than pages need', async () => {
    const bytes = await blank(6000, 3000).jpeg().toBuffer()
    expect(await acceptPicture({ files }, bytes)).toMatchObject({ width: 2400, height: 1200 })
  })
  test('that is the same is one picture', async () => {
    const bytes = await blank(50, 50).png().toBuffer()
    const [first, second] = [await acceptPicture({ files }, bytes), await acceptPicture({ files }, bytes)]
    expect(first).toEqual(second)
    expect(files.kept.size).toBe(1)
  })
})

describe('refused', () => {
  const refuses = (bytes: Uint8Array, code: string) =>
    expect(acceptPicture({ files }, bytes)).rejects.toMatchObject({ code })
  const bytes = (text: string) => new TextEncoder().encode(text)

  test('what is no picture, whatever it calls itself', async () => {
    await refuses(bytes('<html><script>alert(1)</script></html>'), 'PictureUnreadable')
    await refuses(bytes(''), 'PictureUnreadable')
  })
  test('a drawing that could carry a script', () =>
    refuses(bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'), 'PictureUnreadable'))
  test('an animation', async () => refuses(await blank(9, 9).gif().toBuffer(), 'PictureUnreadable'))
  test('one that is cut off', async () => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        noise: { type: 'gaussian', mean: 100, sigma: 40 },
        background: '#000',
      },
    })
      .jpeg()
      .toBuffer()
    await refuses(whole.subarray(0, whole.length / 2), 'PictureUnreadable')
  })
  test('too many bytes', () => refuses(new Uint8Array(MOST_BYTES + 1), 'PictureTooLarge'))
  test('a small file that unfolds into very many pixels', async () => {
    const bomb = await blank(12_000, 12_000).png().toBuffer()
    expect(bomb.length).toBeLessThan(MOST_BYTES / 5)
    await refuses(bomb, 'PictureTooLarge')
  })
})

describe('a size for a page', () => {
  test('is made once and read from then on', async () => {
    const { fileKey } = await acceptPicture({ files }, await blank(1000, 500).jpeg().toBuffer())
    const ask = () => readPictureFile({ files }, { fileKey, width: 640, format: 'avif' })
    const [first] = await Promise.all([ask(), ask(), ask()])
    expect(first?.contentType).toBe('image/avif')
    expect(await sharp(first?.bytes).metadata()).toMatchObject({ width: 640, height: 320 })
    expect(files.puts.filter((key) => key.endsWith('640.avif'))).toHaveLength(1)
    await ask()
    expect(files.puts).toHaveLength(2)
  })
  test.each(['avif', 'webp', 'jpeg'] as const)('of our own drawing is %s too', async (format) => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"><rect width="800" height="800" fill="red"/></svg>'
    const { fileKey, width, height } = await keepDrawing({ files }, svg)
    expect([width, height]).toEqual([1600, 1600])
    const made = await readPictureFile({ files }, { fileKey, width: 1440, format })
    expect(await sharp(made?.bytes).metadata()).toMatchObject({ width: 1440, height: 1440 })
  })
  test('of nothing is nothing', async () => {
    expect(await readPictureFile({ files }, { fileKey: 'a'.repeat(64), width: 320, format: 'webp' })).toBeNull()
  })
})
