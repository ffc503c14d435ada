import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { acceptPicture } from '#server/files/accept-picture.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { readPublicPicture } from './read-public-picture.ts'

const database = useDatabase()
const files = memoryFiles()
let shown: string
let unshown: string

const read = (fileKey: string, name: string) => readPublicPicture({ db: database.db, files }, { fileKey, name })
const accept = async (background: string) => {
  const bytes = await sharp({ create: { width: 700, height: 700, channels: 3, background } })
    .png()
    .toBuffer()
  return (await acceptPicture({ files }, bytes)).fileKey
}

beforeAll(async () => {
  const market = await makeMarket(database.db)
  shown = await accept('#a33')
  unshown = await accept('#3a3')
  await database.db.pool.query(
    `INSERT INTO picture (id, family_id, kind, file_key, width, height, position, alt_zh, alt_en, added_by, added_at)
     VALUES (gen_random_uuid(), $1, 'photo', $2, 700, 700, 0, '鸡', 'Hen', 'test', now())`,
    [market.familyId, shown],
  )
})

test('a picture of a gallery is read in the sizes and formats there are', async () => {
  expect((await read(shown, '640.webp')).contentType).toBe('image/webp')
  for (const name of ['641.webp', '640.gif', 'master', '../master'])
    await expect(read(shown, name)).rejects.toMatchObject({ code: 'NotFound' })
})

test('a picture that is in no gallery, such as a claim’s, is not public', async () => {
  await expect(read(unshown, '640.webp')).rejects.toMatchObject({ code: 'NotFound' })
  await expect(read('../../secrets', '640.webp')).rejects.toMatchObject({ code: 'NotFound' })
})
