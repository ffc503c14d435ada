import pino from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { maskPhone } from '#domain/masking.ts'
import { useDatabase } from '#test/database.ts'
import { makeHost } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { endSession } from '../end-session.ts'
import { isHost } from '../hosts.ts'
import { listOwnSessions } from '../list-sessions.ts'
import { readStudio } from '../read-studio.ts'
import { startSession } from '../start-session.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { declineInvitation } from './decline-invitation.ts'
import { editSession } from './edit-session.ts'
import { listInvitations, readInvitation } from './read-invitations.ts'
import { readPlan } from './read-plan.ts'
import { scheduleSession } from './schedule-session.ts'

const database = useDatabase()
const bus = { publish: async () => undefined, subscribe: () => () => undefined, close: async () => undefined }
const clock = stillClock()
const deps = () => ({ db: database.db, clock, bus, log: pino({ level: 'silent' }) })
const run = (text: string, ...values: unknown[]) => database.db.pool.query(text, values)
let phones = 0
let market: Market
let farmer: string
let helper: string
let phone: string
let sessionId: string
beforeEach(async () => {
  market = await makeMarket(database.db)
  farmer = await makePerson(database.db, 'farmer')
  await makeHost(database.db, market, farmer)
  helper = await makePerson(database.db)
  phone = `+86137000180${String(++phones).padStart(2, '0')}`
  await run('UPDATE app_user SET phone_number = $2 WHERE id = $1', helper, phone)
  sessionId = crypto.randomUUID()
})

const draft = (coHosts: string[]) => ({
  ...{
    titleZh: '开栏直播',
    titleEn: '',
    scheduledAt: new Date(clock.now().getTime() + 3_600_000),
    coverKey: null,
    coHosts,
  },
  items: [{ productId: market.productId, livePriceFen: 8_800n, quota: 50, perBuyer: null }],
})
const announce = (coHosts = [phone]) =>
  scheduleSession(deps(), farmer, { sessionId, producerId: market.producerId, draft: draft(coHosts) })
const edit = (coHosts: string[], userId = farmer) => editSession(deps(), userId, { sessionId, draft: draft(coHosts) })
const accept = () => acceptInvitation(deps(), helper, sessionId)
const decline = () => declineInvitation(deps(), helper, sessionId)
const verify = (bornOn = '1990-01-01') =>
  run(
    `INSERT INTO host_verification (user_id, real_name, born_on, submitted_at, verified_by, verified_at)
     VALUES ($1, '赵测试', $2, '2020-01-01', 'user:test', '2020-01-02')`,
    helper,
    bornOn,
  )
const helps = () => isHost(database.db.pool, sessionId, helper)
const answers = async () => (await readPlan(deps(), farmer, sessionId)).coHosts
const told = async () => (await run(`SELECT kind, recipient FROM notice WHERE user_id = $1`, helper)).rows
const notFound = { code: 'NotFound' }

test('who is asked is told once, and does, sees and is nothing in the session until they accept', async () => {
  await announce()
  await edit([phone])
  expect(await told()).toEqual([{ kind: 'live_invited', recipient: phone }])
  expect(await listInvitations(deps(), helper)).toMatchObject([{ session: { id: sessionId }, answer: 'open' }])
  expect(await answers()).toEqual([{ phone, name: null, answer: 'open' }])
  expect(await helps()).toBe(false)
  expect(await listOwnSessions(deps(), helper)).toEqual([])
  for (const act of [readStudio, readPlan, startSession])
    await expect(act(deps(), helper, sessionId)).rejects.toMatchObject({ code: 'Forbidden' })
  await verify()
  await Promise.all([accept(), accept()])
  await accept()
  expect(await helps()).toBe(true)
  expect(await listInvitations(deps(), helper)).toEqual([])
  expect((await listOwnSessions(deps(), helper)).map(({ id }) => id)).toEqual([sessionId])
  expect(await answers()).toMatchObject([{ answer: 'accepted', name: expect.stringMatching(/^测试/) }])
})

