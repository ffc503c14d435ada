import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { planVisit } from '#server/registry/plan-visit.ts'
import { sealIdentity, writeIdentity } from '#server/vault/seal-identity.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeHousehold, makeMarket, makePerson } from '#test/factories/market.ts'
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

/** One statement that no trigger sees. */
const untriggered = (query: string, values: unknown[] = []) =>
  database.db.tx(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query(query, values)
  })

type Paid = { runId: string; payouts: { id: string; reference: string; householdId: string }[] }

/** A settled run that paid so many households 74.48 yuan each. */
async function paidRun(households: number, verify = 'sample', districtCode = market.districtCode): Promise<Paid> {
  const { pool } = database.db
  const runId = newId()
  const payouts: Paid['payouts'] = []
  for (let at = 0; at < households; at++) {
    const householdId = await makeHousehold(pool, market.villageCode)
    await writeIdentity(
      pool,
      await sealIdentity(testVault, householdId, { headName: '杨秀英', phone: '+8613800001234' }),
    )
    payouts.push({ id: newId(), reference: `R-${newId()}`, householdId })
  }
  await database.db.tx(async (sql) => {
    // A run goes its whole way in server/payouts; here it is simply there, settled.
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query(
      `INSERT INTO payout_run (id, district_code, period, up_to, state, floor_bps, verify, proposed_by, proposed_at, checked_by, checked_at,
         approved_by, approved_at, exported_by, exported_at, settled_at)
       VALUES ($1, $2, '2026-11', $3, 'settled', 5000, $4, $5, $3, $6, $3, $6, $3, $5, $3, $3)`,
      [runId, districtCode, now, verify, sender, visitor],
    )
    for (const { id, reference, householdId } of payouts)
      await sql.query(
        `INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen, state, paid_at, bank_account_id)
         VALUES ($1, $2, $3, $4, 7448, 0, 0, 7448, 'paid', $5, uuidv7())`,
        [id, runId, householdId, reference, now],
      )
  })
  await database.db.tx((sql) => openChecks(sql, deps(), runId))
  return { runId, payouts }
}

async function checksOf(runId: string) {
  const { rows } = await database.db.pool.query<{ id: string; reference: string }>(
    `SELECT c.id, p.reference FROM receipt_check c JOIN payout p ON p.id = c.payout_id WHERE p.run_id = $1 ORDER BY c.id`,
    [runId],
  )
  return rows
}

/** Has a code sent for a check and reads it off the message. */
async function codeFor(checkId: string): Promise<string> {
  expect(await askHousehold(deps(), checkId, 'clock')).toBe(true)
  return /验证码 (\d{6})/.exec(sent.at(-1)?.text ?? '')?.[1] ?? ''
}

test('a run is drawn once, or everybody is asked, and each is told by a job of its own', async () => {
  const { runId } = await paidRun(12)
  const drawn = await checksOf(runId)
  expect(drawn).toHaveLength(5)
  await database.db.tx((sql) => openChecks(sql, deps(), runId))
  expect(await checksOf(runId)).toEqual(drawn)
  expect(await checksOf((await paidRun(7, 'all')).runId)).toHaveLength(7)
  const { rows } = await database.db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier = 'receipt.ask'`,
  )
  expect(rows[0]?.count).toBe(12)
})

test('a household confirms by its code: once, and again the same', async () => {
  const { runId } = await paidRun(1)
  const [check] = await checksOf(runId)
  if (!check) throw new Error('nobody was drawn')
  const code = await codeFor(check.id)
  expect(sent.at(-1)).toMatchObject({ to: '+8613800001234' })
  expect(sent.at(-1)?.text).toContain(`http://shop.test/receipts/${check.reference}`)
  const answer = { reference: check.reference, code, receivedFen: 7448n, words: '' }
  await expect(confirmByCode(deps(), answer)).resolves.toMatchObject({ state: 'confirmed' })
  await expect(confirmByCode(deps(), answer)).resolves.toMatchObject({ state: 'confirmed' })
  await expect(confirmByCode(deps(), { ...answer, receivedFen: 1n })).rejects.toMatchObject({
    code: 'CheckStateConflict',
  })
  const { rows } = await database.db.pool.query('SELECT fields, purpose FROM identity_read WHERE user_id = $1', [
    'clock',
  ])
  expect(rows.at(-1)).toMatchObject({ fields: ['phone'], purpose: `verification: payout ${check.reference}` })
})

