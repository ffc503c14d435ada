import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { planVisit } from '#server/registry/plan-visit.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { makePaidRun, paidBy, untriggered } from '#test/factories/paid-run.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { testVault } from '#test/vault.ts'
import { askHousehold } from './ask-household.ts'
import { closeCase } from './close-case.ts'
import { confirmByCode } from './confirm-by-code.ts'
import { listChecks } from './list-checks.ts'
import { openChecks } from './open-checks.ts'
import { readCheck } from './read-check.ts'
import { readErrorRates } from './read-error-rates.ts'
import { recordVisit } from './record-visit.ts'
import { sendCode } from './send-code.ts'

const database = useDatabase()
const { query } = database
const START = new Date('2026-11-22T02:00:00Z')

let now = START
const sent: { to: string; text: string }[] = []
const deps = () => ({
  db: database.db,
  clock: { now: () => now },
  vault: testVault,
  sms: { send: async (message: { to: string; text: string }) => void sent.push(message) },
  publicUrl: 'http://shop.test',
})

let market: Market
let sender: string
let visitor: string
beforeAll(async () => {
  market = await makeMarket(database.db)
  sender = await makePerson(database.db, 'coordinator')
  visitor = await makePerson(database.db, 'coordinator')
})

/** A settled run of the market's district that paid so many new households. */
const paidRun = (households: number, verify: 'sample' | 'all' = 'sample') =>
  makePaidRun(deps(), { ...market, sender, approver: visitor, verify }, households)

/** A household that was paid and is asked. */
async function asked() {
  const [one] = (await paidRun(1)).paid
  if (!one?.checkId) throw new Error('nobody was drawn')
  return { ...one, checkId: one.checkId }
}

/** Has a code sent for a check and reads it off the message. */
async function codeFor(checkId: string): Promise<string> {
  expect(await askHousehold(deps(), checkId, 'clock')).toBe(true)
  return /验证码 (\d{6})/.exec(sent.at(-1)?.text ?? '')?.[1] ?? ''
}

test('a run is drawn once, or everybody is asked, and each is told by a job of its own', async () => {
  const { runId, paid } = await paidRun(12)
  expect(paid.filter(({ checkId }) => checkId)).toHaveLength(5)
  await database.db.tx((sql) => openChecks(sql, deps(), runId))
  expect(await paidBy(database.db, runId)).toEqual(paid)
  expect((await paidRun(7, 'all')).paid.filter(({ checkId }) => checkId)).toHaveLength(7)
  const rows = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier = 'receipt.ask'`,
  )
  expect(rows[0]?.count).toBe(12)
})

test('a household confirms by its code: once, and again the same', async () => {
  const check = await asked()
  const code = await codeFor(check.checkId)
  expect(sent.at(-1)).toMatchObject({ to: '+8613800001234' })
  expect(sent.at(-1)?.text).toContain(`http://shop.test/receipts/${check.reference}`)
  const answer = { reference: check.reference, code, receivedFen: 7448n, words: '' }
  await expect(confirmByCode(deps(), answer)).resolves.toMatchObject({ state: 'confirmed' })
  await expect(confirmByCode(deps(), answer)).resolves.toMatchObject({ state: 'confirmed' })
  await expect(confirmByCode(deps(), { ...answer, receivedFen: 1n })).rejects.toMatchObject({
    code: 'CheckStateConflict',
  })
  const rows = await query('SELECT fields, purpose FROM identity_read WHERE user_id = $1', ['clock'])
  expect(rows.at(-1)).toMatchObject({ fields: ['phone'], purpose: `verification: payout ${check.reference}` })
})

