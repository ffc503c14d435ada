import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { CO_HOSTS } from '#domain/live-schedule.ts'
import type { Sql } from '#server/db/db.ts'
import type { DraftItem } from './session-draft.ts'

/** The products of a session that has not begun, exactly these in this order; those that stay keep their id. */
export async function writeItems(sql: Sql, sessionId: string, items: readonly DraftItem[]): Promise<void> {
  await sql.query('DELETE FROM live_item WHERE session_id = $1 AND product_id <> ALL($2::uuid[])', [
    sessionId,
    items.map(({ productId }) => productId),
  ])
  for (const [position, { productId, livePriceFen, quota, perBuyer }] of items.entries())
    await sql.query(
      `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota, per_buyer) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (session_id, product_id) DO UPDATE SET position = $4, live_price_fen = $5, quota = $6, per_buyer = $7`,
      [newId(), sessionId, productId, position, livePriceFen, quota, perBuyer],
    )
}

/**
 * The people who help to host a session, exactly these. They see it in their studio at once.
 * @param phones E.164
 * @throws DomainError InvalidInput {field: coHosts, rule: unknown, phone} (nobody has an account with it), {rule: many}
 */
export async function writeCoHosts(sql: Sql, sessionId: string, phones: readonly string[]): Promise<void> {
  if (phones.length > CO_HOSTS.max) throw new DomainError('InvalidInput', { field: 'coHosts', rule: 'many' })
  const { rows } = await sql.query<{ id: string; phone: string }>(
    'SELECT id, phone_number AS phone FROM app_user WHERE phone_number = ANY($1::text[]) AND closed_at IS NULL',
    [phones],
  )
  const unknown = phones.find((phone) => !rows.some((row) => row.phone === phone))
  if (unknown) throw new DomainError('InvalidInput', { field: 'coHosts', rule: 'unknown', phone: unknown })
  const ids = rows.map(({ id }) => id)
  await sql.query(`DELETE FROM live_host WHERE session_id = $1 AND role = 'co_host' AND user_id <> ALL($2::text[])`, [
    sessionId,
    ids,
  ])
  await sql.query(
    `INSERT INTO live_host (session_id, user_id, role) SELECT $1, id, 'co_host' FROM unnest($2::text[]) AS id ON CONFLICT DO NOTHING`,
    [sessionId, ids],
  )
}
