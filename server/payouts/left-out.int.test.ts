import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { hearDispute } from '#test/factories/hear.ts'
import { payOutDistrict } from '#test/factories/payouts.ts'
import { makePayroll } from '#test/factories/payroll.ts'
import { refused } from '#test/factories/refused.ts'
import { balances } from '#test/factories/sale.ts'
import { decideHardship } from './decide-hardship.ts'
import { exportRun } from './export-run.ts'
import { listHardship } from './list-hardship.ts'
import { previewRun } from './preview-run.ts'
import { proposeHardship } from './propose-hardship.ts'
import { proposeRun } from './propose-run.ts'
import { readStatement } from './read-statement.ts'

const database = useDatabase()
const four = <T>(work: () => Promise<T>) => Promise.allSettled([1, 2, 3, 4].map(work))

describe('what is left out', () => {
  test('an order that is disputed, before the run or after it was proposed', async () => {
    const { shop, form, people, earn, household, payoutOf, giveBack } = await makePayroll(database.db)
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
    await giveBack(orderId, 980n)
    await exportRun(shop, people.proposer, runId)
    expect(await payoutOf(runId, household)).toMatchObject({ state: 'failed' })
    const again = await payOutDistrict(shop, people, form)
    expect(await payoutOf(again, household)).toMatchObject({ amount: 4_410n, recovered: 0n })
  })

  test('a refund after the payout is recovered from the next ones, down to the floor', async () => {
    const { shop, form, people, earn, household, accounts, payoutOf, giveBack } = await makePayroll(database.db)
    const first = await earn()
    await payOutDistrict(shop, people, form)
    await giveBack(first, 9_800n)
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
    const { shop, form, people, earn, household, accounts, payoutOf, giveBack } = await makePayroll(database.db)
    const { proposer, approver } = people
    const orderId = await earn()
    await payOutDistrict(shop, people, form)
    await giveBack(orderId, 9_800n)
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
    const { giveAdvance, shop, form, people, earn, household, market, accounts, payoutOf } = await makePayroll(
      database.db,
    )
    await earn()
    await database.db.pool.query('UPDATE household SET merged_into_id = $2, merged_at = now() WHERE id = $1', [
      market.householdIds[1],
      household,
    ])
    await giveAdvance()
    const runId = await payOutDistrict(shop, people, form)
    expect(await payoutOf(runId, household)).toMatchObject({ repaid: 469n, amount: 7_448n - 469n })
    expect(await accounts()).toEqual([0n, 469n - 10_000n])
    const all = await balances(database.db)
    expect(all[`household:${market.householdIds[1]}:confirmed`]).toBeUndefined()
  })
})
