import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { openPersonal } from '#server/vault/personal.ts'
import { useDatabase } from '#test/database.ts'
import { deskOf } from '#test/factories/desk.ts'
import { type Market, makeHousehold, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { testVault } from '#test/vault.ts'
import { decideBankAccount, proposeBankAccount } from './bank-accounts.ts'
import { readRegistration } from './read-registration.ts'

const database = useDatabase()
const deps = () => ({ db: database.db, clock: stillClock(), vault: testVault })
const sql = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)
let market: Market
let first: Viewer
let second: Viewer
const household = () => makeHousehold(database.db.pool, market.villageCode)

beforeAll(async () => {
  market = await makeMarket(database.db)
  ;({ proposer: first, approver: second } = deskOf(market))
})

const propose = async (householdId: string, number: string) => {
  const id = randomUUID()
  await proposeBankAccount(deps(), first, { id, householdId, bankName: '农商行', number, holder: '杨秀英' })
  return id
}

test('is used once a second person approved it, in place of the one before', async () => {
  const id = await household()
  await expect(propose(id, '12ab')).rejects.toMatchObject({ detail: { field: 'number', rule: 'account' } })
  const account = await propose(id, '6217 0000 1234 5678')
  await expect(decideBankAccount(deps(), first, { id: account, approve: true })).rejects.toMatchObject({
    code: 'SecondPersonNeeded',
  })
  await decideBankAccount(deps(), second, { id: account, approve: true })
  const newer = await propose(id, '6217000087654321')
  await decideBankAccount(deps(), second, { id: newer, approve: true })
  const { accounts } = await readRegistration(deps(), second, id)
  expect(new Map(accounts.map(({ lastFour, state }) => [lastFour, state]))).toEqual(
    new Map([
      ['4321', 'approved'],
      ['5678', 'withdrawn'],
    ]),
  )
  const open = await openPersonal(deps(), second, {
    householdIds: [id],
    fields: ['bankAccount'],
    purpose: 'payout: 发放',
  })
  expect(open.get(id)?.bankAccount).toMatchObject({ id: newer, number: '6217000087654321', holder: '杨秀英' })
  const other = await household()
  await propose(other, '6217000087654321')
  expect((await readRegistration(deps(), second, other)).accounts[0]?.alsoOf).toHaveLength(1)
})

test('cannot become another by the database, nor two at once', async () => {
  const id = await household()
  const [one, two] = [await propose(id, '6217000011112222'), await propose(id, '6217000011113333')]
  await decideBankAccount(deps(), second, { id: one, approve: true })
  const set = (text: string, values: unknown[]) => sql(`UPDATE household_bank_account SET ${text}`, values)
  await expect(set(`last_four = '9999' WHERE id = $1`, [one])).rejects.toThrow('stays')
  await expect(
    set(`state = 'approved', decided_by = 'user:x', decided_at = now() WHERE id = $1`, [two]),
  ).rejects.toThrow('household_bank_account_one')
  await expect(
    set(`state = 'rejected', decided_by = proposed_by, decided_at = now() WHERE id = $1`, [two]),
  ).rejects.toThrow('second_person')
  await expect(sql('DELETE FROM household_bank_account')).rejects.toThrow('append-only')
})
