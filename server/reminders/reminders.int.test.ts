import { expect, test } from 'vitest'
import { countSubscriptions, subscribe, unsubscribe } from '#server/notices/subscribe.ts'
import { useDatabase } from '#test/database.ts'
import { makeHost } from '#test/factories/live.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, stillClock } from '#test/factories/sale.ts'
import { viewer } from '#test/factories/viewer.ts'
import { joinGuestNotices } from './join-guest.ts'
import { listReminders } from './list-reminders.ts'
import { forgetReminder, remind } from './remind.ts'
import { tellSoon } from './tell-soon.ts'

const database = useDatabase()
let phones = 0

/** A session an hour from now. */
async function scheduled() {
  const { db } = database
  const clock = stillClock()
  const phone = `+861990001${String(++phones).padStart(4, '0')}`
  const market = await makeMarket(db)
  const sessionId = crypto.randomUUID()
  await db.pool.query(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at) VALUES ($1, '月光下的鸡', 'Moonlit hens', $2, $3)`,
    [sessionId, market.producerId, new Date(clock.now().getTime() + 3_600_000)],
  )
  const hostId = await makePerson(db, 'farmer')
  await makeHost(db, market, hostId)
  await db.pool.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [sessionId, hostId])
  const deps = { db, clock }
  const want = (buyer = guest(), typed: string | null = phone) =>
    remind(deps, { buyer, viewer: null }, { sessionId, phone: typed, locale: 'zh' })
  const notices = async () => {
    const { rows } = await db.pool.query<{ channel: string; recipient: string }>(
      `SELECT channel, recipient FROM notice WHERE facts->>'sessionId' = $1 ORDER BY channel, recipient`,
      [sessionId],
    )
    return rows
  }
  return { deps, sessionId, phone, want, notices }
}

const browserOf = (name: string) => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
  p256dh: 'B'.repeat(87),
  auth: 'a'.repeat(22),
  locale: 'zh',
})

test('told once, ten minutes before, not earlier', async () => {
  const { deps, phone, want, notices } = await scheduled()
  const buyer = guest()
  await want(buyer)
  await want(buyer)
  deps.clock.forward(49)
  expect(await tellSoon(deps)).toBe(0)
  deps.clock.forward(1)
  const told = await Promise.all([tellSoon(deps), tellSoon(deps)])
  expect(told[0] + told[1]).toBe(1)
  deps.clock.forward(1)
  expect(await tellSoon(deps)).toBe(0)
  expect(await notices()).toEqual([{ channel: 'sms', recipient: phone }])
})

test('one phone gets one message, whoever gave it', async () => {
  const { deps, want, notices } = await scheduled()
  await want()
  await want()
  deps.clock.forward(55)
  expect(await tellSoon(deps)).toBe(2)
  expect(await notices()).toHaveLength(1)
})

test('a session that begins early is told at once; one that is over, or was missed, never', async () => {
  const early = await scheduled()
  await early.want()
  const { pool } = database.db
  await pool.query(`UPDATE live_session SET state = 'live', started_at = $2 WHERE id = $1`, [
    early.sessionId,
    early.deps.clock.now(),
  ])
  expect(await tellSoon(early.deps)).toBe(1)
  const missed = await scheduled()
  await missed.want()
  missed.deps.clock.forward(60 + 16)
  expect(await tellSoon(missed.deps)).toBe(0)
})

test('a guest without a phone needs a browser that takes notices; push services only', async () => {
  const { deps, sessionId, want, notices } = await scheduled()
  const buyer = guest()
  await expect(want(buyer, null)).rejects.toMatchObject({ code: 'InvalidInput', detail: { field: 'phone' } })
  for (const endpoint of [
    'https://169.254.169.254/latest/',
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.test/x',
    'https://evil.test/fcm.googleapis.com/',
  ])
    await expect(subscribe(deps, buyer, { ...browserOf('x'), endpoint })).rejects.toMatchObject({
      code: 'InvalidInput',
    })
  await subscribe(deps, buyer, browserOf(sessionId))
  await want(buyer, null)
  deps.clock.forward(52)
  await tellSoon(deps)
  expect(await notices()).toEqual([{ channel: 'push', recipient: browserOf(sessionId).endpoint }])
})

test('one’s own list, and taking it back', async () => {
  const { deps, sessionId, phone, want } = await scheduled()
  const buyer = guest()
  await want(buyer)
  expect(await listReminders(deps, buyer)).toMatchObject([{ session: { id: sessionId }, phone }])
  expect(await listReminders(deps, guest())).toEqual([])
  await forgetReminder(deps, guest(), sessionId)
  expect(await listReminders(deps, buyer)).toHaveLength(1)
  await forgetReminder(deps, buyer, sessionId)
  expect(await listReminders(deps, buyer)).toEqual([])
})

test('not for a session that has begun; not to a phone without end', async () => {
  const { deps, sessionId, want } = await scheduled()
  const other = '+8619900009999'
  for (let count = 0; count < 5; count += 1) await want(guest(), other)
  await expect(want(guest(), other)).rejects.toMatchObject({ code: 'TooManyRequests' })
  await deps.db.pool.query(`UPDATE live_session SET state = 'live', started_at = now() WHERE id = $1`, [sessionId])
  await expect(want(guest(), '+8619900008888')).rejects.toMatchObject({ code: 'SessionStateConflict' })
})

test('at sign-in what a guest wanted becomes the account’s, once', async () => {
  const { deps, sessionId, phone, want } = await scheduled()
  const buyer = guest()
  await want(buyer)
  await subscribe(deps, buyer, browserOf(`${sessionId}-b`))
  const userId = await makePerson(database.db)
  const person = viewer({ userId, role: 'consumer', scope: null })
  const account = { userId, guestKeyHash: null }
  await remind(deps, { buyer: account, viewer: { ...person, phone } }, { sessionId, phone: null, locale: 'zh' })
  await joinGuestNotices(deps.db.pool, { userId, guestKeyHash: buyer.guestKeyHash })
  expect(await listReminders(deps, account)).toHaveLength(1)
  expect(await listReminders(deps, buyer)).toEqual([])
  expect(await countSubscriptions(deps, account)).toBe(1)
  await unsubscribe(deps, guest(), null)
  expect(await countSubscriptions(deps, account)).toBe(1)
  await unsubscribe(deps, account, null)
  expect(await countSubscriptions(deps, account)).toBe(0)
})
