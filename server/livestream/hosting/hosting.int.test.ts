import pino from 'pino'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetPerson } from '#server/accounts/forget-person.ts'
import { forgetPicture } from '#server/files/forget-picture.ts'
import { useDatabase } from '#test/database.ts'
import { makeCoHost, makeHost, makeShow } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { requireVerifiedHost } from '../host-verification.ts'
import { decideHost, type HostDecision } from './decide-host.ts'
import { countWaitingHosts, listHosts, readConsent, readHost, readOwnPapers } from './read-hosts.ts'
import { type HostSubmission, submitPapers } from './submit-papers.ts'
import { openConsent, takeConsent } from './take-consent.ts'

const database = useDatabase()
const log = pino({ level: 'silent' })
let clock: ReturnType<typeof stillClock>
let files: ReturnType<typeof memoryFiles>
let market: Market
let person: string
let decider: string
let pictures = 30
beforeEach(async () => {
  clock = stillClock()
  files = memoryFiles()
  market = await makeMarket(database.db)
  person = await makePerson(database.db, 'farmer')
  decider = await makePerson(database.db, 'coordinator')
  await database.db.pool.query(`INSERT INTO producer_member VALUES ($1, $2, 'host')`, [market.producerId, person])
})
const deps = () => ({ db: database.db, clock, files, log, env: { AUTH_SECRET: 'x'.repeat(32) } as never })
const coordinator = (userId = decider, districtCode = market.districtCode) =>
  viewer({ userId, role: 'coordinator', scope: { kind: 'district', districtCode } })
