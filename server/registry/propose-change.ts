import { differenceOf } from '#domain/catalog/difference.ts'
import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import { householdFields, type RegistryValues } from '#domain/registry/fields.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Vault } from '#server/vault/vault.ts'
import { asState, standingHousehold } from './household-state.ts'
import { type ChangeContent, type Member, sealChange } from './sealed-change.ts'

type Deps = { db: Db; clock: Clock; vault: Vault }

/** `id` is the form's own: sent twice, it is one change. Values as `readRegistryField` gives them; a field left out stays. */
export type HouseholdProposal = { id: string; why: string } & (
  | { kind: 'create'; code: string; values: RegistryValues; members?: Member[] }
  | { kind: 'update'; householdId: string; values: RegistryValues; members?: Member[] }
  | { kind: 'remove'; householdId: string }
)

const MOST_MEMBERS = 30
const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

/**
 * Asks for a change of the registry; nothing changes until a second person approves it.
 * @throws DomainError Forbidden, NotFound, OutOfScope, HouseholdMerged, HouseholdKnown (the code or identity number is
 *   registered), InvalidInput {field, rule}
 */
export async function proposeHouseholdChange(
  { db, clock, vault }: Deps,
  viewer: Viewer,
  proposal: HouseholdProposal,
): Promise<string> {
  districtInScope(viewer)
  const id = knownId(proposal.id)
  const why = readReason(proposal.why, 'why')
  await db.tx(async (sql) => {
    const asked = await contentOf({ sql, vault, viewer }, proposal, why)
    await writeChange(sql, {
      ...{ id, kind: proposal.kind, householdId: 'householdId' in proposal ? proposal.householdId : null },
      ...{ districtCode: asked.districtCode, fields: asked.fields, sealed: await sealChange(vault, id, asked.content) },
      ...{ by: `user:${viewer.userId}`, at: clock.now() },
    })
  })
  return id
}

type At = { sql: Sql; vault: Vault; viewer: Viewer }
type AskedChange = { districtCode: string; fields: string[]; content: ChangeContent }

async function contentOf(at: At, proposal: HouseholdProposal, why: string): Promise<AskedChange> {
  if (proposal.kind === 'create') return newHousehold(at, proposal, why)
  const household = await standingHousehold(at.sql, at.viewer, proposal.householdId)
  const { districtCode, values } = household
  if (proposal.kind === 'remove')
    return { districtCode, fields: ['removedAt'], content: { before: {}, after: {}, why } }
  const { members } = proposal
  if (members && members.length > MOST_MEMBERS) throw invalid('members', 'many')
  const difference = differenceOf(values, asState(at.vault, proposal.values))
  if (!difference && !members) throw invalid('form', 'unchanged')
  const fields = Object.keys(difference?.after ?? {})
  await requireReferences(at, proposal.values, districtCode)
  const before = { ...difference?.before, ...(members ? { members: values.members ?? null } : {}) }
  const after = Object.fromEntries(fields.map((name) => [name, proposal.values[name] ?? null]))
  return {
    districtCode,
    fields: members ? [...fields, 'members'] : fields,
    content: { before, after, ...(members ? { members } : {}), why },
  }
}

async function newHousehold(
  at: At,
  { code, values, members }: Extract<HouseholdProposal, { kind: 'create' }>,
  why: string,
): Promise<AskedChange> {
  if (!/^[0-9A-Za-z-]{4,40}$/.test(code)) throw invalid('code', 'code')
  const lacking = householdFields.find(({ name, optional }) => !optional && (values[name] ?? null) === null)
  if (lacking) throw invalid(lacking.name, 'required')
  const districtCode = await requireReferences(at, values, null)
  await requireUnknown(at, code, values)
  const after = { code, ...values }
  return {
    districtCode,
    fields: [...Object.keys(after), ...(members ? ['members'] : [])],
    content: { before: {}, after, ...(members ? { members } : {}), why },
  }
}

/** @throws DomainError HouseholdKnown {by: 'code' | 'idNumber'} */
export async function requireUnknown(
  { sql, vault }: Pick<At, 'sql' | 'vault'>,
  code: string,
  values: RegistryValues,
): Promise<void> {
  const { rows } = await sql.query<{ code: string }>(
    `SELECT h.code FROM household h LEFT JOIN household_identity i ON i.household_id = h.id
     WHERE h.code = $1 OR (h.merged_into_id IS NULL AND h.removed_at IS NULL AND i.id_number_index = decode($2, 'hex'))`,
    [code, asState(vault, { idNumber: values.idNumber ?? null }).idNumber],
  )
  if (rows[0]) throw new DomainError('HouseholdKnown', { by: rows[0].code === code ? 'code' : 'idNumber' })
}

/** Village and helper exist, in the scope and (where given) the district. @returns the village's district */
export async function requireReferences(
  { sql, viewer }: Pick<At, 'sql' | 'viewer'>,
  values: RegistryValues,
  district: string | null,
): Promise<string> {
  if (values.helperPhone) {
    const { rows } = await sql.query('SELECT 1 FROM helper WHERE phone = $1', [values.helperPhone])
    if (rows.length === 0) throw invalid('helperPhone', 'unknown')
  }
  if (!values.villageCode) return district ?? ''
  const { rows } = await sql.query<{ district: string }>(
    'SELECT t.district_code AS district FROM village v JOIN township t ON t.code = v.township_code WHERE v.code = $1',
    [values.villageCode],
  )
  if (!rows[0]) throw invalid('villageCode', 'unknown')
  requireInScope(viewer, rows[0].district)
  if (district !== null && rows[0].district !== district) throw invalid('villageCode', 'outOfScope')
  return rows[0].district
}

export type NewChange = {
  id: string
  kind: 'create' | 'update' | 'merge' | 'remove'
  householdId: string | null
  districtCode: string
  fields: readonly string[]
  sealed: string
  by: string
  at: Date
}

export async function writeChange(sql: Sql, change: NewChange): Promise<void> {
  await sql.query(
    `INSERT INTO household_change (id, kind, household_id, district_code, fields, sealed, proposed_by, proposed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    [
      ...[change.id, change.kind, change.householdId, change.districtCode],
      ...[change.fields, change.sealed, change.by, change.at],
    ],
  )
}
