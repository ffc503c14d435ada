import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { newFund, newUse } from '#test/factories/aid.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { refused } from '#test/factories/refused.ts'
import { balances } from '#test/factories/sale.ts'
import { decideFund } from './decide-fund.ts'
import { decideUse } from './decide-use.ts'
import { proposeUse } from './propose-use.ts'
import { readFund } from './read-fund.ts'
import { setUpFund } from './set-up-fund.ts'

const database = useDatabase()
const { query } = database
const account = async (code: string) => (await balances(database.db))[code] ?? 0n

let desk: Desk
beforeAll(async () => {
  desk = await makeDesk(database.db)
})

/** A fund that waits for its second person. @returns its id */
async function proposed(): Promise<string> {
  const fund = newFund(desk.districtCode)
  await setUpFund(desk, desk.proposer, fund)
  return fund.id
}

test('a fund is approved by somebody else before anything is booked or promised; twice is once', async () => {
  const id = await proposed()
  const decide = (who = desk.approver, decision: 'approved' | 'rejected' = 'approved', reason = '') =>
    decideFund(desk, who, { fundId: id, decision, reason })
  expect(await account(`fund:${id}`)).toBe(0n)
  expect(await readFund(desk, desk.approver, id)).toMatchObject({ state: 'proposed', leftFen: 0n, decidedAt: null })
  const early = newUse(id, desk.householdIds[0])
  await proposeUse(desk, desk.proposer, early)
  const promise = () => decideUse(desk, desk.approver, { useId: early.id, decision: 'approved' })
  await expect(promise()).rejects.toEqual(refused('AidStateConflict', { reason: 'fund' }))
  expect(await readFund(desk, desk.approver, id)).toMatchObject({ waiting: 1, waitingFen: early.amountFen })
  await expect(decide(desk.proposer)).rejects.toEqual(refused('SecondPersonNeeded'))
  await Promise.all([decide(), decide(), decide()])
  expect(await account(`fund:${id}`)).toBe(-30_000_000n)
  await expect(decide(desk.approver, 'rejected', '来源不清')).rejects.toEqual(refused('AidStateConflict'))
  expect(await readFund(desk, desk.approver, id)).toMatchObject({ leftFen: 30_000_000n, waitingFen: early.amountFen })
  await promise()
  const promised = { promisedFen: early.amountFen, leftFen: 29_600_000n, waiting: 0, waitingFen: 0n }
  expect(await readFund(desk, desk.approver, id)).toMatchObject(promised)
})

test('a fund that is turned down says why, and never is booked', async () => {
  const id = await proposed()
  const reject = (reason?: string) => decideFund(desk, desk.approver, { fundId: id, decision: 'rejected', reason })
  for (const short of [undefined, '不清楚'])
    await expect(reject(short)).rejects.toEqual(refused('InvalidInput', { field: 'reason', rule: 'reason' }))
  await reject('来源不清')
  expect(await readFund(desk, desk.approver, id)).toMatchObject({ state: 'rejected', reason: '来源不清', leftFen: 0n })
  expect(await account(`fund:${id}`)).toBe(0n)
})

test('the database lets nobody approve a fund alone, nor decide it twice', async () => {
  const id = await proposed()
  const decide = (by: string) =>
    query(`UPDATE aid_fund SET state = 'approved', decided_by = ${by}, decided_at = now() WHERE id = $1`, [id])
  await expect(decide('created_by')).rejects.toMatchObject({ constraint: 'aid_fund_second_person' })
  await decide(`'user:another'`)
  const undo = query(`UPDATE aid_fund SET state = 'proposed', decided_by = NULL, decided_at = NULL WHERE id = $1`, [id])
  await expect(undo).rejects.toMatchObject({ constraint: 'aid_fund_order' })
  const direct = `INSERT INTO aid_fund SELECT (jsonb_populate_record(f, jsonb_build_object('id', uuidv7(), 'code', 'X'))).* FROM aid_fund f WHERE id = $1`
  await expect(query(direct, [id])).rejects.toMatchObject({ constraint: 'aid_fund_order' })
})
