import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import type { NoticeKind, StoredFacts } from '#server/notices/notice-facts.ts'
import { sayNotice } from '#server/notices/words.ts'
import { readInbox } from '#server/reports/read-inbox.ts'
import { useDatabase } from '#test/database.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { refused } from '#test/factories/refused.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { closeFollowUp } from './close-follow-up.ts'
import { listVisits } from './list-visits.ts'
import { ownVisits } from './own-visits.ts'
import { type NewVisit, planVisit } from './plan-visit.ts'
import { visitChoices } from './visit-choices.ts'
import { withdrawVisit } from './withdraw-visit.ts'

const database = useDatabase()
const { query } = database
let desk: Desk
let other: Market
let own: Viewer
let helpers: [string, string]
beforeEach(async () => {
  desk = await makeDesk(database.db, { start: new Date('2026-11-22T02:00:00Z') })
  other = await makeMarket(database.db)
  own = desk.proposer
  helpers = [await helperOf(desk.householdIds[0]), await helperOf(desk.householdIds[1])]
})

const helperOf = async (householdId: string) =>
  (await query<{ id: string }>('SELECT helper_id AS id FROM household WHERE id = $1', [householdId]))[0]?.id ?? ''
/** An account with a phone, proven or not. */
const person = async (phone: string, proven = true) => {
  const userId = await makePerson(database.db)
  await query('UPDATE app_user SET phone_number = $2, phone_number_verified = $3 WHERE id = $1', [
    ...[userId, phone, proven],
  ])
  return viewer({ userId, role: 'consumer', scope: null })
}
const visit = (of: Partial<NewVisit> = {}): NewVisit => ({
  ...{ id: randomUUID(), householdId: desk.householdIds[0], checkId: null, helperId: helpers[0] },
  ...{ dueOn: '2026-11-30', reason: '看看鸡舍过冬的准备', ...of },
})
const open = (state: string | null = null, helperId: string | null = null) => listVisits(desk, own, { state, helperId })

describe('a visit is planned', () => {
  test('for the household’s helper or another of the district, sent twice it is one', async () => {
    const planned = visit()
    await Promise.all([1, 2, 3, 4].map(() => planVisit(desk, own, planned)))
    await planVisit(desk, own, visit({ helperId: helpers[1], dueOn: '2026-11-25' }))
    const { rows, counts } = await open()
    expect(rows.map(({ dueOn, helperId, daysLate }) => [dueOn, helperId, daysLate])).toEqual([
      ['2026-11-25', helpers[1], -3],
      ['2026-11-30', helpers[0], -8],
    ])
    expect(counts).toEqual({ open: 2, overdue: 0, done: 0, all: 2 })
    expect((await open(null, helpers[1])).rows).toHaveLength(1)
    const choices = await visitChoices(desk, own, { householdId: desk.householdIds[1], checkId: null })
    expect(choices.helpers.map(({ id }) => id)).toEqual([helpers[1], helpers[0]])
  })
  test('one past its day stands out, in the list and in the inbox', async () => {
    await planVisit(desk, own, visit())
    const states = async () => (await readInbox(desk, own, { kind: 'follow_up' })).items.map(({ state }) => state)
    expect(await states()).toEqual(['visit'])
    desk.clock.forward(10 * 24 * 60)
    expect(await states()).toEqual(['overdue'])
    expect((await open('overdue')).rows).toMatchObject([{ daysLate: 2 }])
  })
  test('for one household a form, and only by who helps a household that is registered', async () => {
    const planned = visit()
    await planVisit(desk, own, planned)
    const another = planVisit(desk, own, { ...planned, householdId: desk.householdIds[1] })
    await expect(another).rejects.toEqual(refused('InvalidInput', { field: 'form', rule: 'visitOpen' }))
    const unknown = refused('InvalidInput', { field: 'helperId', rule: 'unknown' })
    const [first, second] = desk.householdIds
    await query('UPDATE household SET removed_at = now() WHERE id = $1', [second])
    await expect(planVisit(desk, own, visit({ helperId: helpers[1] }))).rejects.toEqual(unknown)
    await query('UPDATE household SET removed_at = NULL, merged_into_id = $2, merged_at = now() WHERE id = $1', [
      ...[second, first],
    ])
    await expect(planVisit(desk, own, visit({ helperId: helpers[1] }))).rejects.toEqual(unknown)
  })
  test('words for what cannot be, and nobody beyond their scope', async () => {
    const far = await helperOf(other.householdIds[0])
    const wrong: [Partial<NewVisit>, object][] = [
      [{ dueOn: '2026-11-21' }, { field: 'dueOn', rule: 'dayPast' }],
      [{ dueOn: '' }, { field: 'dueOn', rule: 'day' }],
      [{ dueOn: '2028-01-01' }, { field: 'dueOn', rule: 'range' }],
      [{ reason: ' ' }, { field: 'reason' }],
      [{ helperId: far }, { field: 'helperId', rule: 'unknown' }],
    ]
    for (const [of, detail] of wrong)
      await expect(planVisit(desk, own, visit(of))).rejects.toEqual(refused('InvalidInput', detail))
    for (const who of [...outsiders, districtViewer(other.districtCode, other.proposerId)]) {
      const code = expect.stringMatching(/^(Forbidden|OutOfScope)$/)
      await expect(planVisit(desk, who, visit())).rejects.toMatchObject({ code })
      const asked = { householdId: desk.householdIds[0], checkId: null }
      await expect(visitChoices(desk, who, asked)).rejects.toMatchObject({ code })
    }
    await expect(planVisit(desk, own, visit({ checkId: randomUUID() }))).rejects.toMatchObject({ code: 'NotFound' })
    expect((await open('all')).count).toBe(0)
  })
})

