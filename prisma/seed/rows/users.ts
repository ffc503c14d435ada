import { demoAccounts } from '../accounts.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

export type HashPassword = (password: string) => Promise<string>

/** The demo's people with a password each; hashing is slow on purpose, so call it only where they are missing. */
export async function userRows(now: Date, hash: HashPassword): Promise<TableRows[]> {
  const at = now.toISOString()
  const accounts = await Promise.all(
    demoAccounts.map(async ({ key, password }) => ({
      id: seedId('account', key),
      account_id: seedId('user', key),
      provider_id: 'credential',
      user_id: seedId('user', key),
      password: await hash(password),
      created_at: at,
      updated_at: at,
    })),
  )
  const users = demoAccounts.map(({ key, phone, nameZh, role, scope }) => ({
    id: seedId('user', key),
    name: nameZh,
    email: `${phone.slice(1)}@phone.invalid`,
    email_verified: false,
    phone_number: phone,
    phone_number_verified: true,
    two_factor_enabled: false,
    role,
    scope_kind: scope?.kind ?? null,
    scope_code: scope && 'code' in scope ? scope.code : null,
    created_at: at,
    updated_at: at,
  }))
  return [
    { table: 'app_user', rows: users },
    { table: 'account', rows: accounts },
  ]
}
