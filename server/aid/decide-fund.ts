import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import { fundSetUpRule } from '#domain/posting/aid.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { post } from '#server/ledger/post.ts'

export type FundDecision = { fundId: string; decision: 'approved' | 'rejected'; reason?: string }

type Row = { district: string; amountFen: Fen; state: 'proposed' | 'approved' | 'rejected'; createdBy: string }

const lock = `
SELECT district_code AS district, amount_fen AS "amountFen", state, created_by AS "createdBy" FROM aid_fund WHERE id = $1 FOR UPDATE`

/**
 * A second person approves a fund, and its money is booked; or turns it down and says why. The same decision twice is one.
 * @throws DomainError Forbidden, NotFound, OutOfScope, AidStateConflict, SecondPersonNeeded, InvalidInput {field: 'reason'}
 */
export async function decideFund(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { fundId, decision, reason = '' }: FundDecision,
): Promise<void> {
  districtInScope(viewer)
  const id = knownId(fundId)
  const actor = `user:${viewer.userId}`
  const at = clock.now()
  await db.tx(async (sql) => {
    const fund = (await sql.query<Row>(lock, [id])).rows[0]
    if (!fund) throw new DomainError('NotFound')
    requireInScope(viewer, fund.district)
    if (fund.state === decision) return
    if (fund.state !== 'proposed') throw new DomainError('AidStateConflict')
    if (fund.createdBy === actor) throw new DomainError('SecondPersonNeeded')
    const why = decision === 'rejected' ? readReason(reason) : null
    await sql.query(
      `UPDATE aid_fund SET state = $2::change_state, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1`,
      [id, decision, actor, at, why],
    )
    if (decision === 'rejected') return
    const postings = fundSetUpRule(id, fund.amountFen)
    await post(sql, {
      id: newId(),
      kind: 'fund_set_up',
      cause: `fund:${id}`,
      orderId: null,
      occurredAt: at,
      postings,
    })
  })
}