describe('a helper', () => {
  test('sees its own visits by a proven phone, without what the household earns, and says what came of them', async () => {
    await query('UPDATE helper SET phone = $2 WHERE id = $1', [helpers[0], '+8619900061001'])
    const planned = visit()
    await planVisit(desk, own, planned)
    await planVisit(desk, own, visit({ helperId: helpers[1] }))
    const stranger = await person('+8619900061002')
    const helper = await person('+8619900061001', false)
    expect(await ownVisits(desk, stranger)).toBeNull()
    expect(await ownVisits(desk, helper), 'a phone that is only claimed').toBeNull()
    const outcome = { id: planned.id, outcome: '户主在家，草料备足' }
    for (const who of [stranger, helper])
      await expect(closeFollowUp(desk, who, outcome)).rejects.toMatchObject({ code: 'Forbidden' })
    await query('UPDATE app_user SET phone_number_verified = true WHERE id = $1', [helper.userId])
    expect(await ownVisits(desk, helper)).toMatchObject([{ id: planned.id, dueOn: '2026-11-30' }])
    await closeFollowUp(desk, helper, outcome)
    await closeFollowUp(desk, helper, { ...outcome, outcome: '又想起一句' })
    const late = closeFollowUp(desk, own, { ...outcome, outcome: '另一句话' })
    await expect(late, 'words that would be lost').rejects.toMatchObject({ code: 'VisitStateConflict' })
    expect((await open('done')).rows).toMatchObject([{ id: planned.id, outcome: outcome.outcome }])
  })
})

test('the database keeps a visit as it was planned and closed', async () => {
  const planned = visit()
  await planVisit(desk, own, planned)
  const set = (what: string) => query(`UPDATE follow_up SET ${what} WHERE id = $1`, [planned.id])
  await expect(set("due_on = '2027-01-01'")).rejects.toMatchObject({ constraint: 'follow_up_order' })
  await expect(query('DELETE FROM follow_up WHERE id = $1', [planned.id])).rejects.toThrow(/stays/)
  await closeFollowUp(desk, own, { id: planned.id, outcome: '去过了' })
  await expect(set("outcome = '没去'")).rejects.toMatchObject({ constraint: 'follow_up_order' })
  const half = query(
    `INSERT INTO follow_up (id, household_id, kind, period, opened_at, due_on) VALUES ($1, $2, 'visit', '2026-11', now(), '2099-01-01')`,
    [randomUUID(), desk.householdIds[0]],
  )
  await expect(half).rejects.toMatchObject({ constraint: 'follow_up_planned' })
})

