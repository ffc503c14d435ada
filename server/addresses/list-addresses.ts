import { MOST_ADDRESSES } from '#domain/forms/address.ts'
import type { Db } from '#server/db/db.ts'
import { type Address, addressColumns } from './address.ts'

/** Somebody's addresses: the default first, then the newest. */
export async function listAddresses({ db }: { db: Db }, userId: string): Promise<Address[]> {
  const { rows } = await db.pool.query<Address>({
    name: 'list_addresses',
    text: `SELECT ${addressColumns} FROM address WHERE user_id = $1
           ORDER BY is_default DESC, created_at DESC, id LIMIT ${MOST_ADDRESSES}`,
    values: [userId],
  })
  return rows
}
