import { DomainError } from '#domain/errors.ts'
import { maskName } from '#domain/masking.ts'
import type { Deps } from '#server/deps.ts'
import { spend } from '#server/identity/rate-limit.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { questionsPerPerson } from '#server/reviews/limits.ts'

/**
 * Somebody who is signed in asks about a good. It is shown to others once it is answered.
 * @param input.id made by the form, so that sending it twice is one question
 * @param input.slug of one of the good's products
 * @throws DomainError NotFound, TooManyRequests
 */
export async function askQuestion(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { id, slug, words }: { id: string; slug: string; words: string },
): Promise<void> {
  await spend({ db, clock }, `question:${viewer.userId}`, questionsPerPerson)
  const { rows } = await db.pool.query<{ family_id: string }>('SELECT family_id FROM product WHERE slug = $1', [slug])
  if (!rows[0]) throw new DomainError('NotFound')
  await db.pool.query(
    `INSERT INTO question (id, family_id, user_id, words, shown_name, asked_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO NOTHING`,
    [id, rows[0].family_id, viewer.userId, words, maskName(viewer.name), clock.now()],
  )
}
