import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'

/** What is shown in place of the name of somebody who is gone: as `maskName` writes a name without its first character. */
const NOBODY = '**'

/** What goes with its person. `$1`: user id. */
const removed = [
  'DELETE FROM session WHERE user_id = $1',
  'DELETE FROM account WHERE user_id = $1',
  'DELETE FROM two_factor WHERE user_id = $1',
  'DELETE FROM address WHERE user_id = $1',
  'DELETE FROM cart WHERE user_id = $1',
  'DELETE FROM push_subscription WHERE user_id = $1',
  'DELETE FROM reminder WHERE user_id = $1',
  'DELETE FROM live_invitation WHERE user_id = $1',
  'DELETE FROM host_verification v WHERE user_id = $1 AND NOT EXISTS (SELECT 1 FROM live_host h WHERE h.user_id = v.user_id)',
  'DELETE FROM notice WHERE user_id = $1 OR order_id IN (SELECT id FROM orders WHERE user_id = $1)',
]

/** What stays without its person: trade records for three years, reviews and answers for those who read them. */
const madeAnonymous = [
  `UPDATE orders SET recipient = left(recipient, 1) || '${NOBODY}', phone = regexp_replace(phone, '^\\+86(\\d{3})\\d+(\\d{4})$', '\\1****\\2'),
     street = '***', email = NULL, note = NULL WHERE user_id = $1`,
  `UPDATE invoice_request SET email = NULL, title = CASE WHEN kind = 'personal' THEN left(title, 1) || '${NOBODY}' ELSE title END
   WHERE order_id IN (SELECT id FROM orders WHERE user_id = $1)`,
  `UPDATE review SET shown_name = '${NOBODY}', user_id = NULL WHERE user_id = $1`,
  `UPDATE question SET shown_name = '${NOBODY}' WHERE user_id = $1`,
  // That somebody hosted was checked by a person: the day stays, as long as the sessions do.
  `UPDATE host_verification SET real_name = left(real_name, 1) || '${NOBODY}', born_on = date_trunc('year', born_on), guardian_name = NULL,
     guardian_phone = NULL, guardian_file = NULL, verified_at = NULL, verified_by = coalesce(verified_by, 'system'),
     refused_reason = 'closed', revoked_at = now() WHERE user_id = $1`,
]

/**
 * Takes a person out of everything the shop holds: deleted where nobody else needs it, anonymous where the law or other
 * people do. The account's row stays, empty, for what refers to it. In the caller's transaction.
 */
export async function forgetPerson(
  sql: Sql,
  person: { userId: string; phone: string | null; at: Date },
): Promise<void> {
  const { userId, phone, at } = person
  const { rows: papers } = await sql.query<{ file: string }>(
    'SELECT guardian_file AS file FROM host_verification WHERE user_id = $1 AND guardian_file IS NOT NULL',
    [userId],
  )
  for (const { file } of papers) await append(sql, 'picture.forget', { fileKey: file })
  for (const statement of [...removed, ...madeAnonymous]) await sql.query(statement, [userId])
  await sql.query(
    `DELETE FROM verification WHERE value LIKE '%' || $1 || '%' OR ($2::text IS NOT NULL AND identifier LIKE '%' || $2 || '%')`,
    [userId, phone],
  )
  await sql.query('DELETE FROM rate_limit WHERE strpos(key, $1) > 0 OR strpos(key, $2) > 0', [userId, phone ?? userId])
  await sql.query(
    `UPDATE app_user SET name = '${NOBODY}', email = 'closed-' || id || '@closed.invalid', email_verified = false, image = NULL,
       phone_number = NULL, phone_number_verified = NULL, two_factor_enabled = false, contact_email = NULL, locale = NULL,
       closed_at = $2, updated_at = $2 WHERE id = $1`,
    [userId, at],
  )
}
