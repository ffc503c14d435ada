import { coverPieces, type PersonalPiece, personalPieces } from '#domain/registry/personal-words.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { searchKey } from './search-keys.ts'
import type { Vault } from './vault.ts'

type Needs = { db: Db; vault: Vault }

/** Properties by which people at the desk hand words to verbs. */
const freeWords = [
  ...['reason', 'reasonZh', 'reasonEn', 'why', 'words', 'note', 'noteZh', 'noteEn', 'outcome', 'resolution'],
  ...['purpose', 'purposeZh', 'purposeEn', 'source', 'sourceZh', 'sourceEn', 'evidence', 'titleZh', 'titleEn'],
  ...['employer', 'post', 'plot', 'asset', 'house', 'leased', 'topic', 'occasion', 'grade', 'unit'],
]

const inRegister = `
WITH found (key, household_id) AS (
  SELECT name_index, household_id FROM household_identity WHERE name_index = ANY($1::bytea[])
  UNION ALL SELECT phone_index, household_id FROM household_identity WHERE phone_index = ANY($1::bytea[])
  UNION ALL SELECT id_number_index, household_id FROM household_identity WHERE id_number_index = ANY($1::bytea[])
  UNION ALL SELECT address_index, household_id FROM household_identity WHERE address_index = ANY($1::bytea[])
  UNION ALL SELECT id_number_index, household_id FROM household_member WHERE id_number_index = ANY($1::bytea[])
  UNION ALL SELECT number_index, household_id FROM household_bank_account WHERE number_index = ANY($1::bytea[]))
SELECT DISTINCT encode(f.key, 'hex') AS key FROM found f JOIN household h ON h.id = f.household_id
JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
WHERE $2::bpchar IS NULL OR t.district_code = $2`

/**
 * Texts in which the names, phones, identity numbers, accounts and addresses of households in the viewer's scope are covered. They are
 * told by their blind indexes: nothing is opened, so nothing is logged.
 * @throws DomainError Forbidden
 */
export async function coverTexts({ db, vault }: Needs, viewer: Viewer, texts: readonly string[]): Promise<string[]> {
  const scope = districtInScope(viewer)
  const pieces = texts.map((text) =>
    personalPieces(text).map((piece) => ({
      ...piece,
      key: searchKey(vault, piece.kind, piece.value)?.toString('hex'),
    })),
  )
  const keys = [...new Set(pieces.flat().flatMap(({ key }) => key ?? []))]
  if (keys.length === 0) return [...texts]
  const { rows } = await db.pool.query<{ key: string }>(inRegister, [keys.map((key) => Buffer.from(key, 'hex')), scope])
  const known = new Set(rows.map(({ key }) => key))
  const told = (of: readonly (PersonalPiece & { key?: string })[] = []) => of.filter(({ key }) => known.has(key ?? ''))
  return texts.map((text, at) => coverPieces(text, told(pieces[at])))
}

/** Changes the free words in what a verb is given; everything that is no plain object or list stays the same thing. */
function mapWords(given: unknown, names: readonly string[], change: (text: string) => string): unknown {
  if (Array.isArray(given)) return given.map((one) => mapWords(one, names, change))
  if (given === null || typeof given !== 'object' || Object.getPrototypeOf(given) !== Object.prototype) return given
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' && names.includes(name) ? change(value) : mapWords(value, names, change),
    ]),
  )
}

/** What a verb is given, with its free words covered. @throws DomainError Forbidden */
export async function coverWords<T>(needs: Needs, viewer: Viewer, given: T, more: readonly string[] = []): Promise<T> {
  const names = [...freeWords, ...more]
  const texts: string[] = []
  mapWords(given, names, (text) => {
    texts.push(text)
    return text
  })
  const covered = await coverTexts(needs, viewer, texts)
  return mapWords(given, names, () => covered.shift() ?? '') as T
}

type Verb = (...given: unknown[]) => unknown

const ofDesk = (viewer: unknown): viewer is Viewer => {
  const { role, scope } = (viewer ?? {}) as Partial<Viewer>
  return role === 'admin' || (role === 'coordinator' && !!scope)
}

/**
 * The same verbs, but what people at the desk write in words reaches them covered. Whoever else calls is none of those who know households.
 * @param more further properties that carry words of these verbs
 */
export function coveringVerbs<Verbs extends object>(needs: Needs, verbs: Verbs, more: readonly string[] = []): Verbs {
  const cover =
    (verb: Verb): Verb =>
    (viewer, ...given) => {
      let any = false
      mapWords(given, [...freeWords, ...more], (text) => {
        any = true
        return text
      })
      if (!any || !ofDesk(viewer)) return verb(viewer, ...given)
      return coverWords(needs, viewer, given, more).then((covered) => verb(viewer, ...covered))
    }
  return Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [name, typeof verb === 'function' ? cover(verb as Verb) : verb]),
  ) as Verbs
}
