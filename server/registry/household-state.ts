import { DomainError } from '#domain/errors.ts'
import type { RegistryValues } from '#domain/registry/fields.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type SearchKind, searchKey } from '#server/vault/search-keys.ts'
import type { Vault } from '#server/vault/vault.ts'

/** A household as changes compare it: personal fields stand as their blind index (hex), so that comparing reads nobody. */
export type HouseholdState = {
  id: string
  code: string
  districtCode: string
  mergedIntoId: string | null
  removedAt: Date | null
  values: RegistryValues
}

const read = `
SELECT h.id, h.code, t.district_code AS "districtCode", h.merged_into_id AS "mergedIntoId", h.removed_at AS "removedAt",
  jsonb_build_object(
    'headName', encode(i.name_index, 'hex'), 'phone', encode(i.phone_index, 'hex'), 'idNumber', encode(i.id_number_index, 'hex'),
    'address', encode(i.address_index, 'hex'), 'villageCode', h.village_code, 'monitoredClass', h.monitored_class,
    'memberCount', h.member_count, 'baselineYear', h.baseline_year, 'baselineNetPerHeadFen', h.baseline_net_per_head_fen::text,
    'helperPhone', r.phone,
    'members', (SELECT string_agg(m.id::text, ',' ORDER BY m.position) FROM household_member m WHERE m.household_id = h.id)) AS values
FROM household h JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
JOIN helper r ON r.id = h.helper_id LEFT JOIN household_identity i ON i.household_id = h.id`

/** Households by code, of whatever district. */
export async function statesByCode(sql: Sql, codes: readonly string[]): Promise<Map<string, HouseholdState>> {
  const { rows } = await sql.query<HouseholdState>(`${read} WHERE h.code = ANY($1::text[])`, [codes])
  return new Map(rows.map((row) => [row.code, row]))
}

/** @throws DomainError NotFound, Forbidden, OutOfScope */
export async function householdState(
  sql: Sql,
  viewer: Viewer,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<HouseholdState> {
  const { rows } = await sql.query<HouseholdState>(`${read} WHERE h.id = $1 ${lock ? 'FOR UPDATE OF h' : ''}`, [
    knownId(id),
  ])
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].districtCode)
  return rows[0]
}

/** One that stands for itself: neither merged nor removed. @throws DomainError as `householdState`, HouseholdMerged */
export async function standingHousehold(
  sql: Sql,
  viewer: Viewer,
  id: string,
  options: { lock?: boolean } = {},
): Promise<HouseholdState> {
  const household = await householdState(sql, viewer, id, options)
  if (household.mergedIntoId || household.removedAt) throw new DomainError('HouseholdMerged')
  return household
}

const kinds: Record<string, SearchKind> = {
  headName: 'name',
  phone: 'phone',
  idNumber: 'id_number',
  address: 'address',
}

/** Values as a household's state holds them: personal ones by their blind index. */
export function asState(vault: Vault, values: RegistryValues): RegistryValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const kind = kinds[name]
      return [name, kind ? (searchKey(vault, kind, value as string | null)?.toString('hex') ?? null) : value]
    }),
  )
}
