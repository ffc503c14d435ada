import { staleFields } from '#domain/catalog/difference.ts'
import { DomainError } from '#domain/errors.ts'
import { personalFields } from '#domain/registry/fields.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { endHouseholdVisits } from '#server/registry/end-household-visits.ts'
import { asState, householdState } from '#server/registry/household-state.ts'
import { requireUnknown } from '#server/registry/propose-change.ts'
import { insertHousehold, updateHousehold } from '#server/registry/write-household.ts'
import { logPersonal } from '#server/vault/personal.ts'
import type { Vault } from '#server/vault/vault.ts'
import type { PlannedChange } from './import-plan.ts'

export type Writing = { sql: Sql; vault: Vault; viewer: Viewer; at: Date; importId: string }

/** Columns of a household that an import may touch, as they stand: sealed ones stay sealed. */
const standing = `
SELECT h.village_code, h.monitored_class::text, h.member_count, h.baseline_year, h.baseline_net_per_head_fen::text, h.helper_id, h.removed_at::text,
  i.masked_name, i.head_name_sealed, i.phone_sealed, i.id_number_sealed, i.address_sealed,
  encode(i.name_index, 'hex') AS name_index, encode(i.pinyin_index, 'hex') AS pinyin_index, encode(i.phone_index, 'hex') AS phone_index,
  encode(i.id_number_index, 'hex') AS id_number_index, encode(i.address_index, 'hex') AS address_index
FROM household h JOIN household_identity i ON i.household_id = h.id WHERE h.id = $1`

/** One household of an import, new or changed. @throws DomainError ChangeStale {key, fields}, HouseholdKnown */
export async function writeImported(by: Writing, change: PlannedChange): Promise<PlannedChange> {
  const { sql, vault, viewer } = by
  if (change.id === null) {
    await requireUnknown({ sql, vault }, change.key, change.after)
    const id = await insertHousehold(sql, vault, { ...change.after, code: change.key })
    await logWrite(by, change, id)
    return { ...change, id }
  }
  const state = await householdState(sql, viewer, change.id, { lock: true })
  const stale = state.mergedIntoId ? ['mergedInto'] : staleFields(state.values, change.before)
  if (stale.length > 0) throw new DomainError('ChangeStale', { key: change.key, fields: stale.join(',') })
  const was = (await sql.query<Record<string, string | number | null>>(standing, [change.id])).rows[0] ?? {}
  await updateHousehold(sql, vault, change.id, change.after)
  if (state.removedAt) await sql.query('UPDATE household SET removed_at = NULL WHERE id = $1', [change.id])
  await logWrite(by, change, change.id)
  return { ...change, was }
}

async function logWrite({ sql, viewer, at, importId }: Writing, change: PlannedChange, id: string): Promise<void> {
  const fields = Object.keys(change.after).filter((name) => personalFields.includes(name))
  if (fields.length > 0)
    await logPersonal(sql, viewer, { householdIds: [id], fields, purpose: `import: ${importId}`, at })
}

const columnsOf: Record<string, { plain: string[]; sealed: string[]; hashes: string[] }> = {
  villageCode: { plain: ['village_code'], sealed: [], hashes: [] },
  monitoredClass: { plain: ['monitored_class'], sealed: [], hashes: [] },
  memberCount: { plain: ['member_count'], sealed: [], hashes: [] },
  baselineYear: { plain: ['baseline_year'], sealed: [], hashes: [] },
  baselineNetPerHeadFen: { plain: ['baseline_net_per_head_fen'], sealed: [], hashes: [] },
  helperPhone: { plain: ['helper_id'], sealed: [], hashes: [] },
  headName: { plain: [], sealed: ['masked_name', 'head_name_sealed'], hashes: ['name_index', 'pinyin_index'] },
  phone: { plain: [], sealed: ['phone_sealed'], hashes: ['phone_index'] },
  idNumber: { plain: [], sealed: ['id_number_sealed'], hashes: ['id_number_index'] },
  address: { plain: [], sealed: ['address_sealed'], hashes: ['address_index'] },
}

