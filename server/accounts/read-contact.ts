import type { Db } from '#server/db/db.ts'

/** Where receipts and notices go besides the phone. */
export async function readContact({ db }: { db: Db }, userId: string): Promise<{ contactEmail: string | null }> {
  const { rows } = await db.pool.query<{ contactEmail: string | null }>(
    'SELECT contact_email AS "contactEmail" FROM app_user WHERE id = $1',
    [userId],
  )
  return { contactEmail: rows[0]?.contactEmail ?? null }
}
