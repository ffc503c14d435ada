import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeS3 } from '#test/fakes/fake-s3.ts'
import { diskStore } from './disk-store.ts'
import type { FileStore } from './file-store.ts'
import { s3Store } from './s3-store.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (stored: Uint8Array | undefined) => new TextDecoder().decode(stored)

let folder: string
let s3: Awaited<ReturnType<typeof fakeS3>>

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'files-'))
  s3 = await fakeS3()
})
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true })
})

const sides: [string, () => FileStore][] = [
  ['a folder', () => diskStore(folder)],
  ['a bucket', () => s3Store(s3.settings)],
]

describe.each(sides)('%s', (_name, open) => {
  test('gives back what was put, with its type', async () => {
    await open().put('pictures/a1/640.avif', bytes('first'), 'image/avif')
    const read = await open().read('pictures/a1/640.avif')
    expect(read?.contentType).toBe('image/avif')
    expect(text(read?.bytes)).toBe('first')
  })
  test('replaces a file as a whole', async () => {
    await open().put('pictures/b2/master', bytes('a long first content'), 'image/png')
    await open().put('pictures/b2/master', bytes('short'), 'image/webp')
    const read = await open().read('pictures/b2/master')
    expect([read?.contentType, text(read?.bytes)]).toEqual(['image/webp', 'short'])
  })
  test('keeps bytes as they are', async () => {
    const every = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
    await open().put('every-byte', every, 'application/octet-stream')
    expect(Buffer.from((await open().read('every-byte'))?.bytes ?? [])).toEqual(Buffer.from(every))
  })
  test('has nothing where nothing was put, also above a file', async () => {
    await open().put('c/d/e', bytes('x'), 'text/plain')
    expect(await open().read('c/d')).toBeNull()
    expect(await open().read('nothing')).toBeNull()
  })
  test('forgets what is removed, also twice', async () => {
    await open().put('gone', bytes('x'), 'text/plain')
    await open().remove('gone')
    await open().remove('gone')
    expect(await open().read('gone')).toBeNull()
  })
  test.each(['../secrets.json', '/etc/passwd', 'a/../b', 'a//b', '', '.hidden', 'A', 'a/_b', 'a'.repeat(201)])(
    'refuses the key %j',
    async (key) => {
      await expect(open().put(key, bytes('x'), 'text/plain')).rejects.toThrow(RangeError)
      await expect(open().read(key)).rejects.toThrow(RangeError)
      await expect(open().remove(key)).rejects.toThrow(RangeError)
    },
  )
})

test('a folder keeps no drafts', async () => {
  await diskStore(folder).put('drafts/one', bytes('x'), 'text/plain')
  expect((await readdir(path.join(folder, 'drafts'))).sort()).toEqual(['_one.type', 'one'])
})

test('a bucket that is not there is an error, not an empty answer', async () => {
  await expect(s3Store({ ...s3.settings, bucket: 'other' }).read('a')).rejects.toThrow('NoSuchBucket')
})
