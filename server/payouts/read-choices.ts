import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type RunChoices = {
  districts: { code: string; nameZh: string; nameEn: string }[]
  producers: { id: string; districtCode: string; nameZh: string; nameEn: string }[]
}

/** The districts and producers that a viewer may propose runs for. @throws DomainError Forbidden */
export async function readChoices({ db }: { db: Db }, viewer: Viewer): Promise<RunChoices> {
  const district = districtInScope(viewer)
  const [districts, producers] = await Promise.all([
    db.pool.query<RunChoices['districts'][number]>(
      'SELECT code, name_zh AS "nameZh", name_en AS "nameEn" FROM district WHERE $1::bpchar IS NULL OR code = $1 ORDER BY code',
      [district],
    ),
    db.pool.query<RunChoices['producers'][number]>(
      `SELECT id, district_code AS "districtCode", name_zh AS "nameZh", name_en AS "nameEn" FROM producer
       WHERE $1::bpchar IS NULL OR district_code = $1 ORDER BY district_code, name_zh`,
      [district],
    ),
  ])
  return { districts: districts.rows, producers: producers.rows }
}