test.each([
  ['nobody checked', 'none', async () => undefined],
  [
    'somebody still checks',
    'waiting',
    async () => {
      await verify()
      await run('UPDATE host_verification SET verified_at = NULL, verified_by = NULL WHERE user_id = $1', helper)
    },
  ],
])('whose papers %s cannot accept, and keeps the invitation', async (_, why, given) => {
  await announce()
  await given()
  await expect(accept()).rejects.toMatchObject({ code: 'HostNotVerified', detail: { why } })
  expect(await readInvitation(deps(), helper, sessionId)).toMatchObject({ answer: 'open', standing: why })
  expect(await helps()).toBe(false)
})

test('who declines is shown as such to the host alone, and is asked again once they were taken off', async () => {
  await announce()
  await verify()
  await decline()
  await decline()
  expect(await answers()).toEqual([{ phone, name: null, answer: 'declined' }])
  await edit([phone])
  await expect(accept()).rejects.toMatchObject(notFound)
  await edit([])
  clock.forward(1)
  await edit([phone])
  expect(await told()).toHaveLength(2)
  await accept()
  expect((await readPlan(deps(), helper, sessionId)).coHosts).toEqual([])
})

test('who helps may stop until it begins; its host may not, and nobody once it began', async () => {
  await announce()
  await verify()
  await accept()
  await expect(declineInvitation(deps(), farmer, sessionId)).rejects.toMatchObject(notFound)
  await decline()
  expect(await helps()).toBe(false)
  await edit([])
  await edit([phone])
  await accept()
  await startSession(deps(), farmer, sessionId)
  await expect(decline()).rejects.toMatchObject({ code: 'SessionStateConflict' })
  expect(await helps()).toBe(true)
})

test('who helps names nobody: the host’s list stays as it is, whatever they send', async () => {
  await announce()
  await verify()
  await accept()
  await edit([], helper)
  expect(await helps()).toBe(true)
})

test('the host takes somebody off, and is not asked themselves', async () => {
  await announce()
  await verify()
  await accept()
  await edit([])
  expect(await helps()).toBe(false)
  await expect(readInvitation(deps(), helper, sessionId)).rejects.toMatchObject(notFound)
  await run(`UPDATE app_user SET phone_number = '+8613700018099' WHERE id = $1`, farmer)
  const refused = { code: 'InvalidInput', detail: { field: 'coHosts', rule: 'yourself' } }
  await expect(edit(['+8613700018099'])).rejects.toMatchObject(refused)
})

test('nobody is invited any more once it is over, nor by anybody else’s session', async () => {
  await announce()
  await verify()
  await startSession(deps(), farmer, sessionId)
  await endSession(deps(), farmer, sessionId)
  await expect(accept()).rejects.toMatchObject({ code: 'SessionStateConflict' })
  expect(await listInvitations(deps(), helper)).toEqual([])
  await expect(acceptInvitation(deps(), farmer, sessionId)).rejects.toMatchObject(notFound)
})

test('its host is told of every answer once, by the phone they asked', async () => {
  const hostTold = async () =>
    (
      await run(`SELECT facts ->> 'answer' AS answer, facts ->> 'who' AS who FROM notice WHERE user_id = $1`, farmer)
    ).rows.map(({ answer, who }) => [answer, who])
  await run(`UPDATE app_user SET phone_number = '+8613700018098' WHERE id = $1`, farmer)
  await announce()
  await verify()
  await Promise.all([accept(), accept()])
  const who = maskPhone(phone)
  expect(await hostTold()).toEqual([['accepted', who]])
  await Promise.all([decline(), decline()])
  await edit([])
  clock.forward(1)
  await edit([phone])
  await decline()
  await decline()
  expect((await hostTold()).sort()).toEqual([
    ['accepted', who],
    ['declined', who],
    ['left', who],
  ])
  await run(`UPDATE app_user SET phone_number = NULL WHERE id = $1`, farmer)
})
