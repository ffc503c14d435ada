import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { append } from '#server/outbox/append.ts'
import { staffDistrict } from '#server/reviews/who-may-speak.ts'

type Row = { district_code: string; own: boolean; consent_at: Date | null }

/**
 * A producer's story is shown, or is not any more, on every page and in the search. Only the producer's own people give
 * consent; they and coordinators of the district withdraw it. What stands already changes nothing.
 * @throws DomainError NotFound, OutOfScope
 */
export async function changeStoryConsent(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { producerId, given }: { producerId: string; given: boolean },
): Promise<void> {
  const id = knownId(producerId)
  await db.tx(async (sql) => {
    const { rows } = await sql.query<Row>(
      `SELECT r.district_code, r.story_consent_at AS consent_at,
         EXISTS (SELECT 1 FROM producer_member m WHERE m.producer_id = r.id AND m.user_id = $2) AS own
       FROM producer r WHERE r.id = $1 FOR NO KEY UPDATE`,
      [id, viewer.userId],
    )
    const producer = rows[0]
    if (!producer) throw new DomainError('NotFound')
    const district = staffDistrict(viewer)
    const inScope = !given && (district === 'all' || district === producer.district_code)
    if (!producer.own && !inScope) throw new DomainError('OutOfScope')
    if (given === (producer.consent_at !== null)) return
    const at = clock.now()
    await sql.query('UPDATE producer SET story_consent_at = $2 WHERE id = $1', [id, given ? at : null])
    await sql.query('INSERT INTO consent_change (id, producer_id, given, actor, at) VALUES ($1, $2, $3, $4, $5)', [
      newId(),
      id,
      given,
      `user:${viewer.userId}`,
      at,
    ])
    const products = await sql.query<{ id: string }>(
      'SELECT p.id FROM product p JOIN product_family f ON f.id = p.family_id WHERE f.producer_id = $1',
      [id],
    )
    await append(sql, 'search.index', { productIds: products.rows.map((product) => product.id) })
  })
}
