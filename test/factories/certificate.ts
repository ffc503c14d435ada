import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import type { Market } from './market.ts'

/** A certificate of 2026 for the market's goods: so many units, for what these households bring. @returns its id */
export async function makeCertificate(
  { pool }: Db,
  { familyId }: Market,
  { units, householdIds = [] }: { units: number; householdIds?: string[] },
): Promise<string> {
  const id = randomUUID()
  await pool.query(
    `INSERT INTO aid_certificate (id, family_id, number, issuer_zh, issuer_en, certified_on, expires_on, certified_quantity)
     VALUES ($1::uuid, $2, $1::text, '认定小组', 'Group', '2026-01-01', '2026-12-31', $3)`,
    [id, familyId, units],
  )
  await pool.query(
    'INSERT INTO aid_certificate_household (certificate_id, household_id) SELECT $1, unnest($2::uuid[])',
    [id, householdIds],
  )
  return id
}
