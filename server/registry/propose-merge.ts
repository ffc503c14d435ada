import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Vault } from '#server/vault/vault.ts'
import { standingHousehold } from './household-state.ts'
import { writeChange } from './propose-change.ts'
import { sealChange } from './sealed-change.ts'

type Deps = { db: Db; clock: Clock; vault: Vault }
export type MergeProposal = { id: string; householdId: string; intoId: string; why: string }

/** How a merge's row names the other household: ids are nobody's name, and the finder leaves pairs out by it. */
export const mergeField = (intoId: string): string => `mergedInto:${intoId}`

/**
 * Says that two households are one; a second person decides.
 * @throws DomainError NotFound, Forbidden, OutOfScope, HouseholdMerged, InvalidInput {field, rule}
 */
export async function proposeMerge(deps: Deps, viewer: Viewer, proposal: MergeProposal): Promise<string> {
  return writeMerge(deps, viewer, proposal, { apart: false })
}

/** Says that two households are not one: the finder shows the pair no more. @throws DomainError as `proposeMerge` */
export async function keepApart(deps: Deps, viewer: Viewer, proposal: MergeProposal): Promise<string> {
  return writeMerge(deps, viewer, proposal, { apart: true })
}

async function writeMerge(
  { db, clock, vault }: Deps,
  viewer: Viewer,
  { id, householdId, intoId, why }: MergeProposal,
  { apart }: { apart: boolean },
): Promise<string> {
  const words = readReason(why, 'why')
  if (householdId === intoId) throw new DomainError('InvalidInput', { field: 'into', rule: 'unchanged' })
  const [at, by] = [clock.now(), `user:${viewer.userId}`]
  await db.tx(async (sql) => {
    const { districtCode } = await standingHousehold(sql, viewer, householdId)
    await standingHousehold(sql, viewer, intoId)
    const sealed = await sealChange(vault, knownId(id), { before: {}, after: {}, intoId, why: words })
    const fields = [mergeField(intoId)]
    await writeChange(sql, { id, kind: 'merge', householdId, districtCode, fields, sealed, by, at })
    if (apart)
      await sql.query(
        `UPDATE household_change SET state = 'withdrawn', decided_by = $2, decided_at = $3, reason = $4
         WHERE id = $1 AND state = 'proposed' AND proposed_by = $2`,
        [id, by, at, words],
      )
  })
  return id
}
