import { type BatchUnitCost, unitCostsOfFamily } from '#server/batches/unit-cost.ts'
import type { Deps } from '#server/deps.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

type Named = { id: string; nameZh: string; nameEn: string }

/** What a new agreement can be made of. */
export type AgreementChoices = {
  families: (Named & { districtZh: string; districtEn: string; producerId: string })[]
  /** The good that was chosen, if the viewer may choose it; and what its district has. */
  family: (Named & { producerId: string }) | null
  producers: Named[]
  /** The agreement that divides the good's sales now; null where none does. */
  splitBy: { id: string; code: string; titleZh: string; titleEn: string } | null
  unitCosts: BatchUnitCost[]
}

const readFamilies = `
SELECT f.id, f.name_zh AS "nameZh", f.name_en AS "nameEn", d.name_zh AS "districtZh", d.name_en AS "districtEn", f.producer_id AS "producerId"
FROM product_family f JOIN district d ON d.code = f.district_code
WHERE $1::bpchar IS NULL OR f.district_code = $1 ORDER BY d.code, f.name_zh LIMIT 2000`

const readProducers = `
SELECT r.id, r.name_zh AS "nameZh", r.name_en AS "nameEn"
FROM producer r JOIN product_family f ON f.district_code = r.district_code WHERE f.id = $1 ORDER BY r.name_zh LIMIT 500`

const readSplit = `
SELECT g.id, g.code, g.title_zh AS "titleZh", g.title_en AS "titleEn"
FROM agreement_version w JOIN linkage_agreement g ON g.id = w.agreement_id
WHERE w.family_id = $1 AND w.state = 'approved' AND w.carries_split AND tstzrange(w.valid_from, w.valid_to) @> $2::timestamptz`

/** Goods of the viewer's scope, and what belongs to the chosen one. @throws DomainError Forbidden, NotFound */
export async function readChoices(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { familyId }: { familyId: string | null },
): Promise<AgreementChoices> {
  const scope = districtInScope(viewer)
  const { rows: families } = await db.pool.query<AgreementChoices['families'][number]>(readFamilies, [scope])
  const family = familyId ? (families.find(({ id }) => id === knownId(familyId)) ?? null) : null
  if (!family) return { families, family, producers: [], splitBy: null, unitCosts: [] }
  const now = clock.now()
  const [producers, split, unitCosts] = await Promise.all([
    db.pool.query<Named>(readProducers, [family.id]),
    db.pool.query<NonNullable<AgreementChoices['splitBy']>>(readSplit, [family.id, now]),
    unitCostsOfFamily(db.pool, family.id, now),
  ])
  return { families, family, producers: producers.rows, splitBy: split.rows[0] ?? null, unitCosts }
}
