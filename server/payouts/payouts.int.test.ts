import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'
import { changeState, lockOrder } from '#server/orders/change-state.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { useDatabase } from '#test/database.ts'
import { confirmLater } from '#test/factories/confirm-later.ts'
import { hearDispute } from '#test/factories/hear.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { bankProof, giveAccount, payOutDistrict } from '#test/factories/payouts.ts'
import { balances, guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, outsiders, type viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { testVault } from '#test/vault.ts'
import { approveRun } from './approve-run.ts'
import { cancelRun } from './cancel-run.ts'
import { checkRun } from './check-run.ts'
import { decideHardship } from './decide-hardship.ts'
import { exportRun } from './export-run.ts'
import { failPayout } from './fail-payout.ts'
import { listHardship } from './list-hardship.ts'
import { listRuns } from './list-runs.ts'
import { previewRun } from './preview-run.ts'
import { proposeHardship } from './propose-hardship.ts'
import { proposeRun } from './propose-run.ts'
import { provePayouts } from './prove-payouts.ts'
import { readBankFile } from './read-bank-file.ts'
import { readRun } from './read-run.ts'
import { readStatement } from './read-statement.ts'

const database = useDatabase()
const refused = (code: ErrorCode) => expect.objectContaining({ code })
const four = <T>(work: () => Promise<T>) => Promise.allSettled([1, 2, 3, 4].map(work))

/** A market whose first household earns 49.00 of a bird, and has an account. */
async function payroll() {
  const market = await makeMarket(database.db)
  const shop = { ...till(database.db), files: memoryFiles(), vault: testVault }
  const proposer = districtViewer(market.districtCode, market.proposerId)
  const approver = districtViewer(market.districtCode, market.approverId)
  const [household] = market.householdIds
  const accountId = await giveAccount(shop, household)
  const form = {
    districtCode: market.districtCode,
    producerId: null,
    period: '2026-09',
    floorBps: 5_000,
    verify: 'all' as const,
  }
  shop.clock.forward(4 * 24 * 60)
  const accounts = async () => {
    const all = await balances(database.db)
    return [all[`household:${household}:confirmed`] ?? 0n, all[`advance:${household}`] ?? 0n].map((fen) => -fen)
  }
  return {
    ...{ market, shop, proposer, approver, household, accountId, form, accounts },
    people: { proposer, approver },
    /** A sale of one bird that is confirmed. */
    earn: () => earn(shop, market),
    run: (runId: string) => readRun(shop, proposer, runId, {}),
  }
}

async function earn(shop: ReturnType<typeof till>, market: Market) {
  const orderId = await shop.buy(guest(), orderInput(market.productId))
  await database.db.tx(async (sql) => {
    await lockOrder(sql, orderId)
    const change = { orderId, at: shop.clock.now(), actor: 'user:x', reason: 'test' }
    await changeState(sql, { ...change, from: 'paid', to: 'shipped' })
    await changeState(sql, { ...change, from: 'shipped', to: 'completed' })
  })
  await confirmLater(shop)
  shop.clock.forward(8 * 24 * 60)
  return orderId
}

/** So much of an order's price goes back to its buyer. */
async function giveBack(shop: ReturnType<typeof till>, orderId: string, amountFen: bigint): Promise<void> {
  const { rows } = await database.db.pool.query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1', [
    orderId,
  ])
  const refund = {
    refundId: randomUUID(),
    orderId,
    orderLineId: rows[0]?.id ?? '',
    reason: '到货破损',
    actor: 'user:x',
  }
  await refundPart(shop, { ...refund, part: { amountFen } })
}

const sent = async () => -((await balances(database.db))['payouts:sent'] ?? 0n)
const payoutOf = async (runId: string, householdId: string) => {
  const { rows } = await database.db.pool.query<{
    id: string
    state: string
    amount: bigint
    recovered: bigint
    repaid: bigint
  }>(
    `SELECT id, state, amount_fen AS amount, recovered_fen AS recovered, repaid_fen AS repaid FROM payout WHERE run_id = $1 AND household_id = $2`,
    [runId, householdId],
  )
  return rows[0]
}

