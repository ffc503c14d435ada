import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { hardshipRule } from '#domain/posting/payouts.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { post } from '#server/ledger/post.ts'
import { readOpenRecovery } from './propose-hardship.ts'
import { lockDistrict } from './propose-run.ts'

type Row = {
  householdId: string
  district: string
  amountFen: bigint
  state: 'proposed' | 'approved' | 'rejected'
  proposedBy: string
}

const lock = `
SELECT x.household_id AS "householdId", t.district_code AS district, x.amount_fen AS "amountFen", x.state, x.proposed_by AS "proposedBy"
FROM hardship x JOIN household h ON h.id = x.household_id JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
WHERE x.id = $1 FOR UPDATE OF x`

const decide = `UPDATE hardship SET state = $2::change_state, decided_by = $3, decided_at = $4 WHERE id = $1`

/**
 * Another person decides. Approved, the marketplace bears the amount, and no payout recovers it. The same decision twice is one.
 * @throws DomainError Forbidden, NotFound, OutOfScope, SecondPersonNeeded,
 *   PayoutStateConflict {state: 'decided' | 'recovered'} (decided otherwise; a payout has recovered it meanwhile)
 */
export async function decideHardship(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { hardshipId, decision }: { hardshipId: string; decision: 'approved' | 'rejected' },
): Promise<void> {
  districtInScope(viewer)
  const id = knownId(hardshipId)
  const at = clock.now()
  await db.tx(async (sql) => {
    const found = (await sql.query<Row>(lock, [id])).rows[0]
    if (!found) throw new DomainError('NotFound')
    requireInScope(viewer, found.district)
    if (found.state === decision) return
    if (found.state !== 'proposed') throw new DomainError('PayoutStateConflict', { state: 'decided' })
    if (found.proposedBy === viewer.userId) throw new DomainError('SecondPersonNeeded')
    if (decision === 'approved') await bear(sql, { ...found, id }, at)
    await sql.query(decide, [id, decision, viewer.userId, at])
  })
}

async function bear(sql: Sql, { id, householdId, district, amountFen }: Row & { id: string }, at: Date): Promise<void> {
  await lockDistrict(sql, district)
  const openFen = await readOpenRecovery(sql, { id: householdId, district }, at)
  if (amountFen > openFen) throw new DomainError('PayoutStateConflict', { state: 'recovered' })
  const postings = hardshipRule(householdId, amountFen)
  await post(sql, { id: newId(), kind: 'hardship', cause: `hardship:${id}`, orderId: null, occurredAt: at, postings })
}
