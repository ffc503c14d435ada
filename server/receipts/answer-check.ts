import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import { answeredState, type CheckMethod, type CheckState } from '#domain/receipt-check.ts'
import type { Sql } from '#server/db/db.ts'
import { endVisits } from '#server/registry/end-visits.ts'

export type Answer = {
  method: CheckMethod
  /** Null: nobody could be reached. */
  receivedFen: Fen | null
  words: string | null
  at: Date
  /** The user who recorded it; `household` for its own code. */
  by: string
}

const actorOf = (by: string): string => (by === 'household' ? by : `user:${by}`)

type Locked = { state: CheckState; amountFen: Fen; receivedFen: Fen | null; answeredBy: string | null }

const lock = `
SELECT c.state, p.amount_fen AS "amountFen", c.received_fen AS "receivedFen", c.answered_by AS "answeredBy"
FROM receipt_check c JOIN payout p ON p.id = c.payout_id WHERE c.id = $1 FOR UPDATE OF c`

const write = `
UPDATE receipt_check SET state = $2, method = $3, received_fen = $4, words = $5, answered_at = $6, answered_by = $7
WHERE id = $1`

/**
 * Writes down what a household received. A difference opens a case. The same answer twice is one; somebody who could not be
 * reached may still answer. A visit that was planned to hear the answer is over.
 * @returns what it makes of the check
 * @throws DomainError NotFound, CheckStateConflict (answered otherwise before, or its payout came back)
 */
export async function answerCheck(sql: Sql, checkId: string, answer: Answer): Promise<CheckState> {
  const check = (await sql.query<Locked>(lock, [checkId])).rows[0]
  if (!check) throw new DomainError('NotFound')
  const { receivedFen } = answer
  if (check.state === 'void') throw new DomainError('CheckStateConflict')
  if (check.state === 'confirmed' || check.state === 'different') {
    if (check.receivedFen === receivedFen && check.answeredBy === answer.by) return check.state
    throw new DomainError('CheckStateConflict')
  }
  const state = receivedFen === null ? 'unreachable' : answeredState(check.amountFen, receivedFen)
  await sql.query(write, [checkId, state, answer.method, receivedFen, answer.words, answer.at, answer.by])
  if (receivedFen !== null)
    await endVisits(sql, {
      ...{ checkId, kind: 'receipt', ending: 'answered' },
      ...{ by: actorOf(answer.by), at: answer.at, outcome: answer.words },
    })
  if (receivedFen !== null && state === 'different')
    await sql.query('INSERT INTO payout_case (id, check_id, difference_fen, opened_at) VALUES ($1, $2, $3, $4)', [
      newId(),
      checkId,
      receivedFen - check.amountFen,
      answer.at,
    ])
  return state
}