describe('a helper is told', () => {
  let phones = 0
  let phone: string
  const told = async () =>
    (
      await query<{ kind: NoticeKind; recipient: string; facts: StoredFacts<NoticeKind>; userId: string | null }>(
        `SELECT kind, recipient, facts, user_id AS "userId" FROM notice WHERE recipient = $1 ORDER BY created_at, id`,
        [phone],
      )
    ).map((one) => ({ ...one, said: sayNotice(one.kind, 'zh', one.facts).text }))
  beforeEach(async () => {
    phone = `+8619900061${String(100 + phones++)}`
    await query('UPDATE helper SET phone = $2 WHERE id = $1', [helpers[0], phone])
  })
  const reason = '户主去了县城，下月再看'

  test('of a visit planned and of one taken back, once each, without what it is for', async () => {
    const planned = visit()
    await Promise.all([1, 2, 3, 4].map(() => planVisit(desk, own, planned)))
    desk.clock.forward(24 * 60)
    await Promise.all([1, 2, 3, 4].map(() => withdrawVisit(desk, own, { id: planned.id, reason })))
    const notices = await told()
    expect(notices.map(({ kind, userId }) => [kind, userId])).toEqual([
      ['visit_planned', null],
      ['visit_ended', null],
    ])
    expect(notices[0]?.said).toContain('11月30日前')
    expect(notices[1]?.said).toContain('不用去了')
    expect(JSON.stringify(notices)).not.toMatch(/鸡舍|县城/)
    expect(await ownVisits(desk, await person(phone))).toMatchObject([{ ending: 'withdrawn', outcome: reason }])
    expect((await readInbox(desk, own, { kind: 'follow_up' })).count).toBe(0)
  })
  test('in the language of their account, in Chinese where they have none', async () => {
    const locales = () => query('SELECT locale FROM notice WHERE recipient = $1 ORDER BY id', [phone])
    await planVisit(desk, own, visit())
    const { userId } = await person(phone)
    await planVisit(desk, own, visit())
    await query("UPDATE app_user SET locale = 'en' WHERE id = $1", [userId])
    await planVisit(desk, own, visit())
    expect(await locales()).toEqual(['zh', 'zh', 'en'].map((locale) => ({ locale })))
  })
  test('on their account too, and not of what they wrote themselves', async () => {
    const helper = await person(phone)
    const [mine, theirs] = [visit(), visit()]
    for (const one of [mine, theirs]) await planVisit(desk, own, one)
    await closeFollowUp(desk, helper, { id: mine.id, outcome: '去过了' })
    await closeFollowUp(desk, own, { id: theirs.id, outcome: '电话里问到了' })
    const ended = (await told()).filter(({ kind }) => kind === 'visit_ended')
    expect(ended).toMatchObject([{ userId: helper.userId, facts: { ending: 'told' } }])
    expect(ended[0]?.said).toContain('不用再去')
  })
  test('whoever takes it back is in charge of the district and says why; one that is over stays', async () => {
    const planned = visit()
    await planVisit(desk, own, planned)
    const withdraw = (who = own, words = reason) => withdrawVisit(desk, who, { id: planned.id, reason: words })
    for (const who of [...outsiders, await person(phone), districtViewer(other.districtCode, other.proposerId)])
      await expect(withdraw(who)).rejects.toMatchObject({ code: expect.stringMatching(/^(Forbidden|OutOfScope)$/) })
    await expect(withdraw(own, ' ')).rejects.toEqual(refused('InvalidInput', { field: 'withdrawal', rule: 'required' }))
    const missing = withdrawVisit(desk, own, { id: randomUUID(), reason })
    await expect(missing).rejects.toMatchObject({ code: 'NotFound' })
    await closeFollowUp(desk, own, { id: planned.id, outcome: '去过了' })
    await expect(withdraw()).rejects.toMatchObject({ code: 'VisitStateConflict' })
    const [fell] = await query<{ id: string }>(
      `INSERT INTO follow_up (id, household_id, kind, period, opened_at) VALUES ($1, $2, 'sales_fell', '2026-10', now()) RETURNING id`,
      [randomUUID(), desk.householdIds[0]],
    )
    const clock = withdrawVisit(desk, own, { id: fell?.id ?? '', reason })
    await expect(clock, 'nobody planned it').rejects.toMatchObject({ code: 'NotFound' })
  })
})

test('the database knows how a visit ended, and in which words', async () => {
  const planned = visit()
  await planVisit(desk, own, planned)
  const set = (what: string) => query(`UPDATE follow_up SET ${what} WHERE id = $1`, [planned.id])
  const over = "closed_by = 'user:x', closed_at = now()"
  await expect(set(`${over}, outcome = '去过了'`)).rejects.toMatchObject({ constraint: 'follow_up_closed' })
  for (const ending of ['told', 'withdrawn'])
    await expect(set(`${over}, ending = '${ending}'`)).rejects.toMatchObject({
      constraint: 'follow_up_closed_in_words',
    })
  await expect(set(`${over}, ending = 'void'`)).rejects.toMatchObject({ constraint: 'follow_up_closed_as_planned' })
})
