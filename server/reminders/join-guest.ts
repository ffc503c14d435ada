import type { Sql } from '#server/db/db.ts'

/** At sign-in: what a guest wanted to be told of, and the browser they used, belong to their account from now on. */
export async function joinGuestNotices(
  sql: Sql,
  { userId, guestKeyHash }: { userId: string; guestKeyHash: string | null },
): Promise<void> {
  if (!guestKeyHash) return
  await sql.query(
    `DELETE FROM reminder g WHERE g.guest_key_hash = $2
       AND EXISTS (SELECT 1 FROM reminder m WHERE m.session_id = g.session_id AND m.user_id = $1)`,
    [userId, guestKeyHash],
  )
  for (const table of ['reminder', 'push_subscription'])
    await sql.query(`UPDATE ${table} SET user_id = $1, guest_key_hash = NULL WHERE guest_key_hash = $2`, [
      userId,
      guestKeyHash,
    ])
}
