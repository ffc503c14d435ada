import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { IdentityVerbs } from '#server/identity/verbs.ts'
import { findUnderway, type Underway } from './find-underway.ts'
import { forgetPerson } from './forget-person.ts'

export type Closed =
  | { outcome: 'closed'; setCookies: string[] }
  /** The password or code was wrong, or the code too old. */
  | { outcome: 'wrong' | 'expired' }
  /** Orders that have to come to an end first. */
  | { outcome: 'underway'; orders: Underway[] }
  /** Who sells, hosts or coordinates is relieved of that first, by an administrator. */
  | { outcome: 'on_duty' }

type Closing = Pick<Deps, 'db' | 'clock' | 'log'> & {
  identity: Pick<IdentityVerbs, 'readViewer' | 'confirmSelf' | 'signOut'>
}

type Decided = Exclude<Closed, { outcome: 'closed' | 'wrong' | 'expired' }> | null

async function decide({ db, clock }: Pick<Closing, 'db' | 'clock'>, userId: string): Promise<Decided> {
  return db.tx(async (sql) => {
    // Orders being placed share this row's lock: they are either seen below or refused by the database.
    const { rows } = await sql.query<{ role: string; phone: string | null }>(
      'SELECT role, phone_number AS phone FROM app_user WHERE id = $1 AND closed_at IS NULL FOR UPDATE',
      [userId],
    )
    const account = rows[0]
    if (!account) return null
    if (account.role !== 'consumer') return { outcome: 'on_duty' }
    const orders = await findUnderway(sql, userId)
    if (orders.length > 0) return { outcome: 'underway', orders }
    await forgetPerson(sql, { userId, phone: account.phone, at: clock.now() })
    return null
  })
}

/**
 * Closes the account of who is signed in: their personal data is gone at once, their sessions end, the phone is free for a
 * new account. What the law wants kept of orders stays without them. Closing twice is closing once.
 * @param secret the password, or a code sent to the phone of an account without one
 * Errors: NotSignedIn, TooManyRequests {seconds}.
 */
export async function closeAccount(
  deps: Closing,
  { secret, headers }: { secret: string; headers: Headers },
): Promise<Closed> {
  const viewer = await deps.identity.readViewer(headers)
  if (!viewer) throw new DomainError('NotSignedIn')
  const proof = await deps.identity.confirmSelf({ secret, headers })
  if (proof !== 'confirmed') return { outcome: proof }
  const refused = await decide(deps, viewer.userId)
  if (refused) return refused
  deps.log.info({ userId: viewer.userId }, 'account closed')
  return { outcome: 'closed', ...(await deps.identity.signOut(headers)) }
}
