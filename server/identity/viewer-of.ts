import type { Db } from '#server/db/db.ts'
import { scopeOf } from './read-viewer.ts'
import type { Role, Viewer } from './viewer.ts'

const read = `SELECT id, name, phone_number AS "phoneNumber", role::text, scope_kind::text AS "scopeKind", scope_code AS "scopeCode"
FROM app_user WHERE id = $1 AND closed_at IS NULL`

type Row = {
  id: string
  name: string
  phoneNumber: string | null
  role: Role
  scopeKind: string | null
  scopeCode: string | null
}

/** Who a user is now, for what is done in their name later; null where the account is closed. */
export async function viewerOf(db: Db, userId: string): Promise<Viewer | null> {
  const user = (await db.pool.query<Row>(read, [userId])).rows[0]
  if (!user) return null
  const { id, name, phoneNumber: phone, role } = user
  return { userId: id, name, phone, role, scope: scopeOf(user), twoFactorEnabled: false }
}