/** What nobody may lose: income, shares, payouts and the like that name the household. */
const builtOn = `
SELECT EXISTS (SELECT 1 FROM attribution WHERE household_id = $1) OR EXISTS (SELECT 1 FROM agreement_share WHERE household_id = $1)
  OR EXISTS (SELECT 1 FROM period_list_row WHERE household_id = $1) OR EXISTS (SELECT 1 FROM payout WHERE household_id = $1)
  OR EXISTS (SELECT 1 FROM aid_use WHERE household_id = $1) OR EXISTS (SELECT 1 FROM household WHERE merged_into_id = $1)
  OR EXISTS (SELECT 1 FROM household WHERE id = $1 AND merged_into_id IS NOT NULL)
  OR EXISTS (SELECT 1 FROM household_change WHERE household_id = $1 AND state IN ('proposed', 'approved'))
  OR EXISTS (SELECT 1 FROM household_bank_account WHERE household_id = $1 AND state IN ('proposed', 'approved')) AS built`

/**
 * Puts one household back: a new one is removed and its open visits end, a changed one has the sealed columns of before again. Whatever
 * has been built on or changed since stays, and is marked.
 */
export async function takeBackImported(by: Writing, change: PlannedChange): Promise<PlannedChange> {
  const { sql, vault, viewer, at } = by
  const id = change.id ?? ''
  const end = { ending: 'removed' as const, by: `user:${viewer.userId}`, at }
  const state = await householdState(sql, viewer, id, { lock: true })
  if (!change.was) {
    const { rows } = await sql.query<{ built: boolean }>(builtOn, [id])
    if (rows[0]?.built) return { ...change, kept: true }
    await endHouseholdVisits(sql, id, end)
    await sql.query('UPDATE household SET removed_at = $2 WHERE id = $1', [id, at])
    return change
  }
  const moved = staleFields(state.values, asState(vault, change.after))
  if (moved.length > 0 || state.mergedIntoId) return { ...change, kept: true }
  const was = await openableNow(vault, change.was)
  if (!was) return { ...change, kept: true }
  if (was.removed_at) await endHouseholdVisits(sql, id, end)
  await putBack(sql, id, was, Object.keys(change.after))
  return change
}

/** What stood there before, sealed with the newest key; null where the key of then is gone. */
async function openableNow(
  vault: Vault,
  was: NonNullable<PlannedChange['was']>,
): Promise<NonNullable<PlannedChange['was']> | null> {
  const seals = Object.entries(was).filter(([name, value]) => name.endsWith('_sealed') && value !== null)
  try {
    const fresh = seals.map(async ([name, value]) => {
      const sealed = String(value)
      return [name, vault.isOld(sealed) ? await vault.reseal(sealed) : sealed] as const
    })
    return { ...was, ...Object.fromEntries(await Promise.all(fresh)) }
  } catch {
    return null
  }
}

async function putBack(
  sql: Sql,
  id: string,
  was: Record<string, string | number | null>,
  fields: readonly string[],
): Promise<void> {
  const columns = fields.flatMap((name) => columnsOf[name] ?? [])
  const plain = [...columns.flatMap((column) => column.plain), 'removed_at']
  await sql.query(`UPDATE household SET ${plain.map((name, at) => `${name} = $${at + 2}`).join(', ')} WHERE id = $1`, [
    id,
    ...plain.map((name) => was[name] ?? null),
  ])
  const sealed = columns.flatMap((column) => column.sealed)
  const hashes = columns.flatMap((column) => column.hashes)
  if (sealed.length === 0) return
  const set = [
    ...sealed.map((name, at) => `${name} = $${at + 2}`),
    ...hashes.map((name, at) => `${name} = decode($${at + 2 + sealed.length}, 'hex')`),
  ]
  await sql.query(`UPDATE household_identity SET ${set.join(', ')} WHERE household_id = $1`, [
    id,
    ...[...sealed, ...hashes].map((name) => was[name] ?? null),
  ])
}