const grown: HostSubmission = { realName: '秦望川', bornOn: '1980-06-15', guardian: null }
/** Sixteen on the day of the still clock, whatever it is. */
const young = () => `${clock.now().getUTCFullYear() - 17}-01-02`
const submit = (papers: Partial<HostSubmission> = {}) => submitPapers(deps(), person, { ...grown, ...papers })
const decide = async (decision: HostDecision, who = coordinator(), reason = '照片看不清楚') => {
  const { rows } = await database.db.pool.query<{ at: Date }>(
    'SELECT submitted_at AS at FROM host_verification WHERE user_id = $1',
    [person],
  )
  return decideHost(deps(), who, { userId: person, decision, reason, submittedAt: rows[0]?.at.getTime() ?? 0 })
}
const consent = async () => {
  const bytes = await sharp({ create: { width: ++pictures, height: 60, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const ticket = await takeConsent(deps(), person, bytes)
  expect(openConsent(deps(), decider, ticket)).toBeNull()
  return openConsent(deps(), person, ticket) ?? ''
}
const guardian = async () => ({ name: '秦父', phone: '+8613900001111', fileKey: await consent() })

describe('handing in', () => {
  test('waits for a coordinator, who confirms it', async () => {
    await submit()
    await expect(requireVerifiedHost(database.db.pool, person, clock.now())).rejects.toMatchObject({
      detail: { why: 'waiting' },
    })
    expect(await countWaitingHosts(deps(), coordinator())).toBe(1)
    await decide('verified')
    await requireVerifiedHost(database.db.pool, person, clock.now())
    expect(await countWaitingHosts(deps(), coordinator())).toBe(0)
    await expect(submit()).rejects.toMatchObject({ code: 'HostStateConflict' })
  })

  test.each<[Partial<HostSubmission>, string, string]>([
    [{ realName: '秦' }, 'realName', 'name'],
    [{ realName: '<b>x</b>' }, 'realName', 'name'],
    [{ bornOn: '2015-01-01' }, 'bornOn', 'tooYoung'],
    [{ bornOn: '1900-01-01' }, 'bornOn', 'day'],
  ])('%j is refused at its field', (papers, field, rule) =>
    expect(submit(papers)).rejects.toMatchObject({ code: 'InvalidInput', detail: { field, rule } }),
  )

  test('from 16 to 17 takes a guardian’s name, phone and signed consent', async () => {
    const whole = await guardian()
    for (const [lacking, field] of [
      [null, 'guardianName'],
      [{ ...whole, phone: '' }, 'guardianPhone'],
      [{ ...whole, fileKey: '' }, 'consent'],
    ] as const)
      await expect(submit({ bornOn: young(), guardian: lacking })).rejects.toMatchObject({ detail: { field } })
    await submit({ bornOn: young(), guardian: whole })
    await decide('verified')
    await requireVerifiedHost(database.db.pool, person, clock.now())
  })

  test('of somebody grown up, nothing of a guardian is kept', async () => {
    await submit({ guardian: await guardian() })
    expect((await readOwnPapers(deps(), person))?.guardian).toBeNull()
  })

  test('again after a refusal is checked anew', async () => {
    await submit()
    await decide('refused')
    expect(await readOwnPapers(deps(), person)).toMatchObject({ standing: 'refused', reason: '照片看不清楚' })
    await submit({ realName: '秦望江' })
    expect(await readOwnPapers(deps(), person)).toMatchObject({ standing: 'waiting', realName: '秦望江', reason: null })
    await decide('verified')
    await decide('revoked', undefined, '别人用了这个账号')
    await expect(requireVerifiedHost(database.db.pool, person, clock.now())).rejects.toMatchObject({
      detail: { why: 'revoked' },
    })
  })
})

describe('deciding', () => {
  test('is for coordinators of the district, never about oneself', async () => {
    await submit()
    const refusals: [ReturnType<typeof coordinator>, string][] = [
      [coordinator(decider, '999999'), 'OutOfScope'],
      [coordinator(person), 'Forbidden'],
      [viewer({ userId: decider, role: 'farmer', scope: null }), 'Forbidden'],
    ]
    for (const [who, code] of refusals) await expect(decide('verified', who)).rejects.toMatchObject({ code })
    await expect(readHost(deps(), coordinator(decider, '999999'), person)).rejects.toMatchObject({ code: 'OutOfScope' })
    expect(await listHosts(deps(), coordinator(decider, '999999'))).toEqual([])
  })

  test('somebody asked to help with a session belongs to the district of its producer', async () => {
    const there = await makeMarket(database.db)
    const { sessionId, hostId } = await makeShow(database.db, there, { state: 'scheduled' })
    await submit()
    const asked = [sessionId, person, hostId]
    await database.db.pool.query('INSERT INTO live_invitation VALUES ($1, $2, $3, now())', asked)
    expect(await readHost(deps(), coordinator(decider, there.districtCode), person)).toMatchObject({
      realName: '秦望川',
    })
  })

  test('takes a reason to refuse, and what was read', async () => {
    await submit()
    await expect(decide('refused', undefined, '看不清')).rejects.toMatchObject({
      detail: { field: 'reason', rule: 'reason' },
    })
    const conflict = { code: 'HostStateConflict' }
    const old = { userId: person, decision: 'verified' as const, reason: '', submittedAt: 1 }
    await expect(decideHost(deps(), coordinator(), old)).rejects.toMatchObject(conflict)
    await expect(decide('revoked')).rejects.toMatchObject(conflict)
    await decide('refused')
    await expect(decide('verified')).rejects.toMatchObject(conflict)
  })

  test('withdrawn, somebody helps no session any more that is not over', async () => {
    const shows = [
      await makeShow(database.db, market, { state: 'scheduled' }),
      await makeShow(database.db, market),
      await makeShow(database.db, market, { state: 'ended' }),
    ]
    await submit()
    await decide('verified')
    for (const { sessionId } of shows) await makeCoHost(database.db, sessionId, person)
    await decide('revoked')
    const { rows } = await database.db.pool.query('SELECT session_id AS id FROM live_host WHERE user_id = $1', [person])
    expect(rows).toEqual([{ id: shows[2]?.sessionId }])
  })

  test('two at once: one decision, one message', async () => {
    await database.db.pool.query(`UPDATE app_user SET phone_number = '+8613600000001' WHERE id = $1`, [person])
    await submit()
    const both = await Promise.allSettled([decide('verified'), decide('refused')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { rows } = await database.db.pool.query('SELECT 1 FROM notice WHERE user_id = $1', [person])
    expect(rows).toHaveLength(1)
  })

  test('names, the birthday and the consent are there until it is decided, then masked', async () => {
    await submit({ bornOn: young(), guardian: await guardian() })
    const size = { width: 320 as const, format: 'webp' as const }
    const asked = { userId: person, size }
    expect(await readHost(deps(), coordinator(), person)).toMatchObject({
      realName: '秦望川',
      guardian: { phone: '+8613900001111' },
    })
    expect((await readConsent(deps(), coordinator(), asked)).contentType).toBe('image/webp')
    await expect(readConsent(deps(), coordinator(decider, '999999'), asked)).rejects.toMatchObject({
      code: 'OutOfScope',
    })
    await decide('verified')
    expect(await readHost(deps(), coordinator(), person)).toMatchObject({
      ...{ standing: 'verified', realName: '秦**', bornOn: young().slice(0, 4) },
      guardian: { name: '秦**', phone: '139****1111' },
    })
    await expect(readConsent(deps(), coordinator(), asked)).rejects.toMatchObject({ code: 'NotFound' })
  })
})

describe('when the account closes', () => {
  const forget = async () => {
    await database.db.pool.query(`UPDATE app_user SET role = 'consumer' WHERE id = $1`, [person])
    await database.db.tx((sql) => forgetPerson(sql, { userId: person, phone: null, at: clock.now() }))
  }
  const rows = async () =>
    (
      await database.db.pool.query(
        'SELECT real_name, born_on::text, guardian_name, verified_at FROM host_verification WHERE user_id = $1',
        [person],
      )
    ).rows

  test('papers of somebody who never hosted are gone, with the picture', async () => {
    const given = await guardian()
    await submit({ bornOn: young(), guardian: given })
    await forgetPicture(deps(), given.fileKey)
    expect(files.kept.size).toBe(1)
    await database.db.pool.query('DELETE FROM producer_member WHERE user_id = $1', [person])
    await forget()
    expect(await rows()).toEqual([])
    const { rows: jobs } = await database.db.pool.query(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'picture.forget'`,
    )
    expect(jobs).toContainEqual({ payload: { fileKey: given.fileKey } })
    await forgetPicture(deps(), given.fileKey)
    expect(files.kept.size).toBe(0)
  })

  test('of somebody who hosted stays that they were checked, without who they are', async () => {
    await makeHost(database.db, market, person)
    const { sessionId } = await makeShow(database.db, market, { state: 'ended' })
    await makeCoHost(database.db, sessionId, person)
    await forget()
    expect(await rows()).toEqual([{ real_name: '秦**', born_on: '1980-01-01', guardian_name: null, verified_at: null }])
  })
})
