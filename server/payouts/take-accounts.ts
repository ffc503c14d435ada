import { DomainError } from '#domain/errors.ts'
import type { PayoutState } from '#domain/payout-states.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { accountChanges } from './account-changes.ts'
import { lockRun, notePayouts } from './move-run.ts'

const take = 'UPDATE payout SET bank_account_id = $2 WHERE id = $1'

/**
 * Payouts whose household got another approved account go to that one: somebody is `sure` that the bank does not pay the old one as
 * well, and says how. Each is a row of the run's history. Twice is once.
 * @returns how many go to another account now
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}, PayoutStateConflict {state}
 */
export async function takeAccounts(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { runId, reason, sure }: { runId: string; reason: string; sure: boolean },
): Promise<number> {
  const words = readReason(reason)
  if (!sure) throw new DomainError('InvalidInput', { field: 'sure', rule: 'required' })
  const doing = { actor: viewer.userId, at: clock.now() }
  return db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, runId)
    if (run.state === 'settled' || run.state === 'cancelled')
      throw new DomainError('PayoutStateConflict', { state: run.state })
    const changed = (await accountChanges(sql, run.id)).filter(({ newAccountId }) => newAccountId !== null)
    const state: PayoutState = run.state === 'exported' ? 'sent' : 'pending'
    for (const { payoutId, lastFour, newAccountId, newLastFour } of changed) {
      await sql.query(take, [payoutId, newAccountId])
      const why = `**${lastFour ?? ''} → **${newLastFour ?? ''} · ${words}`
      await notePayouts(sql, run, [payoutId], { from: state, to: state, ...doing, reason: why })
    }
    return changed.length
  })
}
