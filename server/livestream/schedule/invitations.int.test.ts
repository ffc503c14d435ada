import { beforeEach, expect, test } from 'vitest'
import { CO_HOSTS } from '#domain/live-schedule.ts'
import { maskPhone } from '#domain/masking.ts'
import { useDatabase } from '#test/database.ts'
import { makePerson } from '#test/factories/market.ts'
import { makeSchedule, type Schedule } from '#test/factories/schedule.ts'
import { endSession } from '../end-session.ts'
import { isHost } from '../hosts.ts'
import { listOwnSessions } from '../list-sessions.ts'
import { readStudio } from '../read-studio.ts'
import { startSession } from '../start-session.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { declineInvitation } from './decline-invitation.ts'
import { listInvitations, readInvitation } from './read-invitations.ts'
import { readPlan } from './read-plan.ts'

const database = useDatabase()
const run = (text: string, ...values: unknown[]) => database.db.pool.query(text, values)
let phones = 0
let farm: Schedule
let helper: string
let phone: string
beforeEach(async () => {
  farm = await makeSchedule(database.db)
  helper = await makePerson(database.db)
  phone = `+86137000180${String(++phones).padStart(2, '0')}`
  await run('UPDATE app_user SET phone_number = $2 WHERE id = $1', helper, phone)
})

const announce = (coHosts = [phone]) => farm.announce({ coHosts })
const edit = (coHosts: string[], userId = farm.farmerId) => farm.edit({ coHosts }, userId)
const accept = () => acceptInvitation(farm, helper, farm.sessionId)
const decline = () => declineInvitation(farm, helper, farm.sessionId)
const verify = (bornOn = '1990-01-01') =>
  run(
    `INSERT INTO host_verification (user_id, real_name, born_on, submitted_at, verified_by, verified_at)
     VALUES ($1, '赵测试', $2, '2020-01-01', 'user:test', '2020-01-02')`,
    helper,
    bornOn,
  )
const helps = () => isHost(database.db.pool, farm.sessionId, helper)
const answers = async () => (await readPlan(farm, farm.farmerId, farm.sessionId)).coHosts
const told = async () => (await run(`SELECT kind, recipient FROM notice WHERE user_id = $1`, helper)).rows
const notFound = { code: 'NotFound' }

test('who is asked is told once, and does, sees and is nothing in the session until they accept', async () => {
  await announce()
  await edit([phone])
  expect(await told()).toEqual([{ kind: 'live_invited', recipient: phone }])
  expect(await listInvitations(farm, helper)).toMatchObject([{ session: { id: farm.sessionId }, answer: 'open' }])
  expect(await answers()).toEqual([{ phone, name: null, answer: 'open' }])
  expect(await helps()).toBe(false)
  expect(await listOwnSessions(farm, helper)).toEqual([])
  for (const act of [readStudio, readPlan, startSession])
    await expect(act(farm, helper, farm.sessionId)).rejects.toMatchObject({ code: 'Forbidden' })
  await verify()
  await Promise.all([accept(), accept()])
  await accept()
  expect(await helps()).toBe(true)
  expect(await listInvitations(farm, helper)).toEqual([])
  expect((await listOwnSessions(farm, helper)).map(({ id }) => id)).toEqual([farm.sessionId])
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
  expect(await readInvitation(farm, helper, farm.sessionId)).toMatchObject({ answer: 'open', standing: why })
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
  farm.clock.forward(1)
  await edit([phone])
  expect(await told()).toHaveLength(2)
  await accept()
  expect((await readPlan(farm, helper, farm.sessionId)).coHosts).toEqual([])
})

test('who helps may stop until it begins; its host may not, and nobody once it began', async () => {
  await announce()
  await verify()
  await accept()
  await expect(declineInvitation(farm, farm.farmerId, farm.sessionId)).rejects.toMatchObject(notFound)
  await decline()
  expect(await helps()).toBe(false)
  await edit([])
  await edit([phone])
  await accept()
  await startSession(farm, farm.farmerId, farm.sessionId)
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
  await edit([phone])
  expect(await helps()).toBe(true)
  await edit([])
  expect(await helps()).toBe(false)
  await expect(readInvitation(farm, helper, farm.sessionId)).rejects.toMatchObject(notFound)
  await run(`UPDATE app_user SET phone_number = '+8613700018099' WHERE id = $1`, farm.farmerId)
  const refused = { code: 'InvalidInput', detail: { field: 'coHosts', rule: 'yourself' } }
  await expect(edit(['+8613700018099'])).rejects.toMatchObject(refused)
})

test('nobody is invited any more once it is over, nor by anybody else’s session', async () => {
  await announce()
  await verify()
  await startSession(farm, farm.farmerId, farm.sessionId)
  await endSession(farm, farm.farmerId, farm.sessionId)
  await expect(accept()).rejects.toMatchObject({ code: 'SessionStateConflict' })
  expect(await listInvitations(farm, helper)).toEqual([])
  await expect(acceptInvitation(farm, farm.farmerId, farm.sessionId)).rejects.toMatchObject(notFound)
  await run(`UPDATE app_user SET phone_number = '+8613700018097' WHERE id = $1`, farm.farmerId)
  await decline()
  expect((await run('SELECT kind FROM notice WHERE user_id = $1', farm.farmerId)).rows).toEqual([])
})

test('only a few are asked', async () => {
  await announce([])
  const crowd = Array.from({ length: CO_HOSTS.max + 1 }, (_, n) => `+861370001810${n}`)
  await expect(edit(crowd)).rejects.toMatchObject({ code: 'InvalidInput', detail: { field: 'coHosts', rule: 'many' } })
})

test('its host is told of every answer once, by the phone they asked', async () => {
  const hostTold = async () =>
    (
      await run(
        `SELECT facts ->> 'answer' AS answer, facts ->> 'who' AS who FROM notice WHERE user_id = $1`,
        farm.farmerId,
      )
    ).rows.map(({ answer, who }) => [answer, who])
  await run(`UPDATE app_user SET phone_number = '+8613700018098' WHERE id = $1`, farm.farmerId)
  await announce()
  await verify()
  await Promise.all([accept(), accept()])
  farm.clock.forward(1)
  await accept()
  const who = maskPhone(phone)
  expect(await hostTold()).toEqual([['accepted', who]])
  await Promise.all([decline(), decline()])
  await edit([])
  farm.clock.forward(1)
  await edit([phone])
  await decline()
  await decline()
  expect((await hostTold()).sort()).toEqual([
    ['accepted', who],
    ['declined', who],
    ['left', who],
  ])
  await run(`UPDATE app_user SET phone_number = NULL WHERE id = $1`, farm.farmerId)
})
