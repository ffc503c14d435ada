import { sealIdentity } from '#server/vault/seal-identity.ts'
import type { Vault } from '#server/vault/vault.ts'
import { helpers, households } from '../data/households.ts'
import { daysFrom } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows, Value } from './table-rows.ts'

export const householdRows = (now: Date): TableRows[] => [
  { table: 'helper', rows: helpers.map(({ key, name, phone }) => ({ id: seedId('helper', key), name, phone })) },
  {
    table: 'household',
    rows: households.map((h) => ({
      id: seedId('household', h.code),
      code: h.code,
      village_code: h.village,
      monitored_class: h.monitoredClass,
      member_count: h.members,
      baseline_year: h.baselineYear,
      baseline_net_per_head_fen: String(h.baselineNetPerHeadFen),
      helper_id: seedId('helper', h.helper),
      alias_zh: h.alias?.zh ?? null,
      alias_en: h.alias?.en ?? null,
      alias_consent_at: h.alias ? daysFrom(now, -h.alias.consentedDaysAgo).toISOString() : null,
    })),
  },
]

/** Who the households are, sealed. */
export async function identityRows(vault: Vault): Promise<TableRows> {
  const asJson = (value: string | Buffer | null): Value =>
    Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value
  const rows = households.map(async ({ code, headName, phone }) => {
    const columns = await sealIdentity(vault, seedId('household', code), { headName, phone })
    return Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, asJson(value)]))
  })
  return { table: 'household_identity', rows: await Promise.all(rows) }
}