test('a wrong code five times, an old one, and one for another household are worth nothing', async () => {
  const { runId } = await paidRun(2, 'all')
  const [one, two] = await checksOf(runId)
  if (!one || !two) throw new Error('nobody was drawn')
  const code = await codeFor(one.id)
  const other = await codeFor(two.id)
  const wrong = code === '000000' ? '000001' : '000000'
  const say = (reference: string, typed: string) =>
    confirmByCode(deps(), { reference, code: typed, receivedFen: 7448n, words: '' })
  await expect(say('R-unknown', code)).rejects.toMatchObject({ code: 'CodeWrong' })
  for (let attempt = 0; attempt < 5; attempt++)
    await expect(say(one.reference, wrong)).rejects.toMatchObject({ code: 'CodeWrong' })
  await expect(say(one.reference, code)).rejects.toMatchObject({ code: 'CodeWrong' })
  now = new Date(START.getTime() + 73 * 3_600_000)
  await expect(say(two.reference, other)).rejects.toMatchObject({ code: 'CodeWrong' })
  const again = await codeFor(two.id)
  await expect(say(two.reference, again)).resolves.toMatchObject({ state: 'confirmed' })
})

test('a difference opens a case, which is closed once and stays in the rate', async () => {
  const { runId } = await paidRun(1)
  const [check] = await checksOf(runId)
  if (!check) throw new Error('nobody was drawn')
  const desk = viewer({ userId: visitor })
  const visit = { checkId: check.id, receivedFen: 7000n, words: '户主说到账七十元' }
  await expect(recordVisit(deps(), viewer({ userId: sender }), visit)).rejects.toMatchObject({
    code: 'SecondPersonNeeded',
  })
  await expect(recordVisit(deps(), desk, { ...visit, words: '好' })).rejects.toMatchObject({
    detail: { field: 'words' },
  })
  await expect(recordVisit(deps(), desk, { ...visit, receivedFen: null })).resolves.toBe('unreachable')
  const answers = await Promise.all([1, 2, 3, 4].map(() => recordVisit(deps(), desk, visit)))
  expect(answers).toEqual(['different', 'different', 'different', 'different'])
  const page = await readCheck(deps(), desk, check.id)
  expect(page.case).toMatchObject({ differenceFen: -448n, closedAt: null })
  expect((await listChecks(deps(), desk, { state: 'open' })).rows.map(({ id }) => id)).toEqual([check.id])
  const closing = { checkId: check.id, outcome: 'paid_later', words: '余下的四元四角八分第二天到账' }
  await expect(closeCase(deps(), desk, { ...closing, outcome: 'anything' })).rejects.toMatchObject({
    detail: { field: 'outcome' },
  })
  await closeCase(deps(), desk, closing)
  await expect(closeCase(deps(), desk, closing)).rejects.toMatchObject({ code: 'CaseStateConflict' })
  expect((await listChecks(deps(), desk, { state: 'open' })).count).toBe(0)
})

