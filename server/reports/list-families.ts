import type { Deps } from '#server/deps.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type FamilyChoice = { id: string; nameZh: string; nameEn: string; producerZh: string; producerEn: string }

/** Goods of the viewer's scope, for a form to choose from. @throws DomainError Forbidden */
export async function listFamilies({ db }: Pick<Deps, 'db'>, viewer: Viewer): Promise<FamilyChoice[]> {
  const { rows } = await db.pool.query<FamilyChoice>(
    `SELECT f.id, f.name_zh AS "nameZh", f.name_en AS "nameEn", p.name_zh AS "producerZh", p.name_en AS "producerEn"
     FROM product_family f JOIN producer p ON p.id = f.producer_id WHERE $1::bpchar IS NULL OR f.district_code = $1 ORDER BY p.name_zh, f.name_zh LIMIT 1000`,
    [districtInScope(viewer)],
  )
  return rows
}
