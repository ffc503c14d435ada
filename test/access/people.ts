import { makeCoHost } from '#test/factories/live.ts'
import type { Market } from '#test/factories/market.ts'
import { browser } from '#test/identity.ts'
import type { ServedPages } from './serve-pages.ts'

/** `own…` and `other…`: of the producer or district that the planted order is of, or of another. */
export const people = [
  'guest',
  'otherGuest',
  'buyer',
  'otherBuyer',
  'farmer',
  'otherFarmer',
  'volunteer',
  'coordinator',
  'otherCoordinator',
  'admin',
] as const
export type Person = (typeof people)[number]

export const everybody: readonly Person[] = people
export const signedIn = people.filter((person) => !/guest/i.test(person))
export const coordination: readonly Person[] = ['coordinator', 'otherCoordinator', 'admin']
export const ofTheDistrict: readonly Person[] = ['coordinator', 'admin']
export const farmHands: readonly Person[] = ['farmer', 'otherFarmer', 'volunteer']
export const ofTheFarm: readonly Person[] = ['farmer', 'volunteer']

/** Headers that make a request one person's, and who they are to the shop. */
export type Known = { cookie: string; userId: string; guestKeyHash: string; phone: string }

const roles: Partial<Record<Person, string>> = {
  ...{ farmer: 'farmer', otherFarmer: 'farmer', volunteer: 'volunteer', admin: 'admin' },
  ...{ coordinator: 'coordinator', otherCoordinator: 'coordinator' },
}

async function signIn({ shop, lastCode }: ServedPages, phone: string): Promise<Known> {
  const here = browser()
  await shop.identity.requestCode(phone, here.headers())
  here.take(await shop.identity.signInWithCode({ phone, code: lastCode(phone), headers: here.headers() }))
  const viewer = await shop.identity.readViewer(here.headers())
  return { cookie: here.headers().get('cookie') ?? '', userId: viewer?.userId ?? '', guestKeyHash: '', phone }
}

function beGuest({ shop }: ServedPages, phone: string): Known {
  const { buyer, setCookie = '' } = shop.identity.readBuyer(new Headers(), null)
  return { cookie: setCookie.split(';')[0] ?? '', userId: '', guestKeyHash: buyer.guestKeyHash ?? '', phone }
}

/** Gives everybody a way in, and staff their work at one of two markets. */
export async function admitPeople(served: ServedPages, here: Market, there: Market): Promise<Record<Person, Known>> {
  const run = (text: string, values: unknown[]) => served.deps.db.pool.query(text, values)
  const known = {} as Record<Person, Known>
  for (const [index, person] of people.entries()) {
    const phone = `+8613700000${String(index).padStart(3, '0')}`
    known[person] = /guest/i.test(person) ? beGuest(served, phone) : await signIn(served, phone)
    const { userId } = known[person]
    const role = roles[person]
    const market = person.startsWith('other') ? there : here
    if (!role) continue
    const scope = role === 'coordinator' ? market.districtCode : null
    await run(`UPDATE app_user SET role = $2::role, scope_kind = $3::scope_kind, scope_code = $4 WHERE id = $1`, [
      userId,
      role,
      ...(scope ? ['district', scope] : [null, null]),
    ])
    if (role !== 'farmer' && role !== 'volunteer') continue
    await run(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, $3)`, [
      market.producerId,
      userId,
      role === 'farmer' ? 'host' : 'volunteer',
    ])
  }
  return known
}

/** Somebody without any role who helps to host a session. */
export async function coHost(served: ServedPages, sessionId: string): Promise<Known> {
  const known = await signIn(served, '+8613700000099')
  await makeCoHost(served.deps.db, sessionId, known.userId)
  return known
}