test('a wrong code five times, an old one, and one for another household are worth nothing', async () => {
  const [one, two] = [await asked(), await asked()]
  const code = await codeFor(one.checkId)
  const other = await codeFor(two.checkId)
  const wrong = code === '000000' ? '000001' : '000000'
  const say = (reference: string, typed: string) =>
    confirmByCode(deps(), { reference, code: typed, receivedFen: 7448n, words: '' })
  await expect(say('R-unknown', code)).rejects.toMatchObject({ code: 'CodeWrong' })
  for (let attempt = 0; attempt < 5; attempt++)
    await expect(say(one.reference, wrong)).rejects.toMatchObject({ code: 'CodeWrong' })
  await expect(say(one.reference, code)).rejects.toMatchObject({ code: 'CodeWrong' })
  now = new Date(START.getTime() + 73 * 3_600_000)
  await expect(say(two.reference, other)).rejects.toMatchObject({ code: 'CodeWrong' })
  const again = await codeFor(two.checkId)
  await expect(say(two.reference, again)).resolves.toMatchObject({ state: 'confirmed' })
})

test('a difference opens a case, which is closed once and stays in the rate', async () => {
  const check = await asked()
  const desk = viewer({ userId: visitor })
  const visit = { checkId: check.checkId, receivedFen: 7000n, words: '户主说到账七十元' }
  await expect(recordVisit(deps(), viewer({ userId: sender }), visit)).rejects.toMatchObject({
    code: 'SecondPersonNeeded',
  })
  await expect(recordVisit(deps(), desk, { ...visit, words: '好' })).rejects.toMatchObject({
    detail: { field: 'words' },
  })
  await expect(recordVisit(deps(), desk, { ...visit, receivedFen: null })).resolves.toBe('unreachable')
  const answers = await Promise.all([1, 2, 3, 4].map(() => recordVisit(deps(), desk, visit)))
  expect(answers).toEqual(['different', 'different', 'different', 'different'])
  const page = await readCheck(deps(), desk, check.checkId)
  expect(page.case).toMatchObject({ differenceFen: -448n, closedAt: null })
  expect((await listChecks(deps(), desk, { state: 'open' })).rows.map(({ id }) => id)).toEqual([check.checkId])
  const closing = { checkId: check.checkId, outcome: 'paid_later', words: '余下的四元四角八分第二天到账' }
  await expect(closeCase(deps(), desk, { ...closing, outcome: 'anything' })).rejects.toMatchObject({
    detail: { field: 'outcome' },
  })
  await closeCase(deps(), desk, closing)
  await expect(closeCase(deps(), desk, closing)).rejects.toMatchObject({ code: 'CaseStateConflict' })
  expect((await listChecks(deps(), desk, { state: 'open' })).count).toBe(0)
})

test('a visit planned for a check ends with its answer, one for a difference with its case', async () => {
  const check = await asked()
  const desk = viewer({ userId: visitor })
  const rows = await query<{ id: string }>('SELECT helper_id AS id FROM household WHERE id = $1', [check.householdId])
  const of = {
    householdId: check.householdId,
    checkId: check.checkId,
    helperId: rows[0]?.id ?? '',
    dueOn: '2026-11-30',
  }
  const plan = (change = {}) => planVisit(deps(), desk, { ...of, id: newId(), reason: '上门问问收到多少', ...change })
  const { householdId } = await asked()
  await expect(plan({ householdId }), 'a check of another household').rejects.toMatchObject({ code: 'NotFound' })
  await plan()
  await expect(plan()).rejects.toMatchObject({ detail: { rule: 'visitOpen' } })
  expect((await readCheck(deps(), desk, check.checkId)).visit).toMatchObject({ dueOn: '2026-11-30' })
  await recordVisit(deps(), desk, { checkId: check.checkId, receivedFen: null, words: '没有人在家' })
  expect((await readCheck(deps(), desk, check.checkId)).visit).not.toBeNull()
  await recordVisit(deps(), desk, { checkId: check.checkId, receivedFen: 7000n, words: '户主说到账七十元' })
  expect((await readCheck(deps(), desk, check.checkId)).visit).toBeNull()
  await plan()
  await closeCase(deps(), desk, {
    checkId: check.checkId,
    outcome: 'paid_later',
    words: '余下的第二天到账，户主点过了',
  })
  expect((await readCheck(deps(), desk, check.checkId)).visit).toBeNull()
  await expect(plan()).rejects.toMatchObject({ code: 'CheckStateConflict' })
  const ended = await query('SELECT kind, ending, outcome FROM follow_up WHERE check_id = $1 ORDER BY id', [
    check.checkId,
  ])
  expect(ended).toMatchObject([
    { kind: 'receipt', ending: 'answered', outcome: '户主说到账七十元' },
    { kind: 'difference', ending: 'answered' },
  ])
})

