import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import { openRecovery } from '#domain/payout.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockDistrict } from './propose-run.ts'
import { readDue } from './read-due.ts'

export type NewHardship = {
  /** The form's own id: sent twice, it is one. */
  hardshipId: string
  householdId: string
  amountFen: Fen
  reason: string
}

const readHousehold = `
SELECT coalesce(h.merged_into_id, h.id) AS id, t.district_code AS district FROM household h JOIN household s ON s.id = coalesce(h.merged_into_id, h.id)
JOIN village v ON v.code = s.village_code JOIN township t ON t.code = v.township_code WHERE h.id = $1`

const insert = `
INSERT INTO hardship (id, household_id, amount_fen, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING`

/** A household that is in the viewer's scope, itself or the one that it was merged into. */
async function findHousehold(sql: Sql, viewer: Viewer, householdId: string): Promise<{ id: string; district: string }> {
  districtInScope(viewer)
  const household = (await sql.query<{ id: string; district: string }>(readHousehold, [knownId(householdId)])).rows[0]
  if (!household) throw new DomainError('NotFound')
  requireInScope(viewer, household.district)
  return household
}

/** What the next payouts of a household would recover, fen. */
export async function readOpenRecovery(sql: Sql, household: { id: string; district: string }, at: Date): Promise<Fen> {
  const due = await readDue(sql, { districtCode: household.district, producerId: null, upTo: at })
  const found = due.find(({ householdId }) => householdId === household.id)
  return found ? openRecovery(found.due, found.forgivenFen) : 0n
}

/**
 * Proposes that a household need not give back what a refund took after its payout.
 * @param hardship.amountFen at most what is still to be recovered
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field: 'amount' | 'reason', fen}
 */
export async function proposeHardship(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { hardshipId, householdId, amountFen, reason }: NewHardship,
): Promise<void> {
  const words = readReason(reason)
  const at = clock.now()
  await db.tx(async (sql) => {
    const household = await findHousehold(sql, viewer, householdId)
    await lockDistrict(sql, household.district)
    const openFen = await readOpenRecovery(sql, household, at)
    if (amountFen <= 0n || amountFen > openFen) throw new DomainError('InvalidInput', { field: 'amount', rule: 'open' })
    await sql.query(insert, [knownId(hardshipId), household.id, amountFen, words, viewer.userId, at])
  })
}
