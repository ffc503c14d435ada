import { staleFields } from '#domain/catalog/difference.ts'
import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import { personalFields } from '#domain/registry/fields.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { logPersonal } from '#server/vault/personal.ts'
import type { Vault } from '#server/vault/vault.ts'
import { endConsent } from './change-consent.ts'
import { coverProposed } from './cover-proposed.ts'
import { endHouseholdVisits } from './end-household-visits.ts'
import { standingHousehold } from './household-state.ts'
import { mergeHouseholds } from './merge-households.ts'
import { requireReferences, requireUnknown } from './propose-change.ts'
import { type ChangeContent, openChange } from './sealed-change.ts'
import { insertHousehold, replaceMembers, updateHousehold } from './write-household.ts'

type Deps = { db: Db; clock: Clock; vault: Vault }
export type HouseholdDecision = { id: string; decision: 'approved' | 'rejected'; reason: string }

type Request = {
  id: string
  kind: 'create' | 'update' | 'merge' | 'remove'
  household_id: string | null
  district_code: string
  fields: string[]
  sealed: string
  state: string
  proposed_by: string
}

/**
 * Somebody other than the proposer approves a change, which then stands, or rejects it with a reason.
 * @throws DomainError Forbidden, NotFound, OutOfScope, ChangeStateConflict (decided before), SecondPersonNeeded,
 *   ChangeStale {fields} (what it rests on has changed since), HouseholdMerged, HouseholdKnown, AgreementConflict (a household with
 *   agreements in force cannot be removed), InvalidInput {field, rule}
 */
export async function decideHouseholdChange(
  { db, clock, vault }: Deps,
  viewer: Viewer,
  { id, decision, reason }: HouseholdDecision,
): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const { rows } = await sql.query<Request>('SELECT * FROM household_change WHERE id = $1 FOR UPDATE', [knownId(id)])
    const request = rows[0]
    if (!request) throw new DomainError('NotFound')
    requireInScope(viewer, request.district_code)
    if (request.state !== 'proposed') throw new DomainError('ChangeStateConflict')
    if (request.proposed_by === `user:${viewer.userId}`) throw new DomainError('SecondPersonNeeded')
    const why = decision === 'rejected' ? readReason(reason) : reason.trim()
    const content = await openChange(vault, request.id, request.sealed)
    const householdId =
      decision === 'approved' ? await apply({ sql, vault, viewer, at }, request, content) : request.household_id
    const words = coverProposed(vault, why, content)
    await sql.query(
      `UPDATE household_change SET state = $2, decided_by = $3, decided_at = $4, reason = $5, household_id = $6 WHERE id = $1`,
      [id, decision, `user:${viewer.userId}`, at, words || null, householdId],
    )
  })
}

type At = { sql: Sql; vault: Vault; viewer: Viewer; at: Date }

/** @returns the household that it is about */
async function apply(by: At, request: Request, content: ChangeContent): Promise<string> {
  const { sql, vault, viewer, at } = by
  if (request.kind === 'create') return create(by, request, content)
  const id = request.household_id ?? ''
  if (request.kind === 'merge') {
    await mergeHouseholds(sql, viewer, { id, intoId: content.intoId ?? '', at })
    return id
  }
  const household = await standingHousehold(sql, viewer, id, { lock: true })
  if (request.kind === 'remove') await remove(by, id)
  else {
    const stale = staleFields(household.values, content.before)
    if (stale.length > 0) throw new DomainError('ChangeStale', { fields: stale.join(',') })
    await requireReferences(by, content.after, request.district_code)
    await updateHousehold(sql, vault, id, content.after)
    if (content.members) await replaceMembers(sql, vault, id, content.members)
    await logWrite(by, request, id)
  }
  return id
}

async function create(by: At, request: Request, { after, members }: ChangeContent): Promise<string> {
  const { sql, vault } = by
  const code = String(after.code)
  await requireReferences(by, after, request.district_code)
  await requireUnknown(by, code, after)
  const id = await insertHousehold(sql, vault, { ...after, code })
  if (members) await replaceMembers(sql, vault, id, members)
  await logWrite(by, request, id)
  return id
}

async function remove({ sql, viewer, at }: At, id: string): Promise<void> {
  const { rows } = await sql.query(
    `SELECT 1 FROM agreement_share s JOIN agreement_version v ON v.id = s.version_id
     WHERE s.household_id = $1 AND v.state = 'approved' AND (v.valid_to IS NULL OR v.valid_to > $2) LIMIT 1`,
    [id, at],
  )
  if (rows.length > 0) throw new DomainError('AgreementConflict')
  const by = `user:${viewer.userId}`
  await endHouseholdVisits(sql, id, { ending: 'removed', by, at })
  await endConsent(sql, id, 'alias', { actor: by, at })
  await sql.query('UPDATE household SET removed_at = $2 WHERE id = $1', [id, at])
}

/** That personal data was written stands beside who read it. */
async function logWrite({ sql, viewer, at }: At, request: Request, householdId: string): Promise<void> {
  const fields = request.fields.filter((name) => personalFields.includes(name) || name === 'members')
  if (fields.length === 0) return
  await logPersonal(sql, viewer, { householdIds: [householdId], fields, purpose: `change: ${request.id}`, at })
}

/** The proposer takes a change back. @throws DomainError NotFound, ChangeStateConflict */
export async function withdrawHouseholdChange({ db, clock }: Deps, viewer: Viewer, id: string): Promise<void> {
  const by = `user:${viewer.userId}`
  const { rows } = await db.pool.query('SELECT 1 FROM household_change WHERE id = $1 AND proposed_by = $2', [
    knownId(id),
    by,
  ])
  if (rows.length === 0) throw new DomainError('NotFound')
  const { rowCount } = await db.pool.query(
    `UPDATE household_change SET state = 'withdrawn', decided_by = $2, decided_at = $3 WHERE id = $1 AND state = 'proposed'`,
    [id, by, clock.now()],
  )
  if (rowCount === 0) throw new DomainError('ChangeStateConflict')
}
