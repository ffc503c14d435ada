import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { staffDistrict } from '#server/reviews/who-may-speak.ts'

/** Whether a person may print codes of a batch: one of its producer's, or a coordinator in scope. @throws DomainError NotFound */
export async function requireLabel({ db }: Pick<Deps, 'db'>, viewer: Viewer, code: string): Promise<void> {
  const { rows } = await db.pool.query(
    `SELECT FROM batch b JOIN producer r ON r.id = b.producer_id
     WHERE b.code = $1 AND ($3::text = 'all' OR r.district_code = $3::text
       OR EXISTS (SELECT 1 FROM producer_member m WHERE m.producer_id = r.id AND m.user_id = $2))`,
    [code, viewer.userId, staffDistrict(viewer)],
  )
  if (rows.length === 0) throw new DomainError('NotFound')
}
