import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { requireHousehold } from '#server/households/require-household.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type AidUseView, readUses } from './read-fund.ts'
import { type SupportRow, supportRows } from './read-support.ts'

/** What funds gave a household, what it still owes of advances (fen), and help it gave or received. None of it is income. */
export type HouseholdAid = {
  uses: AidUseView[]
  owedFen: Fen
  support: (SupportRow & { given: boolean })[]
}

const MOST = 100

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readHouseholdAid({ db }: { db: Db }, viewer: Viewer, householdId: string): Promise<HouseholdAid> {
  await requireHousehold(db.pool, viewer, householdId)
  const [uses, support] = await Promise.all([
    db.pool.query<AidUseView>(
      `${readUses} WHERE coalesce(h.merged_into_id, h.id) = $1 AND u.state <> 'rejected' ORDER BY u.proposed_at DESC, u.id LIMIT ${MOST}`,
      [householdId],
    ),
    db.pool.query<SupportRow & { given: boolean; district_code: string }>(
      `SELECT x.*, x."giverId" IN (SELECT id FROM household WHERE id = $1 OR merged_into_id = $1) AS given FROM (
         ${supportRows} WHERE $1 IN (g.id, g.merged_into_id, r.id, r.merged_into_id)) x ORDER BY x.day DESC, x.id LIMIT ${MOST}`,
      [householdId],
    ),
  ])
  const owed = uses.rows.filter(({ kind, state }) => kind === 'advance' && (state === 'given' || state === 'closed'))
  return {
    uses: uses.rows,
    owedFen: owed.reduce((sum, { amountFen, repaidFen }) => sum + amountFen - repaidFen, 0n),
    support: support.rows.map(({ district_code: _, ...row }) => row),
  }
}
