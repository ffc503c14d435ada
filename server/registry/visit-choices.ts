import type { Db } from '#server/db/db.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireHousehold } from '#server/households/require-household.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { findCheck } from '#server/receipts/find-check.ts'
import { helpersOf } from './plan-visit.ts'

/** What a visit to a household may be: who it is, and who may go. */
export type VisitChoices = {
  id: string
  code: string
  maskedName: string
  villageZh: string
  villageEn: string
  /** The household's own helper. */
  helperId: string
  helpers: { id: string; name: string }[]
}

const read = `
SELECT h.id, h.code, ${maskedName} AS "maskedName", v.name_zh AS "villageZh", v.name_en AS "villageEn", h.helper_id AS "helperId"
FROM household h JOIN village v ON v.code = h.village_code JOIN household_identity i ON i.household_id = h.id WHERE h.id = $1`

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function visitChoices(
  { db }: { db: Db },
  viewer: Viewer,
  { householdId, checkId }: { householdId: string; checkId: string | null },
): Promise<VisitChoices> {
  const district = await requireHousehold(db.pool, viewer, householdId)
  if (checkId !== null) await findCheck(db.pool, viewer, knownId(checkId))
  const [household, helpers] = await Promise.all([
    db.pool.query<Omit<VisitChoices, 'helpers'>>(read, [householdId]),
    db.pool.query<VisitChoices['helpers'][number]>(`${helpersOf} ORDER BY w.name, w.id`, [district]),
  ])
  const [found] = household.rows
  if (!found) throw new Error(`household ${householdId} has no identity`)
  const own = helpers.rows.filter(({ id }) => id === found.helperId)
  return { ...found, helpers: [...own, ...helpers.rows.filter(({ id }) => id !== found.helperId)] }
}
