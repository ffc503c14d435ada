import { DomainError } from '#domain/errors.ts'
import type { HeldBack } from '#domain/payout-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { isUnsettled } from '#server/parcels/unsettled.ts'
import { accountChanges } from './account-changes.ts'
import { markFailed } from './mark-failed.ts'
import { type Doing, type LockedRun, lockRun, moveRun, notePayouts } from './move-run.ts'
import { postSent } from './post-payout.ts'
import { settleRun } from './settle-run.ts'

/** Each payout with the account that it was checked for, where that still stands, and why it cannot be sent now. */
const readPending = `
SELECT p.id, b.id AS "accountId", EXISTS (
    SELECT 1 FROM payout_line l JOIN attribution a ON a.id = l.attribution_id JOIN orders o ON o.id = a.order_id
    WHERE l.payout_id = p.id AND ${isUnsettled}) AS unsettled,
  EXISTS (
    SELECT 1 FROM payout_line l JOIN attribution r ON r.reverses_id = l.attribution_id AND r.gross_fen <> 0 AND r.occurred_at >= $2
    WHERE l.payout_id = p.id AND NOT EXISTS (SELECT 1 FROM payout_line x WHERE x.attribution_id = r.id AND NOT x.released)) AS refunded
FROM payout p LEFT JOIN household_bank_account b ON b.id = p.bank_account_id AND b.state = 'approved'
WHERE p.run_id = $1 AND p.state = 'pending' ORDER BY p.reference`

type Pending = { id: string; accountId: string | null; unsettled: boolean; refunded: boolean }

const whyNot = ({ accountId, unsettled, refunded }: Pending): HeldBack | null => {
  if (unsettled) return 'unsettled'
  if (refunded) return 'refunded'
  return accountId === null ? 'no_account' : null
}

/**
 * Books an approved run as sent to the bank; `readBankFile` then gives the file. What has been claimed, disputed or refunded since it
 * was proposed, and who has no account any more, is held back: it is due again. Twice is once.
 * @throws DomainError Forbidden, NotFound, OutOfScope, PayoutStateConflict {state}, BankAccountChanged (`takeAccounts` first)
 */
export async function exportRun({ db, clock }: { db: Db; clock: Clock }, viewer: Viewer, runId: string): Promise<void> {
  const doing = { actor: viewer.userId, at: clock.now() }
  await db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, runId)
    if (run.exportedBy === viewer.userId) return
    await moveRun(sql, run, 'exported', doing)
    if ((await accountChanges(sql, run.id)).some(({ newAccountId }) => newAccountId !== null))
      throw new DomainError('BankAccountChanged')
    const { rows } = await sql.query<Pending>(readPending, [run.id, run.proposedAt])
    for (const payout of rows) {
      const why = whyNot(payout)
      if (why) await markFailed(sql, run, { id: payout.id, state: 'pending' }, { ...doing, reason: why })
    }
    await send(
      sql,
      run,
      rows.filter((payout) => whyNot(payout) === null),
      doing,
    )
    await settleRun(sql, { clock }, run, doing)
  })
}

async function send(sql: Sql, run: LockedRun, payouts: readonly Pending[], doing: Doing): Promise<void> {
  const ids = payouts.map(({ id }) => id)
  await sql.query(
    `UPDATE payout p SET state = 'sent', bank_account_id = s.account_id
     FROM unnest($1::uuid[], $2::uuid[]) AS s(id, account_id) WHERE p.id = s.id`,
    [ids, payouts.map(({ accountId }) => accountId)],
  )
  await postSent(sql, ids, doing.at)
  await notePayouts(sql, run, ids, { from: 'pending', to: 'sent', ...doing })
}
