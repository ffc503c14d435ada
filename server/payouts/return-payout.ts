import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { listEvidence } from '#server/evidence/list-evidence.ts'
import { voidCheck } from '#server/receipts/void-check.ts'
import { markFailed } from './mark-failed.ts'
import type { Doing, LockedRun } from './move-run.ts'
import { postReturned } from './post-payout.ts'

const insert = `
INSERT INTO payout_return (id, payout_id, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (payout_id) WHERE state <> 'rejected' DO NOTHING`

const approve = `
UPDATE payout_return SET state = 'approved', decided_by = $2, decided_at = $3 WHERE payout_id = $1 AND state = 'proposed' RETURNING reason`

/** Locks the check, so that no answer comes in between. */
const saidReceived = `SELECT coalesce(received_fen, 0) > 0 AS said FROM receipt_check WHERE payout_id = $1 FOR UPDATE`

/**
 * Of a locked run's proven payout: the bank sent it back, and its paper is there. Undone at once, unless the household has said that it
 * has the money.
 * @throws DomainError EvidenceNeeded
 */
export async function proposeReturn(
  sql: Sql,
  run: LockedRun,
  payoutId: string,
  doing: Doing,
): Promise<'failed' | 'waiting'> {
  if ((await listEvidence(sql, 'payout', [payoutId])).length === 0) throw new DomainError('EvidenceNeeded')
  await sql.query(insert, [newId(), payoutId, doing.reason, doing.actor, doing.at])
  const { rows } = await sql.query<{ said: boolean }>(saidReceived, [payoutId])
  if (rows[0]?.said) return 'waiting'
  await takeBack(sql, run, payoutId, doing)
  return 'failed'
}

/**
 * Undoes a proven payout of a locked run by its return: the money is at our bank again, owed and repayable as before, and no household
 * has confirmed it any more.
 */
export async function takeBack(sql: Sql, run: LockedRun, payoutId: string, { actor, at }: Doing): Promise<void> {
  const { rows } = await sql.query<{ reason: string }>(approve, [payoutId, actor, at])
  await markFailed(sql, run, { id: payoutId, state: 'paid' }, { actor, at, reason: rows[0]?.reason ?? '' })
  await postReturned(sql, payoutId, at)
  await voidCheck(sql, payoutId, { actor, at })
}
