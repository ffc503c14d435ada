import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#domain/calendar-day.ts'
import { readFigures } from '#server/households/read-figures.ts'
import { answerCheck } from '#server/receipts/answer-check.ts'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { planVisit } from '#server/registry/plan-visit.ts'
import { readInbox } from '#server/reports/read-inbox.ts'
import { useDatabase } from '#test/database.ts'
import { bankProof, payOutDistrict } from '#test/factories/payouts.ts'
import { makePayroll } from '#test/factories/payroll.ts'
import { refused } from '#test/factories/refused.ts'
import { balances } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { decideReturn } from './decide-return.ts'
import { failPayout } from './fail-payout.ts'
import { readStatement } from './read-statement.ts'

const database = useDatabase()
const four = <T>(work: () => Promise<T>) => Promise.allSettled([1, 2, 3, 4].map(work))
const { query } = database
const bank = async () => (await balances(database.db))['bank:settlement'] ?? 0n
const wrongBooks = async () => (await reconcile(database.db)).findings.filter(({ breaches }) => breaches > 0)

/** A payout of 49.00 that is proven and of whose 23.00 net a fifth went into an advance. */
async function paidOut() {
  const payroll = await makePayroll(database.db, { costFenPerUnit: 2_600n })
  const { earn, shop, people, form, household, payoutOf } = payroll
  await earn()
  await payroll.giveAdvance()
  const before = await bank()
  const runId = await payOutDistrict(shop, people, form)
  const payoutId = (await payoutOf(runId, household))?.id ?? ''
  const [check] = await query<{ id: string }>('SELECT id FROM receipt_check WHERE payout_id = $1', [payoutId])
  const checkId = check?.id ?? ''
  const back = (proof: { file: Buffer } | null = bankProof(`退汇 ${payoutId}`)) =>
    failPayout(shop, people.proposer, { payoutId, reason: '收款账户已销户', proof })
  const stages = async () => {
    const { total } = await readFigures(shop, people.proposer, {})
    return [total.paid.netFen, total.verified.netFen]
  }
  const answer = (receivedFen: bigint) =>
    database.db.tx((sql) =>
      answerCheck(sql, checkId, { method: 'visit', receivedFen, words: null, at: shop.clock.now(), by: 'x' }),
    )
  const checkState = async () => (await query('SELECT state FROM receipt_check WHERE id = $1', [checkId]))[0]?.state
  return { ...payroll, before, runId, payoutId, checkId, back, stages, answer, checkState }
}

