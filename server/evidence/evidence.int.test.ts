import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { refused } from '#test/factories/refused.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { addEvidence } from './add-evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { readEvidence } from './read-evidence.ts'

const database = useDatabase()
const subjectId = randomUUID()
const clock = stillClock()
const files = memoryFiles()
let market: Market
let coordinator: ReturnType<typeof districtViewer>

const deps = () => ({ db: database.db, clock, files })
const add = (file: Buffer, who = coordinator) =>
  addEvidence(deps(), who, {
    subject: 'agreement_version',
    subjectId,
    kind: 'contract',
    districtCode: market.districtCode,
    file,
  })

const photo = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '29/1 50/1 0/1' } })
    .jpeg()
    .toBuffer()
const pdf = (inside: Buffer | string) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(inside), Buffer.from('\n%%EOF\n')])

beforeAll(async () => {
  market = await makeMarket(database.db)
  coordinator = districtViewer(market.districtCode, market.proposerId)
})

describe('a file of evidence', () => {
  test('is kept with the hash of its bytes, once, and read back by those in whose scope it lies', async () => {
    const file = pdf('1 0 obj')
    const id = await add(file)
    expect(await add(file)).toBe(id)
    const sha256 = createHash('sha256').update(file).digest('hex')
    const [view, ...more] = await listEvidence(database.db.pool, 'agreement_version', [subjectId])
    expect(view).toMatchObject({
      id,
      subjectId,
      kind: 'contract',
      fileName: expect.stringMatching(new RegExp(`^contract-\\d{4}-\\d\\d-\\d\\d-${sha256.slice(0, 8)}[.]pdf$`)),
      mediaType: 'application/pdf',
      sha256,
    })
    expect(more).toEqual([])
    expect(Buffer.from((await readEvidence(deps(), coordinator, id)).bytes)).toEqual(file)
    const { rows } = await database.db.pool.query('SELECT user_id FROM identity_access WHERE purpose = $1', [
      `evidence: contract ${id}`,
    ])
    expect(rows).toEqual([{ user_id: market.proposerId }])
  })
  test('is one, also when it is handed in four times at once', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => add(pdf('handed in at once'))))
    expect(new Set(ids).size).toBe(1)
  })
  test('that is no longer the one taken in is not shown', async () => {
    const id = await add(pdf('2 0 obj'))
    const key = [...files.kept.keys()].at(-1) ?? ''
    await files.put(key, pdf('changed'), 'application/pdf')
    await expect(readEvidence(deps(), coordinator, id)).rejects.toThrow(/not the one/)
  })
  test('loses the place: a photo is drawn anew, a photo in a PDF keeps its length and says nothing', async () => {
    const original = await photo()
    expect((await sharp(original).metadata()).exif?.length).toBeGreaterThan(40)
    const id = await add(original)
    const drawn = await readEvidence(deps(), coordinator, id)
    expect(drawn.contentType).toBe('image/webp')
    expect((await sharp(drawn.bytes).metadata()).exif).toBeUndefined()
    const document = pdf(original)
    const kept = Buffer.from((await readEvidence(deps(), coordinator, await add(document))).bytes)
    expect(kept.length).toBe(document.length)
    const inside = await sharp(kept.subarray(kept.indexOf(Buffer.from([0xff, 0xd8])))).metadata()
    expect(inside.exif?.subarray(6).every((byte) => byte === 0)).toBe(true)
  })
  test('may be a sheet', async () => {
    const sheet = await writeXlsx([[{ value: '户编号' }, { value: '金额' }]]).toBuffer()
    await expect(add(sheet)).resolves.toBeTruthy()
    await expect(add(Buffer.from('户,金额\n1,2\n'))).resolves.toBeTruthy()
    await expect(add(Buffer.concat([sheet, Buffer.from('xl/vbaProject.bin')]))).rejects.toEqual(
      refused('FileRefused', { rule: 'active' }),
    )
    await expect(add(Buffer.concat([sheet, Buffer.from('xl/media/image1.jpeg')]))).rejects.toEqual(
      refused('FileRefused', { rule: 'pictures' }),
    )
  })
  test.each([
    ['empty', Buffer.alloc(0)],
    ['kind', Buffer.from('\x7fELF\x00\x00')],
    ['kind', Buffer.from('<html><script>alert(1, 2)</script>')],
    ['kind', Buffer.from('PK\x03\x04 other PK\x05\x06', 'latin1')],
    ['broken', Buffer.from('%PDF-1.7 cut')],
    ['active', pdf('/OpenAction << /S /JavaScript /JS (x) >>')],
  ])('is refused by its content: %s', async (rule, file) => {
    await expect(add(file)).rejects.toEqual(refused('FileRefused', { rule }))
  })
  test('is nobody else’s', async () => {
    const id = await add(pdf('3 0 obj'))
    const stranger = districtViewer((await makeMarket(database.db)).districtCode)
    await expect(readEvidence(deps(), stranger, id)).rejects.toEqual(refused('OutOfScope'))
    await expect(add(pdf('4 0 obj'), stranger)).rejects.toEqual(refused('OutOfScope'))
    for (const outsider of outsiders)
      await expect(readEvidence(deps(), outsider, id)).rejects.toEqual(refused('Forbidden'))
  })
  test('never changes', async () => {
    await expect(database.db.pool.query(`UPDATE evidence SET sha256 = repeat('0', 64)`)).rejects.toThrow(/append-only/)
  })
})
