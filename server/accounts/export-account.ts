import type { Deps } from '#server/deps.ts'
import { type Limit, spend } from '#server/identity/rate-limit.ts'
import { type ExportedOrder, ordersOf, readEach } from './export-orders.ts'

/** Everything the shop holds on one person: columns as they are stored, amounts in fen, times in UTC. */
export type AccountExport = { takenAt: string; orders: ExportedOrder[] } & Record<keyof typeof sections, unknown[]>

/** A copy is a lot of work, and everything a thief of a session would want. */
const copies: Limit = { max: 5, seconds: 60 * 60 }

const own = (table: string, hidden: string, order: string) =>
  `SELECT to_jsonb(t) - '{user_id,guest_key_hash${hidden ? `,${hidden}` : ''}}'::text[] AS row FROM ${table} t
   WHERE t.user_id = $1 ORDER BY t.${order} DESC LIMIT 5000`

const sections = {
  profile: `SELECT jsonb_build_object('name', name, 'phone', phone_number, 'contact_email', contact_email, 'language', locale, 'role', role,
    'two_factor_enabled', two_factor_enabled, 'created_at', created_at) AS row FROM app_user WHERE id = $1`,
  addresses: own('address', '', 'created_at'),
  cart: `SELECT jsonb_build_object('product', p.name_zh, 'quantity', l.quantity, 'preorder', l.preorder, 'added_at', l.added_at) AS row
    FROM cart c JOIN cart_line l ON l.cart_id = c.id JOIN product p ON p.id = l.product_id WHERE c.user_id = $1 ORDER BY l.added_at`,
  reviews: own('review', 'hidden_by', 'written_at'),
  questions: own('question', 'answered_by', 'asked_at'),
  reminders: own('reminder', '', 'created_at'),
  notices: own('notice', 'dedupe_key', 'created_at'),
  hosting: `SELECT jsonb_build_object('real_name', real_name, 'born_on', born_on, 'guardian_name', guardian_name, 'guardian_phone', guardian_phone,
    'submitted_at', submitted_at, 'verified_at', verified_at, 'refused_reason', refused_reason, 'revoked_at', revoked_at) AS row
    FROM host_verification WHERE user_id = $1`,
  invitations: `SELECT jsonb_build_object('session', session_id, 'invited_at', invited_at, 'declined_at', declined_at) AS row
    FROM live_invitation WHERE user_id = $1 ORDER BY invited_at`,
  pushSubscriptions: `SELECT jsonb_build_object('endpoint', endpoint, 'created_at', created_at) AS row
    FROM push_subscription WHERE user_id = $1 ORDER BY created_at`,
  signIns: `SELECT jsonb_build_object('at', created_at, 'until', expires_at, 'address', ip_address, 'device', user_agent) AS row
    FROM session WHERE user_id = $1 ORDER BY created_at DESC`,
  saidInLiveRooms: `SELECT jsonb_build_object('session', e.session_id, 'at', e.at, 'text', e.payload ->> 'text') AS row
    FROM live_event e WHERE e.type = 'chat.said' AND split_part(e.dedupe_key, ':', 3) = $1 ORDER BY e.at DESC LIMIT 5000`,
}

/**
 * A copy of what the shop holds on a person, for themselves. At most 5,000 entries of a kind, the newest.
 * Errors: TooManyRequests {seconds} after five within an hour.
 */
export async function exportAccount(deps: Pick<Deps, 'db' | 'clock' | 'log'>, userId: string): Promise<AccountExport> {
  await spend(deps, `export:${userId}`, copies)
  const { pool } = deps.db
  const parts = {} as Record<keyof typeof sections, unknown[]>
  for (const name of Object.keys(sections) as (keyof typeof sections)[])
    parts[name] = await readEach(pool, sections[name], userId)
  const orders = await ordersOf(pool, userId)
  deps.log.info({ userId, orders: orders.length }, 'personal data copied out')
  return { takenAt: deps.clock.now().toISOString(), ...parts, orders }
}