describe('a run from its proposal to its proof', () => {
  test('is worked out, checked, approved by another, sent and proven; every step four times at once is one', async () => {
    const { shop, form, people, market, household, earn, accounts, run } = await payroll()
    const { proposer, approver } = people
    await earn()
    expect(await previewRun(shop, proposer, form)).toMatchObject({
      ...{ households: 1, amountFen: 4_900n, withoutAccount: 1, withoutAccountFen: 2_548n },
    })
    const runId = randomUUID()
    await four(() => proposeRun(shop, proposer, { ...form, runId }))
    expect((await run(runId)).payouts.rows).toMatchObject([
      { householdId: household, amountFen: 4_900n, lastFour: '4567' },
    ])
    await expect(proposeRun(shop, proposer, { ...form, runId: randomUUID() })).rejects.toEqual(
      refused('BankAccountMissing'),
    )
    await expect(approveRun(shop, approver, runId)).rejects.toEqual(refused('PayoutStateConflict'))
    await four(() => checkRun(shop, proposer, runId))
    await expect(approveRun(shop, proposer, runId)).rejects.toEqual(refused('SecondPersonNeeded'))
    await expect(exportRun(shop, proposer, runId)).rejects.toEqual(refused('PayoutStateConflict'))
    await four(() => approveRun(shop, approver, runId))
    await expect(readBankFile(shop, proposer, { runId, format: 'csv' })).rejects.toEqual(refused('PayoutStateConflict'))
    const before = await sent()
    await four(() => exportRun(shop, proposer, runId))
    expect([(await sent()) - before, await accounts()]).toEqual([4_900n, [0n, 0n]])
    await expect(cancelRun(shop, proposer, { runId, reason: '不发了，等等' })).rejects.toEqual(
      refused('PayoutStateConflict'),
    )
    await expect(provePayouts(shop, proposer, { runId, payoutIds: null, proof: null })).rejects.toEqual(
      refused('EvidenceNeeded'),
    )
    await four(() => provePayouts(shop, proposer, { runId, payoutIds: null, proof: bankProof(runId) }))
    expect(await sent()).toBe(before)
    const page = await run(runId)
    expect(page.run.state).toBe('settled')
    expect(page.steps.map(({ to }) => to)).toEqual(['proposed', 'checked', 'approved', 'exported', 'settled'])
    expect(page.evidence).toHaveLength(1)
    expect((await listRuns(shop, proposer, {})).rows).toMatchObject([{ id: runId, paid: 1, paidFen: 4_900n }])
    const { rows: checks } = await database.db.pool.query(
      'SELECT chosen FROM receipt_check c JOIN payout p ON p.id = c.payout_id WHERE p.run_id = $1',
      [runId],
    )
    expect(checks).toEqual([{ chosen: 'all' }])
    expect(market.householdIds).toHaveLength(2)
  })

  test('its file has the account, opened for this purpose and written down', async () => {
    const { shop, people, market, household, earn } = await payroll()
    await earn()
    const runId = await payOutDistrict(shop, people, { districtCode: market.districtCode, until: 'exported' })
    const { bytes } = await readBankFile(shop, people.proposer, { runId, format: 'csv' })
    const [, row] = Buffer.from(bytes).toString('utf8').trim().split('\r\n')
    expect(row).toMatch(/^1,杨秀英,6222020020061234567,丰都农村商业银行,49\.00,消费帮扶收入 RF\d{6}-0001$/)
    expect((await readBankFile(shop, people.proposer, { runId, format: 'xlsx' })).bytes.length).toBeGreaterThan(1_000)
    const { rows } = await database.db.pool.query(
      'SELECT fields, purpose, user_id FROM identity_read WHERE household_id = $1 ORDER BY number',
      [household],
    )
    expect(rows[0]).toMatchObject({ fields: ['bankAccount'], user_id: market.proposerId })
    expect(rows[0].purpose).toMatch(/^payout: run \d+$/)
  })

  test('two runs at once pay nobody twice, and a cancelled one lets everything go', async () => {
    const { shop, form, people, earn, household } = await payroll()
    await earn()
    const runs = [randomUUID(), randomUUID(), randomUUID()]
    const outcomes = await Promise.allSettled(
      runs.map((runId) => proposeRun(shop, people.proposer, { ...form, runId })),
    )
    const made = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(made).toHaveLength(1)
    const [runId = ''] = made
    await four(() => cancelRun(shop, people.proposer, { runId, reason: '账户要换' }))
    const again = await payOutDistrict(shop, people, { districtCode: form.districtCode })
    expect(await payoutOf(again, household)).toMatchObject({ state: 'paid', amount: 4_900n })
  })

  test('a transfer that failed is undone and due again; the rest is settled', async () => {
    const { shop, form, people, earn, household, market, accounts } = await payroll()
    await giveAccount(shop, market.householdIds[1], '6228480402564890018')
    await earn()
    const before = await sent()
    const runId = await payOutDistrict(shop, people, { ...form, until: 'exported' })
    const payoutId = (await payoutOf(runId, household))?.id ?? ''
    await four(() => failPayout(shop, people.proposer, { payoutId, reason: '账号与户名不符' }))
    expect([await accounts(), (await sent()) - before]).toEqual([[4_900n, 0n], 2_548n])
    await provePayouts(shop, people.proposer, { runId, payoutIds: null, proof: bankProof(runId) })
    expect(await payoutOf(runId, household)).toMatchObject({ state: 'failed' })
    const again = await payOutDistrict(shop, people, form)
    expect(await payoutOf(again, household)).toMatchObject({ amount: 4_900n, state: 'paid' })
    expect([await accounts(), await sent()]).toEqual([[0n, 0n], before])
  })
})

