import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { districtInScope, requireInScope } from './scope.ts'

export type PlaceLevel = 'district' | 'township' | 'village'
export type PlaceStep = { level: PlaceLevel; code: string; nameZh: string; nameEn: string }

/** Where a report looks. Codes are GB/T 2260; null means not narrowed to that level. */
export type Place = {
  code: string | null
  district: string | null
  township: string | null
  village: string | null
  /** From the district down to the place itself; empty for everything. */
  path: PlaceStep[]
}

const levels: readonly PlaceLevel[] = ['district', 'township', 'village']

const read = `
SELECT d.code AS d_code, d.name_zh AS d_zh, d.name_en AS d_en, t.code AS t_code, t.name_zh AS t_zh, t.name_en AS t_en,
       v.code AS v_code, v.name_zh AS v_zh, v.name_en AS v_en
FROM district d
LEFT JOIN township t ON t.district_code = d.code AND t.code = $2
LEFT JOIN village v ON v.township_code = t.code AND v.code = $3
WHERE d.code = coalesce((SELECT u.district_code FROM township u WHERE u.code = $2), $1)`

/**
 * A district (6 digits), township (9) or village (12) of the viewer's scope; without a code, the scope as a whole.
 * @throws DomainError Forbidden, NotFound, OutOfScope
 */
export async function readPlace({ db }: { db: Db }, viewer: Viewer, code: string | null): Promise<Place> {
  const scope = districtInScope(viewer)
  const wanted = code || scope
  if (wanted === null) return { code: null, district: null, township: null, village: null, path: [] }
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(wanted)) throw new DomainError('NotFound')
  const village = wanted.length === 12 ? wanted : null
  const township = village ? await townshipOf(db, village) : wanted.length === 9 ? wanted : null
  const { rows } = await db.pool.query<Record<string, string | null>>(read, [wanted.slice(0, 6), township, village])
  const path = levels.flatMap((level): PlaceStep[] => {
    const [at, nameZh, nameEn] = ['code', 'zh', 'en'].map((part) => rows[0]?.[`${level[0]}_${part}`])
    return at && nameZh && nameEn ? [{ level, code: at, nameZh, nameEn }] : []
  })
  const [district] = path
  if (!district || path.at(-1)?.code !== wanted) throw new DomainError('NotFound')
  requireInScope(viewer, district.code)
  return { code: wanted, district: district.code, township, village, path }
}

async function townshipOf(db: Db, village: string): Promise<string | null> {
  const { rows } = await db.pool.query<{ township_code: string }>('SELECT township_code FROM village WHERE code = $1', [
    village,
  ])
  return rows[0]?.township_code ?? null
}
