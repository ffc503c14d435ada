import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireVoice } from '#server/reviews/who-may-speak.ts'

/**
 * One of the producer's people or a coordinator answers a question, once. The same words again change nothing.
 * @throws DomainError NotFound, OutOfScope, AlreadyAnswered
 */
export async function answerQuestion(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { questionId, words }: { questionId: string; words: string },
): Promise<void> {
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ family_id: string; answer: string | null }>(
      'SELECT family_id, answer FROM question WHERE id = $1 AND hidden_at IS NULL FOR UPDATE',
      [questionId],
    )
    const question = rows[0]
    if (!question) throw new DomainError('NotFound')
    await requireVoice(sql, viewer, question.family_id, 'either')
    if (question.answer === words) return
    if (question.answer !== null) throw new DomainError('AlreadyAnswered')
    await sql.query('UPDATE question SET answer = $2, answered_by = $3, answered_at = $4 WHERE id = $1', [
      questionId,
      words,
      viewer.userId,
      clock.now(),
    ])
  })
}