describe('what is left out', () => {
  test('an order that is disputed, before the run or after it was proposed', async () => {
    const { shop, form, people, earn, household } = await payroll()
    const orderId = await earn()
    const { rows } = await database.db.pool.query('SELECT provider_payment_id AS id FROM payment WHERE order_id = $1', [
      orderId,
    ])
    const dispute = (state: 'open' | 'won') =>
      hearDispute(shop, 'fake', { paymentId: rows[0].id, amountFen: 9_800n, state, evidenceDueAt: shop.clock.now() })
    await dispute('open')
    await expect(proposeRun(shop, people.proposer, { ...form, runId: randomUUID() })).rejects.toEqual(
      refused('NothingToPay'),
    )
    expect(await previewRun(shop, people.proposer, form)).toMatchObject({ households: 0, unsettledFen: 7_448n })
    await dispute('won')
    const runId = await payOutDistrict(shop, people, { ...form, until: 'approved' })
    shop.clock.forward(1)
    await giveBack(shop, orderId, 980n)
    await exportRun(shop, people.proposer, runId)
    expect(await payoutOf(runId, household)).toMatchObject({ state: 'failed' })
    const again = await payOutDistrict(shop, people, form)
    expect(await payoutOf(again, household)).toMatchObject({ amount: 4_410n, recovered: 0n })
  })

  test('a refund after the payout is recovered from the next ones, down to the floor', async () => {
    const { shop, form, people, earn, household, accounts } = await payroll()
    const first = await earn()
    await payOutDistrict(shop, people, form)
    await giveBack(shop, first, 9_800n)
    expect(await accounts()).toEqual([-4_900n, 0n])
    await earn()
    const second = await payOutDistrict(shop, people, form)
    expect(await payoutOf(second, household)).toMatchObject({ recovered: 2_450n, amount: 2_450n })
    expect(await accounts()).toEqual([-2_450n, 0n])
    const { statement } = await readStatement(shop, people.proposer, (await payoutOf(second, household))?.id ?? '')
    expect(statement).toMatchObject({ earnedFen: 4_900n, recoveredFen: 2_450n, dueFen: -2_450n, provisionalFen: 0n })
    expect(statement.rows.map(({ kind, specZh, fen }) => [kind, specZh, fen])).toEqual([
      ['sale', '一只', 4_900n],
      ['reversal', '一只', -2_450n],
    ])
  })

  test('a person forgives what is left, another approves, and no payout recovers it', async () => {
    const { shop, form, people, earn, household, accounts } = await payroll()
    const { proposer, approver } = people
    const orderId = await earn()
    await payOutDistrict(shop, people, form)
    await giveBack(shop, orderId, 9_800n)
    expect((await listHardship(shop, proposer)).owing).toMatchObject([{ householdId: household, openFen: 4_900n }])
    const hardshipId = randomUUID()
    const ask = { hardshipId, householdId: household, reason: '主要劳力住院' }
    await expect(proposeHardship(shop, proposer, { ...ask, amountFen: 4_901n })).rejects.toEqual(
      refused('InvalidInput'),
    )
    await four(() => proposeHardship(shop, proposer, { ...ask, amountFen: 3_900n }))
    await expect(decideHardship(shop, proposer, { hardshipId, decision: 'approved' })).rejects.toEqual(
      refused('SecondPersonNeeded'),
    )
    await four(() => decideHardship(shop, approver, { hardshipId, decision: 'approved' }))
    await expect(decideHardship(shop, approver, { hardshipId, decision: 'rejected' })).rejects.toEqual(
      refused('PayoutStateConflict'),
    )
    expect(await accounts()).toEqual([-1_000n, 0n])
    await earn()
    const next = await payOutDistrict(shop, people, form)
    expect(await payoutOf(next, household)).toMatchObject({ recovered: 1_000n, amount: 3_900n })
    expect(await accounts()).toEqual([0n, 0n])
    expect((await listHardship(shop, proposer)).owing).toEqual([])
  })

  test('a merged household is paid as the one it became, an advance repaid; its own account is cleared', async () => {
    const { shop, form, people, earn, household, market, accounts } = await payroll()
    await earn()
    await database.db.pool.query('UPDATE household SET merged_into_id = $2, merged_at = now() WHERE id = $1', [
      market.householdIds[1],
      household,
    ])
    await advance(market, household)
    const runId = await payOutDistrict(shop, people, form)
    expect(await payoutOf(runId, household)).toMatchObject({ repaid: 469n, amount: 7_448n - 469n })
    expect(await accounts()).toEqual([0n, 469n])
    const all = await balances(database.db)
    expect(all[`household:${market.householdIds[1]}:confirmed`]).toBeUndefined()
  })
})

