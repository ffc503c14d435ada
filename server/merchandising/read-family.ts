import { type Claim, findClaims } from '#domain/catalog/claims.ts'
import type { FieldValues } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type CatalogEntry, readEntry } from './catalog-entry.ts'
import { valuesOf } from './columns.ts'

export type FamilyPicture = {
  id: string
  kind: 'photo' | 'illustration'
  fileKey: string
  width: number
  height: number
  altZh: string
  altEn: string
}

export type FamilyPack = {
  id: string
  slug: string
  values: FieldValues
  batchId: string | null
  free: number
  held: number
  sold: number
}

export type FamilyBatch = { id: string; code: string }

/** A good with everything the desk changes of it, and words of it that advertising must not use. */
export type FamilyPage = CatalogEntry & {
  producer: { zh: string; en: string }
  packs: FamilyPack[]
  pictures: FamilyPicture[]
  batches: FamilyBatch[]
  claims: Claim[]
}

const readPacks = `
SELECT t.id, t.slug, ${valuesOf('product')} AS values, t.batch_id AS "batchId", coalesce(s.free, 0) AS free,
       coalesce(s.held, 0) AS held, coalesce(s.sold, 0) AS sold
FROM product t LEFT JOIN stock s ON s.product_id = t.id WHERE t.family_id = $1 ORDER BY t.position, t.slug`

const readPictures = `
SELECT id, kind, file_key AS "fileKey", width, height, alt_zh AS "altZh", alt_en AS "altEn"
FROM picture WHERE family_id = $1 ORDER BY position, id`

const words = ['nameZh', 'nameEn', 'descriptionZh', 'descriptionEn', 'specZh', 'specEn']
const claimsIn = (...values: FieldValues[]): Claim[] =>
  findClaims(values.flatMap((one) => words.map((name) => String(one[name] ?? ''))).join('\n'))

/** What a good consists of, whoever looks. @throws DomainError NotFound */
export async function readParts(sql: Sql, familyId: string): Promise<FamilyPage> {
  const family = await readEntry(sql, 'family', { id: knownId(familyId) })
  if (!family) throw new DomainError('NotFound')
  const packs = (await sql.query<FamilyPack>(readPacks, [familyId])).rows
  const pictures = (await sql.query<FamilyPicture>(readPictures, [familyId])).rows
  const batches = (
    await sql.query<FamilyBatch>('SELECT id, code FROM batch WHERE family_id = $1 ORDER BY code', [familyId])
  ).rows
  const { rows } = await sql.query<{ zh: string; en: string }>(
    'SELECT name_zh AS zh, name_en AS en FROM producer WHERE id = $1',
    [family.producerId],
  )
  const producer = rows[0] ?? { zh: '', en: '' }
  const claims = claimsIn(family.values, ...packs.map(({ values }) => values))
  return { ...family, producer, packs, pictures, batches, claims }
}

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readFamily({ db }: { db: Db }, viewer: Viewer, familyId: string): Promise<FamilyPage> {
  const family = await readParts(db.pool, familyId)
  requireInScope(viewer, family.districtCode)
  return family
}
