import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { bankProof, giveAccount, payOutDistrict } from '#test/factories/payouts.ts'
import { makePayroll } from '#test/factories/payroll.ts'
import { refused } from '#test/factories/refused.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { exportRun } from './export-run.ts'
import { provePayouts } from './prove-payouts.ts'
import { readBankFile } from './read-bank-file.ts'
import { takeAccounts } from './take-accounts.ts'

const database = useDatabase()
const reason = '和存折核对过，旧文件没有交给银行'
const NEW = '6228480402564890018'

/** A run, as far as asked, whose household got another account afterwards. */
async function changed(until: 'approved' | 'exported') {
  const payroll = await makePayroll(database.db)
  const { earn, shop, people, form, household, accountId } = payroll
  await earn()
  const runId = await payOutDistrict(shop, people, { ...form, until })
  shop.clock.forward(1)
  const withdraw = () =>
    database.db.pool.query(`UPDATE household_bank_account SET state = 'withdrawn' WHERE id = $1`, [accountId])
  await withdraw()
  const newAccount = () => giveAccount(shop, household, NEW)
  const file = async () => {
    const { bytes } = await readBankFile(shop, people.proposer, { runId, format: 'csv' })
    return Buffer.from(bytes).toString('utf8')
  }
  const take = (words = reason, sure = true) => takeAccounts(shop, people.proposer, { runId, reason: words, sure })
  return { ...payroll, runId, newAccount, file, take }
}

test('before it is sent, a run names whose account changed and takes the new one after a check', async () => {
  const { run, runId, newAccount, file, take, shop, people } = await changed('approved')
  await newAccount()
  expect((await run(runId)).accountChanges).toMatchObject([{ lastFour: '4567', newLastFour: '0018' }])
  await expect(exportRun(shop, people.proposer, runId)).rejects.toEqual(refused('BankAccountChanged'))
  await expect(take('改')).rejects.toEqual(refused('InvalidInput'))
  await expect(take(reason, false)).rejects.toMatchObject({ detail: { field: 'sure' } })
  for (const outsider of outsiders)
    await expect(takeAccounts(shop, outsider, { runId, reason, sure: true })).rejects.toEqual(refused('Forbidden'))
  expect([await take(), await take()]).toEqual([1, 0])
  expect((await run(runId)).accountChanges).toEqual([])
  await exportRun(shop, people.proposer, runId)
  expect(await file()).toContain(NEW)
})

test('between sending and downloading too; who took it and why is on record', async () => {
  const { run, runId, newAccount, file, take, payoutOf, household, market } = await changed('exported')
  await newAccount()
  await expect(file()).rejects.toEqual(refused('BankAccountChanged'))
  await take()
  expect(await file()).toContain(NEW)
  expect(await payoutOf(runId, household)).toMatchObject({ state: 'sent', amount: 4_900n })
  const { rows } = await database.db.pool.query(
    `SELECT actor, reason FROM payout_transition WHERE run_id = $1 AND "from" = 'sent' AND "to" = 'sent'`,
    [runId],
  )
  expect(rows).toEqual([{ actor: `user:${market.proposerId}`, reason: `**4567 → **0018 · ${reason}` }])
  expect((await run(runId)).run.state).toBe('exported')
})

test('without any account there is nothing to take: held back before, a failure afterwards', async () => {
  const before = await changed('approved')
  expect((await before.run(before.runId)).accountChanges).toMatchObject([{ newAccountId: null }])
  expect(await before.take()).toBe(0)
  await exportRun(before.shop, before.people.proposer, before.runId)
  expect(await before.payoutOf(before.runId, before.household)).toMatchObject({ state: 'failed' })
  const after = await changed('exported')
  await expect(after.file()).rejects.toEqual(refused('BankAccountChanged'))
})

test('what the bank has proven stays with its account; another district takes nothing', async () => {
  const { run, runId, newAccount, take, shop, people } = await changed('exported')
  await newAccount()
  const stranger = takeAccounts(shop, districtViewer('500999'), { runId, reason, sure: true })
  await expect(stranger).rejects.toEqual(refused('OutOfScope'))
  await provePayouts(shop, people.proposer, { runId, payoutIds: null, proof: bankProof() })
  expect((await run(runId)).accountChanges).toEqual([])
  await expect(take()).rejects.toEqual(refused('PayoutStateConflict', { state: 'settled' }))
})

test('the database sends money on its way to no account that nobody approved', async () => {
  const { payoutOf, runId, household, accountId } = await changed('exported')
  const payout = await payoutOf(runId, household)
  const { rows } = await database.db.pool.query<{ id: string }>(
    `INSERT INTO household_bank_account (id, household_id, bank_name, number_sealed, holder_sealed, number_index, last_four, proposed_by, proposed_at)
     SELECT uuidv7(), household_id, bank_name, number_sealed, holder_sealed, number_index, last_four, 'x', now() FROM household_bank_account WHERE id = $1
     RETURNING id`,
    [accountId],
  )
  const sendTo = database.db.pool.query('UPDATE payout SET bank_account_id = $2 WHERE id = $1', [
    payout?.id,
    rows[0]?.id,
  ])
  await expect(sendTo).rejects.toMatchObject({ constraint: 'payout_sendable' })
})
