import type { Sql } from '#server/db/db.ts'

/**
 * Gives an account the orders its owner made as a guest of this browser. From then on only the account reaches them,
 * also after signing out on a shared phone.
 * @returns how many orders changed hands
 */
export async function claimGuestOrders(
  sql: Sql,
  owner: { userId: string; guestKeyHash: string | null },
): Promise<number> {
  if (!owner.guestKeyHash) return 0
  const { rowCount } = await sql.query(
    'UPDATE orders SET user_id = $1, guest_key_hash = NULL WHERE guest_key_hash = $2 AND user_id IS NULL',
    [owner.userId, owner.guestKeyHash],
  )
  return rowCount ?? 0
}
