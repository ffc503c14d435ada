import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import { type CheckState, CODE_TRIES } from '#domain/receipt-check.ts'
import type { Deps } from '#server/deps.ts'
import { spend } from '#server/identity/rate-limit.ts'
import { answerCheck } from './answer-check.ts'
import { hashCode } from './check-code.ts'

type Row = { id: string; right: boolean; spent: boolean }

/** Tries at one reference within an hour, whoever makes them. */
const PER_REFERENCE = { max: 20, seconds: 3_600 }

const find = `SELECT c.id FROM receipt_check c JOIN payout p ON p.id = c.payout_id WHERE p.reference = $1`

/** Counts the try before it is judged: many at once get no more of them. */
const tryCode = `
UPDATE receipt_check SET code_tries = code_tries + 1 WHERE id = $1 AND code_hash IS NOT NULL
RETURNING id, code_hash = $2 AS right, code_tries > $3 OR code_expires_at <= $4 AS spent`

/**
 * A household says with the code on its phone what it received.
 * @param receivedFen as it says, 0 for nothing
 * @throws DomainError CodeWrong (or spent, expired, unknown), TooManyRequests {seconds}, InvalidInput {field}, CheckStateConflict
 */
export async function confirmByCode(
  deps: Pick<Deps, 'db' | 'clock' | 'vault'>,
  { reference, code, receivedFen, words }: { reference: string; code: string; receivedFen: Fen; words: string },
): Promise<{ checkId: string; state: CheckState }> {
  const { db, clock, vault } = deps
  if (receivedFen < 0n) throw new DomainError('InvalidInput', { field: 'received' })
  await spend(deps, `receipt:${reference.slice(0, 64)}`, PER_REFERENCE)
  const check = (await db.pool.query<{ id: string }>(find, [reference])).rows[0]
  if (!check) throw new DomainError('CodeWrong')
  const at = clock.now()
  const tried = (await db.pool.query<Row>(tryCode, [check.id, hashCode(vault, check.id, code.trim()), CODE_TRIES, at]))
    .rows[0]
  if (!tried?.right || tried.spent) throw new DomainError('CodeWrong')
  const answer = { method: 'code' as const, receivedFen, words: words.trim() || null, at, by: 'household' }
  return { checkId: check.id, state: await db.tx((sql) => answerCheck(sql, check.id, answer)) }
}
