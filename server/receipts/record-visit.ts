import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { CheckState } from '#domain/receipt-check.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerCheck } from './answer-check.ts'
import { findCheck } from './find-check.ts'

const WORDS = { min: 4, max: 500 }

/**
 * What a helper heard on a visit, written down by somebody who did not send the money themselves.
 * @param visit.receivedFen null: nobody could be reached
 * @throws DomainError Forbidden, NotFound, OutOfScope, SecondPersonNeeded, InvalidInput {field}, CheckStateConflict
 */
export async function recordVisit(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  visit: { checkId: string; receivedFen: Fen | null; words: string },
): Promise<CheckState> {
  const check = await findCheck(db.pool, viewer, visit.checkId)
  if (check.exportedBy === viewer.userId) throw new DomainError('SecondPersonNeeded')
  const words = visit.words.trim()
  const length = [...words].length
  if (length < WORDS.min || length > WORDS.max)
    throw new DomainError('InvalidInput', { field: 'words', rule: 'length' })
  if (visit.receivedFen !== null && visit.receivedFen < 0n) throw new DomainError('InvalidInput', { field: 'received' })
  const answer = { method: 'visit' as const, receivedFen: visit.receivedFen, words, at: clock.now(), by: viewer.userId }
  return db.tx((sql) => answerCheck(sql, check.id, answer))
}