/** An advance of 100.00, repaid with a fifth of the net. */
async function advance(market: Market, householdId: string) {
  const [fund, use] = [randomUUID(), randomUUID()]
  const query = (text: string, values: unknown[]) => database.db.pool.query(text, values)
  await query(
    `INSERT INTO aid_fund (id, code, name_zh, name_en, source_zh, source_en, district_code, year, amount_fen, created_by, created_at)
     VALUES ($1, $3, '基金', 'Fund', '区', 'District', $2, 2026, 100000, 'x', now())`,
    [fund, market.districtCode, `F-${fund}`],
  )
  await query(
    `INSERT INTO aid_use (id, fund_id, kind, household_id, purpose_zh, purpose_en, amount_fen, repay_bps, proposed_by, proposed_at)
     VALUES ($1, $2, 'advance', $3, '鸡苗', 'Chicks', 10000, 2000, 'x', now())`,
    [use, fund, householdId],
  )
  await query(
    `INSERT INTO evidence (id, subject, subject_id, kind, district_code, file_key, file_name, media_type, bytes, sha256, added_by, added_at)
     VALUES ($1, 'aid_use', $2, 'receipt', $3, 'k', 'n', 'application/pdf', 1, repeat('a', 64), 'x', now())`,
    [randomUUID(), use, market.districtCode],
  )
  await query(`UPDATE aid_use SET state = 'approved', decided_by = 'y', decided_at = now() WHERE id = $1`, [use])
  await query(`UPDATE aid_use SET state = 'given', given_by = 'y', given_at = now() WHERE id = $1`, [use])
}

