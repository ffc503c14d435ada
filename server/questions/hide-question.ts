import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireVoice } from '#server/reviews/who-may-speak.ts'

/**
 * A coordinator takes a question off the page; it is kept with the reason. Hiding twice keeps the first.
 * @throws DomainError NotFound, OutOfScope, InvalidInput {field: 'reason'}
 */
export async function hideQuestion(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { questionId, reason }: { questionId: string; reason: string },
): Promise<void> {
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ family_id: string }>('SELECT family_id FROM question WHERE id = $1 FOR UPDATE', [
      questionId,
    ])
    if (!rows[0]) throw new DomainError('NotFound')
    await requireVoice(sql, viewer, rows[0].family_id, 'staff')
    const why = readReason(reason)
    await sql.query('UPDATE question SET hidden_at = $2, hidden_reason = $3 WHERE id = $1 AND hidden_at IS NULL', [
      questionId,
      clock.now(),
      why,
    ])
  })
}