describe('a proven payout that comes back', () => {
  test('is undone to the fen with the bank’s paper, four times at once is one, and the next run pays it', async () => {
    const { back, before, accounts, stages, checkState, ...all } = await paidOut()
    const { shop, people, form, household, payoutOf, payoutId, answer } = all
    const [paid = 0n] = await stages()
    expect(paid).toBeGreaterThan(0n)
    await expect(back(null)).rejects.toEqual(refused('EvidenceNeeded'))
    expect(await four(() => back())).toEqual(Array(4).fill({ status: 'fulfilled', value: 'failed' }))
    expect([await bank(), await accounts()]).toEqual([before, [4_900n, -10_000n]])
    expect(await stages()).toEqual([0n, 0n])
    expect(await checkState()).toBe('void')
    await expect(answer(4_900n)).rejects.toEqual(refused('CheckStateConflict'))
    const { statement, returned } = await readStatement(shop, people.proposer, payoutId)
    expect(statement).toMatchObject({ state: 'failed', failure: '收款账户已销户', paidAt: null, dueFen: 4_900n })
    expect(statement.returnedAt).toEqual(shop.clock.now())
    expect(returned).toMatchObject({ state: 'approved', evidence: [{ kind: 'bank_proof' }] })
    const again = await payOutDistrict(shop, people, form)
    expect(await payoutOf(again, household)).toMatchObject({ state: 'paid', repaid: 460n })
    expect(await stages()).toEqual([paid, 0n])
    expect(await wrongBooks()).toEqual([])
  })

  test('needs a second person once its household said it has the money, and becomes a case', async () => {
    const { back, stages, answer, checkState, checkId, payoutId, shop, people, accounts, payoutOf, ...all } =
      await paidOut()
    const amount = (await payoutOf(all.runId, all.household))?.amount ?? 0n
    await answer(amount)
    const before = await stages()
    expect(before[1]).toBe(before[0])
    expect(await four(() => back())).toEqual(Array(4).fill({ status: 'fulfilled', value: 'waiting' }))
    expect(await stages()).toEqual(before)
    const decide = (who: typeof people.proposer, decision: 'approved' | 'rejected' = 'approved') =>
      decideReturn(shop, who, { payoutId, decision })
    await expect(decide(people.proposer)).rejects.toEqual(refused('SecondPersonNeeded'))
    for (const outsider of outsiders) await expect(decide(outsider)).rejects.toEqual(refused('Forbidden'))
    await expect(decide(districtViewer('500999'))).rejects.toEqual(refused('OutOfScope'))
    await decide(people.approver, 'rejected')
    expect(await stages()).toEqual(before)
    await back()
    expect((await four(() => decide(people.approver))).every(({ status }) => status === 'fulfilled')).toBe(true)
    await expect(decide(people.approver, 'rejected')).rejects.toEqual(refused('PayoutStateConflict'))
    expect([await stages(), await accounts()]).toEqual([
      [0n, 0n],
      [4_900n, -10_000n],
    ])
    expect(await checkState()).toBe('different')
    const cases = await query('SELECT difference_fen AS fen, closed_at FROM payout_case WHERE check_id = $1', [checkId])
    expect(cases).toEqual([{ fen: amount, closed_at: null }])
    expect(await wrongBooks()).toEqual([])
  })

  test('the database undoes none without its paper, nor by one person alone where the household has the money', async () => {
    const { payoutId, answer, market, shop } = await paidOut()
    const fail = `UPDATE payout SET state = 'failed', paid_at = NULL, failed_at = now(), failure = 'x' WHERE id = $1`
    const refuse = (text: string, constraint: string, values: unknown[] = [payoutId]) =>
      expect(query(text, values)).rejects.toMatchObject({ constraint })
    const insert = `INSERT INTO payout_return (id, payout_id, reason, proposed_by, proposed_at) VALUES ($2, $1, '退汇', 'a', now())`
    const approve = (by: string) =>
      query(
        `UPDATE payout_return SET state = 'approved', decided_by = $2, decided_at = now() WHERE payout_id = $1 AND state = 'proposed'`,
        [payoutId, by],
      )
    await refuse(fail, 'payout_returned')
    await query(insert, [payoutId, randomUUID()])
    await refuse(insert, 'payout_return_once', [payoutId, randomUUID()])
    await refuse(`UPDATE payout_return SET state = 'approved' WHERE payout_id = $1`, 'payout_return_decided')
    await refuse(`DELETE FROM payout_return WHERE payout_id = $1`, 'payout_return_order')
    await approve('a')
    await refuse(fail, 'payout_returned')
    await query(
      `INSERT INTO evidence (id, subject, subject_id, kind, district_code, file_key, media_type, bytes, sha256, added_by, added_at)
       VALUES ($1, 'payout', $2, 'bank_proof', $3, 'k', 'application/pdf', 1, repeat('a', 64), 'a', $4)`,
      [randomUUID(), payoutId, market.districtCode, shop.clock.now()],
    )
    await answer(1n)
    await refuse(fail, 'payout_returned')
  })
})

test('a visit to ask what arrived of it is over, and its helper is told; nobody is sent any more', async () => {
  const { back, shop, people, payoutId, checkId } = await paidOut()
  const [paid] = await query<{ householdId: string; helperId: string; phone: string }>(
    `SELECT h.id AS "householdId", w.id AS "helperId", w.phone FROM payout p JOIN household h ON h.id = p.household_id
     JOIN helper w ON w.id = h.helper_id WHERE p.id = $1`,
    [payoutId],
  )
  const { householdId = '', helperId = '', phone } = paid ?? {}
  const dueOn = dayOf(shop.clock.now())
  const plan = () =>
    planVisit(shop, people.proposer, {
      ...{ id: randomUUID(), householdId, checkId, helperId, dueOn, reason: '上门问问收到多少' },
    })
  await plan()
  const unseen = query(`UPDATE receipt_check SET state = 'void' WHERE id = $1`, [checkId])
  await expect(unseen).rejects.toMatchObject({ constraint: 'receipt_check_void_asks_nobody' })
  await back()
  expect(await query('SELECT ending, outcome FROM follow_up WHERE check_id = $1', [checkId])).toEqual([
    { ending: 'void', outcome: null },
  ])
  const inbox = await readInbox(shop, people.proposer, { kind: 'follow_up' })
  expect(inbox.count).toBe(0)
  const told = await query('SELECT kind FROM notice WHERE recipient = $1 ORDER BY id', [phone])
  expect(told).toEqual([{ kind: 'visit_planned' }, { kind: 'visit_ended' }])
  await expect(plan()).rejects.toEqual(refused('CheckStateConflict'))
  const sent = query(
    `INSERT INTO follow_up (id, household_id, kind, period, opened_at, due_on, helper_id, check_id, reason, opened_by)
     VALUES ($1, $2, 'receipt', '2026-11', now(), '2099-01-01', $3, $4, '问问', 'user:x')`,
    [randomUUID(), householdId, helperId, checkId],
  )
  await expect(sent).rejects.toMatchObject({ constraint: 'follow_up_of_standing_check' })
})