test('nobody else sees or moves a run', async () => {
  const { shop, form, people, earn, household } = await payroll()
  await earn()
  const runId = await payOutDistrict(shop, people, { ...form, until: 'exported' })
  const payoutId = (await payoutOf(runId, household))?.id ?? ''
  const tries = (who: ReturnType<typeof viewer>) => [
    () => readRun(shop, who, runId, {}),
    () => readStatement(shop, who, payoutId),
    () => readBankFile(shop, who, { runId, format: 'csv' }),
    () => provePayouts(shop, who, { runId, payoutIds: null, proof: bankProof() }),
    () => failPayout(shop, who, { payoutId, reason: '户名不符' }),
    () => proposeRun(shop, who, { ...form, runId: randomUUID() }),
  ]
  for (const work of tries(districtViewer((await makeMarket(database.db)).districtCode)))
    await expect(work()).rejects.toEqual(refused('OutOfScope'))
  for (const outsider of outsiders)
    for (const work of tries(outsider)) await expect(work()).rejects.toEqual(refused('Forbidden'))
})

test('the database itself refuses a second payment, an early one, one without proof, and changes afterwards', async () => {
  const { shop, form, people, earn, household } = await payroll()
  const orderId = await earn()
  const runId = await payOutDistrict(shop, people, { ...form, until: 'exported' })
  const payoutId = (await payoutOf(runId, household))?.id ?? ''
  const refuse = (text: string, values: unknown[], constraint: string) =>
    expect(database.db.pool.query(text, values)).rejects.toMatchObject({ constraint })
  await refuse(`UPDATE payout SET state = 'paid', paid_at = now() WHERE id = $1`, [payoutId], 'payout_proven')
  await refuse(
    'UPDATE payout SET earned_fen = earned_fen + 1, amount_fen = amount_fen + 1 WHERE id = $1',
    [payoutId],
    'payout_order',
  )
  await refuse('DELETE FROM payout WHERE id = $1', [payoutId], 'payout_order')
  await refuse(`UPDATE payout_run SET state = 'cancelled' WHERE id = $1`, [runId], 'payout_run_order')
  await refuse('UPDATE payout_run SET floor_bps = 1 WHERE id = $1', [runId], 'payout_run_order')
  await refuse('UPDATE payout_line SET released = true WHERE payout_id = $1', [payoutId], 'payout_line_order')
  await refuse('UPDATE payout_line SET fen = fen + 1 WHERE payout_id = $1', [payoutId], 'payout_line_order')
  const [second, secondRun] = [randomUUID(), randomUUID()]
  await database.db.pool.query(
    `INSERT INTO payout_run (id, district_code, period, up_to, floor_bps, proposed_by, proposed_at) VALUES ($1, $2, '2026-10', now(), 5000, 'x', now())`,
    [secondRun, form.districtCode],
  )
  await database.db.pool.query(
    `INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen) VALUES ($1, $2, $3, $4, 1, 0, 0, 1)`,
    [second, secondRun, household, `T-${second}`],
  )
  const line = `INSERT INTO payout_line (id, payout_id, attribution_id, fen) SELECT gen_random_uuid(), $1, id, 1 FROM attribution WHERE order_id = $2 AND household_id = $3`
  await refuse(line, [second, orderId, household], 'payout_line_once')
  const early = await shop.buy(guest(), orderInput((await marketOf(household)) ?? ''))
  await refuse(line, [second, early, household], 'payout_line_confirmed')
  await refuse(
    `UPDATE payout_run SET state = 'checked', checked_by = 'x', checked_at = now(), approved_by = 'x', approved_at = now() WHERE id = $1`,
    [secondRun],
    'payout_run_second_person',
  )
  const hardship = `INSERT INTO hardship (id, household_id, amount_fen, reason, proposed_by, proposed_at) VALUES ($1, $2, 5, '住院', 'x', now())`
  const hardshipId = randomUUID()
  await database.db.pool.query(hardship, [hardshipId, household])
  await refuse(
    `UPDATE hardship SET state = 'approved', decided_by = 'x', decided_at = now() WHERE id = $1`,
    [hardshipId],
    'hardship_second_person',
  )
  await refuse('UPDATE hardship SET amount_fen = 6 WHERE id = $1', [hardshipId], 'hardship_order')
})

async function marketOf(householdId: string) {
  const { rows } = await database.db.pool.query<{ id: string }>(
    `SELECT g.id FROM agreement_share s JOIN agreement_version w ON w.id = s.version_id JOIN product g ON g.family_id = w.family_id WHERE s.household_id = $1`,
    [householdId],
  )
  return rows[0]?.id
}