test('who differed before is asked again', async () => {
  const first = await asked()
  await query(
    `UPDATE receipt_check SET state = 'different', received_fen = 1, method = 'visit', answered_at = $2 WHERE id = $1`,
    [first.checkId, now],
  )
  for (let run = 0; run < 3; run++) {
    const next = await paidRun(9)
    const payoutId = next.paid[0]?.payoutId
    await untriggered(database.db, 'UPDATE payout SET household_id = $2 WHERE id = $1', [payoutId, first.householdId])
    const { rows } = await database.db.tx(async (sql) => {
      await sql.query('DELETE FROM receipt_check c USING payout p WHERE p.id = c.payout_id AND p.run_id = $1', [
        next.runId,
      ])
      await openChecks(sql, deps(), next.runId)
      return sql.query('SELECT 1 FROM receipt_check WHERE payout_id = $1', [payoutId])
    })
    expect(rows).toHaveLength(1)
  }
})

test('nobody looks beyond their scope, and codes are sent three times a day', async () => {
  const check = await asked()
  const elsewhere = districtViewer('500199', visitor)
  const visit = { checkId: check.checkId, receivedFen: 7448n, words: '户主说都收到了' }
  for (const [who, code] of [
    ...outsiders.map((one) => [one, 'Forbidden'] as const),
    [elsewhere, 'OutOfScope'] as const,
  ]) {
    await expect(readCheck(deps(), who, check.checkId)).rejects.toMatchObject({ code })
    await expect(recordVisit(deps(), who, visit)).rejects.toMatchObject({ code })
    await expect(sendCode(deps(), who, check.checkId)).rejects.toMatchObject({ code })
    await expect(closeCase(deps(), who, { ...visit, outcome: 'paid_later' })).rejects.toMatchObject({ code })
  }
  expect((await listChecks(deps(), elsewhere, { state: 'all' })).count).toBe(0)
  const desk = viewer({ userId: visitor })
  for (let time = 0; time < 3; time++) await sendCode(deps(), desk, check.checkId)
  await expect(sendCode(deps(), desk, check.checkId)).rejects.toMatchObject({ code: 'TooManyRequests' })
})

test('a district is published from five households on, rounded, once the quarter is over', async () => {
  const rateOf = async () => (await readErrorRates(deps())).find(({ code }) => code === market.districtCode)
  await untriggered(database.db, 'DELETE FROM payout_case')
  await untriggered(database.db, 'DELETE FROM receipt_check')
  const { paid } = await paidRun(7, 'all')
  const desk = viewer({ userId: visitor })
  const answer = (at: number) =>
    recordVisit(deps(), desk, {
      checkId: paid[at]?.checkId ?? '',
      receivedFen: at === 0 ? 0n : 7448n,
      words: '入户问过户主',
    })
  const inNovember = now
  for (const at of [0, 1, 2, 3]) await answer(at)
  now = new Date('2027-01-01T00:00:00+08:00')
  expect(await rateOf()).toMatchObject({ households: null, errorBps: null })
  now = inNovember
  for (const at of [4, 5]) await answer(at)
  expect(await rateOf(), 'the quarter is not over').toBeUndefined()
  now = new Date('2027-01-01T00:00:00+08:00')
  expect(await rateOf()).toMatchObject({ households: 5, errorBps: 1700 })
  await answer(6)
  expect(await rateOf(), 'one more answer shows in the next quarter').toMatchObject({ households: 5, errorBps: 1700 })
})
