import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'
import { readInbox } from '#server/reports/read-inbox.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { closeFollowUp } from './close-follow-up.ts'
import { listVisits } from './list-visits.ts'
import { ownVisits } from './own-visits.ts'
import { type NewVisit, planVisit } from './plan-visit.ts'
import { visitChoices } from './visit-choices.ts'

const database = useDatabase()
let now = new Date('2026-11-22T02:00:00Z')
const deps = () => ({ db: database.db, clock: { now: () => now } })
let market: Market
let other: Market
let own: ReturnType<typeof viewer>
let helpers: [string, string]

const query = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await database.db.pool.query<T>(text, values)).rows
const refused = (code: ErrorCode, detail = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) })
const helperOf = async (householdId: string) =>
  (await query<{ id: string }>('SELECT helper_id AS id FROM household WHERE id = $1', [householdId]))[0]?.id ?? ''

beforeEach(async () => {
  now = new Date('2026-11-22T02:00:00Z')
  market = await makeMarket(database.db)
  other = await makeMarket(database.db)
  own = districtViewer(market.districtCode, market.proposerId)
  helpers = [await helperOf(market.householdIds[0]), await helperOf(market.householdIds[1])]
})

const visit = (of: Partial<NewVisit> = {}): NewVisit => ({
  ...{ id: randomUUID(), householdId: market.householdIds[0], checkId: null, helperId: helpers[0] },
  ...{ dueOn: '2026-11-30', reason: '看看鸡舍过冬的准备', ...of },
})
const open = (state: string | null = null, helperId: string | null = null) =>
  listVisits(deps(), own, { state, helperId })

describe('a visit is planned', () => {
  test('for the household’s helper or another of the district, sent twice it is one', async () => {
    const planned = visit()
    await Promise.all([1, 2, 3, 4].map(() => planVisit(deps(), own, planned)))
    await planVisit(deps(), own, visit({ helperId: helpers[1], dueOn: '2026-11-25' }))
    const { rows, counts } = await open()
    expect(rows.map(({ dueOn, helperId, daysLate }) => [dueOn, helperId, daysLate])).toEqual([
      ['2026-11-25', helpers[1], -3],
      ['2026-11-30', helpers[0], -8],
    ])
    expect(counts).toEqual({ open: 2, overdue: 0, done: 0, all: 2 })
    expect((await open(null, helpers[1])).rows).toHaveLength(1)
    const choices = await visitChoices(deps(), own, { householdId: market.householdIds[1], checkId: null })
    expect(choices.helpers.map(({ id }) => id)).toEqual([helpers[1], helpers[0]])
  })
  test('one past its day stands out, in the list and in the inbox', async () => {
    await planVisit(deps(), own, visit())
    const states = async () => (await readInbox(deps(), own, { kind: 'follow_up' })).items.map(({ state }) => state)
    expect(await states()).toEqual(['visit'])
    now = new Date('2026-12-02T02:00:00Z')
    expect(await states()).toEqual(['overdue'])
    expect((await open('overdue')).rows).toMatchObject([{ daysLate: 2 }])
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
      await expect(planVisit(deps(), own, visit(of))).rejects.toEqual(refused('InvalidInput', detail))
    for (const who of [...outsiders, districtViewer(other.districtCode, other.proposerId)]) {
      const code = expect.stringMatching(/^(Forbidden|OutOfScope)$/)
      await expect(planVisit(deps(), who, visit())).rejects.toMatchObject({ code })
      const asked = { householdId: market.householdIds[0], checkId: null }
      await expect(visitChoices(deps(), who, asked)).rejects.toMatchObject({ code })
    }
    await expect(planVisit(deps(), own, visit({ checkId: randomUUID() }))).rejects.toMatchObject({ code: 'NotFound' })
    expect((await open('all')).count).toBe(0)
  })
})

describe('a helper', () => {
  /** An account with a phone, proven or not. */
  const person = async (phone: string, proven: boolean) => {
    const userId = await makePerson(database.db)
    await query('UPDATE app_user SET phone_number = $2, phone_number_verified = $3 WHERE id = $1', [
      ...[userId, phone, proven],
    ])
    return viewer({ userId, role: 'consumer', scope: null })
  }
  test('sees its own visits by a proven phone, without what the household earns, and says what came of them', async () => {
    await query('UPDATE helper SET phone = $2 WHERE id = $1', [helpers[0], '+8619900061001'])
    const planned = visit()
    await planVisit(deps(), own, planned)
    await planVisit(deps(), own, visit({ helperId: helpers[1] }))
    const stranger = await person('+8619900061002', true)
    const helper = await person('+8619900061001', false)
    expect(await ownVisits(deps(), stranger)).toBeNull()
    expect(await ownVisits(deps(), helper), 'a phone that is only claimed').toBeNull()
    const outcome = { id: planned.id, outcome: '户主在家，草料备足' }
    for (const who of [stranger, helper])
      await expect(closeFollowUp(deps(), who, outcome)).rejects.toMatchObject({ code: 'Forbidden' })
    await query('UPDATE app_user SET phone_number_verified = true WHERE id = $1', [helper.userId])
    expect(await ownVisits(deps(), helper)).toMatchObject([{ id: planned.id, dueOn: '2026-11-30' }])
    await closeFollowUp(deps(), helper, outcome)
    await closeFollowUp(deps(), own, { ...outcome, outcome: '另一句话' })
    expect((await open('done')).rows).toMatchObject([{ id: planned.id, outcome: outcome.outcome }])
  })
})

test('the database keeps a visit as it was planned and closed', async () => {
  const planned = visit()
  await planVisit(deps(), own, planned)
  const set = (what: string) => query(`UPDATE follow_up SET ${what} WHERE id = $1`, [planned.id])
  await expect(set("due_on = '2027-01-01'")).rejects.toMatchObject({ constraint: 'follow_up_order' })
  await expect(query('DELETE FROM follow_up WHERE id = $1', [planned.id])).rejects.toThrow(/stays/)
  await closeFollowUp(deps(), own, { id: planned.id, outcome: '去过了' })
  await expect(set("outcome = '没去'")).rejects.toMatchObject({ constraint: 'follow_up_order' })
  const half = query(
    `INSERT INTO follow_up (id, household_id, kind, period, opened_at, due_on) VALUES ($1, $2, 'visit', '2026-11', now(), '2099-01-01')`,
    [randomUUID(), market.householdIds[0]],
  )
  await expect(half).rejects.toMatchObject({ constraint: 'follow_up_planned' })
})
