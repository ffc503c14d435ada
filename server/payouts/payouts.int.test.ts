import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { bankProof, giveAccount, payOutDistrict } from '#test/factories/payouts.ts'
import { makePayroll } from '#test/factories/payroll.ts'
import { refused } from '#test/factories/refused.ts'
import { districtViewer, outsiders, type viewer } from '#test/factories/viewer.ts'
import { approveRun } from './approve-run.ts'
import { cancelRun } from './cancel-run.ts'
import { checkRun } from './check-run.ts'
import { exportRun } from './export-run.ts'
import { failPayout } from './fail-payout.ts'
import { listRuns } from './list-runs.ts'
import { previewRun } from './preview-run.ts'
import { proposeRun } from './propose-run.ts'
import { provePayouts } from './prove-payouts.ts'
import { readBankFile } from './read-bank-file.ts'
import { readRun } from './read-run.ts'
import { readStatement } from './read-statement.ts'

const database = useDatabase()
const four = <T>(work: () => Promise<T>) => Promise.allSettled([1, 2, 3, 4].map(work))

describe('a run from its proposal to its proof', () => {
  test('is worked out, checked, approved by another, sent and proven; every step four times at once is one', async () => {
    const { shop, form, people, market, household, earn, accounts, run, sent } = await makePayroll(database.db)
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
    const { shop, people, market, household, earn } = await makePayroll(database.db)
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
    const { shop, form, people, earn, household, payoutOf } = await makePayroll(database.db)
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
    const { shop, form, people, earn, household, market, accounts, payoutOf, sent } = await makePayroll(database.db)
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

test('nobody else sees or moves a run', async () => {
  const { shop, form, people, earn, household, payoutOf } = await makePayroll(database.db)
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
