import { maskName } from '#domain/masking.ts'
import type { Sql } from '#server/db/db.ts'
import { searchKey } from './search-keys.ts'
import type { Vault } from './vault.ts'

/** Who a household is, in the clear. A phone is E.164. */
export type IdentityInput = {
  headName?: string
  phone?: string | null
  idNumber?: string | null
  address?: string | null
}

/** Columns of household_identity: what is sealed, and by what it is found. */
export type IdentityColumns = Record<string, string | Buffer | null>

/** What the seal of a household's field belongs to. */
export const identityAbout = (householdId: string, field: string): string => `household:${householdId}:${field}`

/**
 * The columns of household_identity for the fields that are given; null empties a field, and a field that is not given is left out.
 */
export async function sealIdentity(
  vault: Vault,
  householdId: string,
  { headName, phone, idNumber, address }: IdentityInput,
): Promise<IdentityColumns> {
  const sealed = async (field: string, value: string | null) =>
    value === null ? null : await vault.seal(value, identityAbout(householdId, field))
  const columns: IdentityColumns = { household_id: householdId }
  if (headName !== undefined) {
    columns.head_name = null
    columns.head_name_sealed = await sealed('head_name', headName)
    columns.masked_name = maskName(headName)
    columns.name_index = searchKey(vault, 'name', headName)
    columns.pinyin_index = searchKey(vault, 'pinyin', headName)
  }
  if (phone !== undefined) {
    columns.phone = null
    columns.phone_sealed = await sealed('phone', phone)
    columns.phone_index = searchKey(vault, 'phone', phone)
  }
  if (idNumber !== undefined) {
    columns.id_number_sealed = await sealed('id_number', idNumber)
    columns.id_number_index = searchKey(vault, 'id_number', idNumber)
  }
  if (address !== undefined) {
    columns.address_sealed = await sealed('address', address)
    columns.address_index = searchKey(vault, 'address', address)
  }
  return columns
}

/** Writes what `sealIdentity` made: those columns of the row that is there, or a new row. */
export async function writeIdentity(sql: Sql, columns: IdentityColumns): Promise<void> {
  const names = Object.keys(columns)
  const values = Object.values(columns)
  const changes = names.map((name, at) => `${name} = $${at + 1}`).join(', ')
  const at = names.indexOf('household_id') + 1
  const { rowCount } = await sql.query(`UPDATE household_identity SET ${changes} WHERE household_id = $${at}`, values)
  if (rowCount) return
  const places = names.map((_, position) => `$${position + 1}`).join(', ')
  await sql.query(`INSERT INTO household_identity (${names.join(', ')}) VALUES (${places})`, values)
}

/** The sealed columns of a household_bank_account of this id. */
export async function sealBankAccount(vault: Vault, accountId: string, account: { number: string; holder: string }) {
  const number = account.number.replace(/\D/g, '')
  return {
    number_sealed: await vault.seal(number, `bank_account:${accountId}:number`),
    holder_sealed: await vault.seal(account.holder.trim(), `bank_account:${accountId}:holder`),
    number_index: searchKey(vault, 'account', number),
    last_four: number.slice(-4),
  }
}
