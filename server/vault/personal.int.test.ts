import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { testVault } from '#test/vault.ts'
import { openPersonal, sealBankAccount, sealIdentity, writeIdentity } from './personal.ts'
import { sealClearNames } from './seal-clear-names.ts'
import { searchKey } from './search-keys.ts'

const database = useDatabase()
const purpose = 'payout: 八月代销结算打款'
let market: Market
let id: string
let deps: { db: typeof database.db; clock: ReturnType<typeof stillClock>; vault: typeof testVault }

const reads = async () => (await database.db.pool.query('SELECT * FROM identity_read ORDER BY number')).rows
const give = async (given: Parameters<typeof sealIdentity>[2]) =>
  writeIdentity(database.db.pool, await sealIdentity(testVault, id, given))

async function giveAccount(number: string, decidedAt: string, state = 'approved') {
  const accountId = randomUUID()
  const sealed = await sealBankAccount(testVault, accountId, { number, holder: '杨秀英' })
  await database.db.pool.query(
    `INSERT INTO household_bank_account (id, household_id, bank_name, number_sealed, holder_sealed, number_index, last_four, state,
       proposed_by, proposed_at, decided_by, decided_at) VALUES ($1, $2, '农村商业银行', $3, $4, $5, $6, $7, 'a', now(), 'b', $8)`,
    [accountId, id, ...Object.values(sealed), state, decidedAt],
  )
}

beforeAll(async () => {
  const { db } = database
  market = await makeMarket(db)
  id = market.householdIds[0]
  deps = { db, clock: stillClock(), vault: testVault }
  await give({ phone: '+8619900004321', idNumber: '50023019690315482X', address: '仁沙镇 4 组 12 号' })
  await giveAccount('6228480000000000001', '2026-01-01T00:00:00Z')
  await giveAccount('6228480000000000002', '2026-02-01T00:00:00Z')
  await giveAccount('6228480000000000003', '2026-03-01T00:00:00Z', 'rejected')
})

describe('personal data', () => {
  test('opens as far as it was asked for, from the newest approved account, and is logged', async () => {
    const me = districtViewer(market.districtCode, market.proposerId)
    const fields = ['headName', 'bankAccount'] as const
    const opened = await openPersonal(deps, me, { householdIds: [id, id], fields, purpose })
    expect(opened.get(id)).toMatchObject({ headName: '杨秀英', phone: null, idNumber: null, address: null })
    expect(opened.get(id)?.bankAccount).toMatchObject({ number: '6228480000000000002', holder: '杨秀英' })
    expect(await reads()).toMatchObject([{ number: 1n, user_id: me.userId, household_id: id, fields, purpose }])
  })
  test('stays shut, and unlogged, outside the scope, for strangers and without a purpose', async () => {
    const asked = { householdIds: [id], fields: ['phone'] as const, purpose }
    const before = (await reads()).length
    const stranger = districtViewer('500999')
    await expect(openPersonal(deps, stranger, asked)).rejects.toMatchObject({ code: 'OutOfScope' })
    for (const outsider of outsiders)
      await expect(openPersonal(deps, outsider, asked)).rejects.toMatchObject({ code: 'Forbidden' })
    const clock = { userId: 'clock' }
    await expect(openPersonal(deps, clock, { ...asked, purpose: ' ' })).rejects.toMatchObject({
      code: 'PurposeRequired',
    })
    const nobody = { ...asked, householdIds: [id, randomUUID()] }
    await expect(openPersonal(deps, clock, nobody)).rejects.toMatchObject({ code: 'NotFound' })
    expect(await reads()).toHaveLength(before)
  })
  test('is found by its keyed hash, however it is written', async () => {
    const found = async (column: string, key: Buffer | null) =>
      (await database.db.pool.query(`SELECT household_id FROM household_identity WHERE ${column} = $1`, [key])).rows
    expect(await found('phone_index', searchKey(testVault, 'phone', '199 0000 4321'))).toHaveLength(1)
    expect(await found('id_number_index', searchKey(testVault, 'id_number', '50023019690315482x'))).toHaveLength(1)
    expect(await found('address_index', searchKey(testVault, 'address', '仁沙镇4组，12号'))).toHaveLength(1)
    expect(await found('pinyin_index', searchKey(testVault, 'pinyin', '羊绣瑛'))).toHaveLength(2)
    expect(searchKey(testVault, 'phone', null)).toBeNull()
  })
  test('changes field by field: what is not given stays, null empties', async () => {
    await give({ phone: null })
    const fields = ['headName', 'phone'] as const
    const opened = await openPersonal(deps, { userId: 'clock' }, { householdIds: [id], fields, purpose })
    expect(opened.get(id)).toMatchObject({ headName: '杨秀英', phone: null })
    await give({ phone: '+8619900004321' })
  })
})

describe('the database itself', () => {
  test.each([
    [`UPDATE household_identity SET head_name_sealed = NULL, head_name = '杨秀英'`, 'never_clear'],
    [`UPDATE household_identity SET head_name_sealed = '杨秀英'`, 'is_sealed'],
    [`UPDATE household_identity SET masked_name = NULL`, 'masked'],
    [`UPDATE household_bank_account SET number_sealed = '6228480000000000001'`, 'is_sealed'],
    [`UPDATE identity_read SET purpose = 'x'`, 'append-only'],
    ['DELETE FROM identity_read', 'append-only'],
  ])('refuses %s', async (change, reason) => {
    await expect(database.db.pool.query(change)).rejects.toThrow(reason)
  })
})

test('names of an older version are sealed at a start, once', async () => {
  const { pool } = database.db
  await pool.query('ALTER TABLE household_identity DROP CONSTRAINT household_identity_never_clear')
  await pool.query(
    `UPDATE household_identity SET head_name = '向大川', phone = '+8619900008888', head_name_sealed = NULL, phone_sealed = NULL,
       masked_name = NULL, name_index = NULL WHERE household_id = $1`,
    [id],
  )
  expect(await sealClearNames(deps)).toBe(1)
  expect(await sealClearNames(deps)).toBe(0)
  const { rows } = await pool.query(
    'SELECT head_name, phone, masked_name FROM household_identity WHERE household_id = $1',
    [id],
  )
  expect(rows).toEqual([{ head_name: null, phone: null, masked_name: '向**' }])
  const fields = ['headName', 'phone'] as const
  const opened = await openPersonal(deps, { userId: 'clock' }, { householdIds: [id], fields, purpose })
  expect(opened.get(id)).toMatchObject({ headName: '向大川', phone: '+8619900008888' })
})
