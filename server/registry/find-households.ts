import { DomainError } from '#domain/errors.ts'
import { parsePhone } from '#domain/phone.ts'
import { parseIdNumber } from '#domain/registry/id-number.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { logPersonal } from '#server/vault/personal.ts'
import { searchKey } from '#server/vault/search-keys.ts'
import type { Vault } from '#server/vault/vault.ts'
import { type GivenPurpose, givenPurpose } from './given-purpose.ts'
import { type RegistryRow, registryRows } from './list-households.ts'

const MOST = 50

type Wanted = { field: 'headName' | 'phone' | 'idNumber'; value: string }

function keyOf(vault: Vault, { field, value }: Wanted): { column: string; key: Buffer | null } {
  if (field === 'headName') return { column: 'name_index', key: searchKey(vault, 'name', value) }
  if (field === 'phone') return { column: 'phone_index', key: searchKey(vault, 'phone', parsePhone(value)) }
  return { column: 'id_number_index', key: searchKey(vault, 'id_number', parseIdNumber(value)) }
}

/**
 * Households of the scope with exactly this name, phone or identity number. That somebody looked, and why, is logged at each
 * household found; what was looked for is kept nowhere.
 * @throws DomainError Forbidden, PurposeRequired {min}, InvalidInput {field: 'value', rule}
 */
export async function findHouseholds(
  { db, clock, vault }: { db: Db; clock: Clock; vault: Vault },
  viewer: Viewer,
  wanted: Wanted & GivenPurpose,
): Promise<RegistryRow[]> {
  const scope = districtInScope(viewer)
  const purpose = givenPurpose(wanted)
  const { column, key } = keyOf(vault, wanted)
  if (!key) {
    const rule = wanted.value.trim() === '' || wanted.field === 'headName' ? 'required' : wanted.field
    throw new DomainError('InvalidInput', { field: 'value', rule })
  }
  return db.tx(async (sql) => {
    const { rows } = await sql.query<RegistryRow>(
      `${registryRows} WHERE i.${column} = $1 AND ($2::bpchar IS NULL OR t.district_code = $2) ORDER BY h.code LIMIT ${MOST}`,
      [key, scope],
    )
    const householdIds = rows.map(({ id }) => id)
    await logPersonal(sql, viewer, { householdIds, fields: [wanted.field], purpose, at: clock.now() })
    return rows
  })
}
