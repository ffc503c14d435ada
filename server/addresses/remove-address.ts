import type { Db } from '#server/db/db.ts'
import { lockBook } from './lock-book.ts'
import { setDefault } from './make-default.ts'

/** Takes an entry out; the newest of the others becomes the default when it was that. One that is gone stays gone. */
export const removeAddress = ({ db }: { db: Db }, userId: string, id: string): Promise<void> =>
  db.tx(async (sql) => {
    await lockBook(sql, userId)
    const { rows } = await sql.query<{ is_default: boolean }>(
      'DELETE FROM address WHERE id = $1 AND user_id = $2 RETURNING is_default',
      [id, userId],
    )
    if (!rows[0]?.is_default) return
    const { rows: left } = await sql.query<{ id: string }>(
      'SELECT id FROM address WHERE user_id = $1 ORDER BY created_at DESC, id LIMIT 1',
      [userId],
    )
    if (left[0]) await setDefault(sql, userId, left[0].id)
  })
