import { identityPurposes } from '#domain/identity-purposes.ts'
import type { Sql } from '#server/db/db.ts'
import { households } from '../data/households.ts'
import { seedId } from '../ids.ts'
import { insertMissing } from '../insert.ts'

const reads = [
  { by: 'coordinator-fengdu', kind: 'visit', words: '九月例行走访，核对代销结算单', hoursAgo: 214 },
  { by: 'coordinator-all', kind: 'verification', words: '核对归集收入与联结协议是否一致', hoursAgo: 75 },
  { by: 'coordinator-fengdu', kind: 'complaint', words: '电话回访秤重差额的处理结果', hoursAgo: 20 },
] as const

/** A few purposes that demo coordinators gave, and what they read then. The chain of reads begins with them, or stays as it is. */
export async function seedReads(sql: Sql, now: Date): Promise<number> {
  const ofDistrict = households.filter(({ district }) => district === '500230')
  const rows = reads.map(({ by, kind, words, hoursAgo }, at) => {
    const granted = new Date(now.getTime() - hoursAgo * 3_600_000)
    return {
      id: seedId('identity-access', String(at)),
      user_id: seedId('user', by),
      household_id: seedId('household', ofDistrict[at]?.code ?? ''),
      purpose: `${kind}: ${words}`,
      granted_at: granted.toISOString(),
      expires_at: new Date(granted.getTime() + 30 * 60_000).toISOString(),
    }
  })
  const given = await insertMissing(sql, { table: 'identity_access', rows })
  if (given === 0) return 0
  for (const [at, row] of rows.entries())
    await sql.query(
      `INSERT INTO identity_read (access_id, user_id, household_id, fields, purpose, at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        row.id,
        row.user_id,
        row.household_id,
        identityPurposes[reads[at]?.kind ?? 'visit'],
        row.purpose,
        row.granted_at,
      ],
    )
  return given + rows.length
}