test('a visit planned for a check ends with its answer, one for a difference with its case', async () => {
  const { runId, payouts } = await paidRun(1)
  const [check] = await checksOf(runId)
  const householdId = payouts[0]?.householdId ?? ''
  if (!check) throw new Error('nobody was drawn')
  const desk = viewer({ userId: visitor })
  const { rows } = await database.db.pool.query<{ id: string }>('SELECT helper_id AS id FROM household WHERE id = $1', [
    householdId,
  ])
  const of = { householdId, checkId: check.id, helperId: rows[0]?.id ?? '', dueOn: '2026-11-30' }
  const plan = () => planVisit(deps(), desk, { ...of, id: newId(), reason: '上门问问收到多少' })
  await plan()
  await expect(plan()).rejects.toMatchObject({ detail: { rule: 'visitOpen' } })
  expect((await readCheck(deps(), desk, check.id)).visit).toMatchObject({ dueOn: '2026-11-30' })
  await recordVisit(deps(), desk, { checkId: check.id, receivedFen: null, words: '没有人在家' })
  expect((await readCheck(deps(), desk, check.id)).visit).not.toBeNull()
  await recordVisit(deps(), desk, { checkId: check.id, receivedFen: 7000n, words: '户主说到账七十元' })
  expect((await readCheck(deps(), desk, check.id)).visit).toBeNull()
  await plan()
  await closeCase(deps(), desk, { checkId: check.id, outcome: 'paid_later', words: '余下的第二天到账，户主点过了' })
  expect((await readCheck(deps(), desk, check.id)).visit).toBeNull()
  await expect(plan()).rejects.toMatchObject({ code: 'CheckStateConflict' })
  const ended = await database.db.pool.query(
    'SELECT kind, ending, outcome FROM follow_up WHERE check_id = $1 ORDER BY id',
    [check.id],
  )
  expect(ended.rows).toMatchObject([
    { kind: 'receipt', ending: 'answered', outcome: '户主说到账七十元' },
    { kind: 'difference', ending: 'answered' },
  ])
})

test('who differed before is asked again', async () => {
  const { payouts } = await paidRun(1)
  const [first] = payouts
  if (!first) throw new Error('nobody was paid')
  await database.db.pool.query(
    `UPDATE receipt_check SET state = 'different', received_fen = 1, method = 'visit', answered_at = $2 WHERE payout_id = $1`,
    [first.id, now],
  )
  for (let run = 0; run < 3; run++) {
    const next = await paidRun(9)
    await untriggered('UPDATE payout SET household_id = $2 WHERE id = $1', [next.payouts[0]?.id, first.householdId])
    const { rows } = await database.db.tx(async (sql) => {
      await sql.query('DELETE FROM receipt_check c USING payout p WHERE p.id = c.payout_id AND p.run_id = $1', [
        next.runId,
      ])
      await openChecks(sql, deps(), next.runId)
      return sql.query('SELECT 1 FROM receipt_check WHERE payout_id = $1', [next.payouts[0]?.id])
    })
    expect(rows).toHaveLength(1)
  }
})

test('nobody looks beyond their scope, and codes are sent three times a day', async () => {
  const { runId } = await paidRun(1)
  const [check] = await checksOf(runId)
  if (!check) throw new Error('nobody was drawn')
  const elsewhere = districtViewer('500199', visitor)
  const visit = { checkId: check.id, receivedFen: 7448n, words: '户主说都收到了' }
  for (const [who, code] of [
    ...outsiders.map((one) => [one, 'Forbidden'] as const),
    [elsewhere, 'OutOfScope'] as const,
  ]) {
    await expect(readCheck(deps(), who, check.id)).rejects.toMatchObject({ code })
    await expect(recordVisit(deps(), who, visit)).rejects.toMatchObject({ code })
    await expect(sendCode(deps(), who, check.id)).rejects.toMatchObject({ code })
    await expect(closeCase(deps(), who, { ...visit, outcome: 'paid_later' })).rejects.toMatchObject({ code })
  }
  expect((await listChecks(deps(), elsewhere, { state: 'all' })).count).toBe(0)
  const desk = viewer({ userId: visitor })
  for (let time = 0; time < 3; time++) await sendCode(deps(), desk, check.id)
  await expect(sendCode(deps(), desk, check.id)).rejects.toMatchObject({ code: 'TooManyRequests' })
})

test('a district is published from five households on, rounded, once the quarter is over', async () => {
  const rateOf = async () => (await readErrorRates(deps())).find(({ code }) => code === market.districtCode)
  await untriggered('DELETE FROM payout_case')
  await untriggered('DELETE FROM receipt_check')
  const { runId } = await paidRun(7, 'all')
  const desk = viewer({ userId: visitor })
  const checks = await checksOf(runId)
  const answer = (at: number) =>
    recordVisit(deps(), desk, {
      checkId: checks[at]?.id ?? '',
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
