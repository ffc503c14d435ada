import { DomainError } from '#domain/errors.ts'
import { MOST_ADDRESSES } from '#domain/forms/address.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import type { AddressContent } from './address.ts'
import { withKnownPlace } from './known-place.ts'
import { lockBook } from './lock-book.ts'
import { setDefault } from './make-default.ts'

type Saving = { id: string; address: AddressContent; makeDefault: boolean }

const columns = 'recipient, phone, province, city, county, street'
const content = (given: AddressContent) => {
  const { recipient, phone, province, city, county, street } = given
  return [recipient, phone, province, city, county, street]
}

async function insert(sql: Sql, userId: string, id: string, given: AddressContent, now: Date): Promise<boolean> {
  const { rows } = await sql.query<{ count: bigint }>('SELECT count(*) FROM address WHERE user_id = $1', [userId])
  const count = Number(rows[0]?.count ?? 0)
  if (count >= MOST_ADDRESSES) throw new DomainError('AddressBookFull', { max: MOST_ADDRESSES })
  await sql.query(
    `INSERT INTO address (id, user_id, ${columns}, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, userId, ...content(given), now],
  )
  return count === 0
}

/**
 * Writes an entry of the address book: a new one under an id that the form made, or the one that has it. The first entry
 * is the default one.
 * Errors: NotSignedIn, InvalidInput {field} for a place that does not exist, AddressBookFull {max}, NotFound when the id is
 * somebody else's.
 */
export async function saveAddress(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  userId: string,
  { id, address, makeDefault }: Saving,
): Promise<void> {
  const given = withKnownPlace(address)
  await db.tx(async (sql) => {
    await lockBook(sql, userId)
    const { rows } = await sql.query<{ own: boolean }>('SELECT user_id = $2 AS own FROM address WHERE id = $1', [
      id,
      userId,
    ])
    if (rows[0]?.own === false) throw new DomainError('NotFound')
    if (rows[0])
      await sql.query(`UPDATE address SET (${columns}) = ($3, $4, $5, $6, $7, $8) WHERE id = $1 AND user_id = $2`, [
        id,
        userId,
        ...content(given),
      ])
    const first = rows[0] ? false : await insert(sql, userId, id, given, clock.now())
    if (makeDefault || first) await setDefault(sql, userId, id)
  })
}
