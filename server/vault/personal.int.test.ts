import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { keepAccessLogHead, verifyAccessLog } from '#server/households/verify-access-log.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { testVault } from '#test/vault.ts'
import { openPersonal, sealBankAccount, sealIdentity, writeIdentity } from './personal.ts'
import { resealOld } from './reseal.ts'
import { sealClearNames } from './seal-clear-names.ts'
import { searchKey } from './search-keys.ts'
import { openVault } from './vault.ts'
import { vaultKeys } from './vault-keys.ts'

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
  await giveAccount('6228480000000000001', '2026-01-01T00:00:00Z', 'withdrawn')
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

describe('the chain of reads', () => {
  const files = memoryFiles()
  const verify = () => verifyAccessLog({ db: database.db, files })
  /** Does what only a superuser can, looks, and takes it back. */
  async function meanwhile(change: string) {
    const { pool } = database.db
    await pool.query('CREATE TABLE kept AS TABLE identity_read; ALTER TABLE identity_read DISABLE TRIGGER USER')
    await pool.query(change)
    const { broken } = await verify()
    await pool.query('TRUNCATE identity_read; INSERT INTO identity_read TABLE kept; DROP TABLE kept')
    await pool.query('ALTER TABLE identity_read ENABLE TRIGGER USER')
    return broken
  }

  test('holds, whoever writes at once', async () => {
    const asked = { householdIds: [...market.householdIds], fields: ['headName'] as const, purpose }
    await Promise.all(Array.from({ length: 8 }, () => openPersonal(deps, { userId: 'clock' }, asked)))
    const { rows, broken } = await keepAccessLogHead({ db: database.db, files, log: pino({ level: 'silent' }) })
    expect(broken).toBeNull()
    expect(rows).toBe(BigInt((await reads()).length))
  })
  test.each([
    ['an edit', `UPDATE identity_read SET purpose = 'visit: x' WHERE number = 3`, 3n],
    ['a reader replaced', `UPDATE identity_read SET user_id = 'somebody' WHERE number = 1`, 1n],
    ['a row taken out', 'DELETE FROM identity_read WHERE number = 4', 4n],
    ['the first row taken out', 'DELETE FROM identity_read WHERE number = 1', 1n],
    ['a tail cut off', 'DELETE FROM identity_read WHERE number > 5', 6n],
    [
      'two rows swapped',
      'UPDATE identity_read SET number = -1 WHERE number = 2; UPDATE identity_read SET number = 2 WHERE number = 3; UPDATE identity_read SET number = 3 WHERE number = -1',
      2n,
    ],
  ])('names the place of %s', async (_, change, place) => {
    expect(await meanwhile(change)).toBe(place)
    expect((await verify()).broken).toBeNull()
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

test('a new key seals what the old one sealed, everywhere, and once', async () => {
  const versionOf = (version: number) => `${version}:${Buffer.alloc(32, version).toString('base64url')}`
  const keyed = (...versions: number[]) =>
    openVault(vaultKeys({ AUTH_SECRET: 'x', FIELD_KEYS: versions.map(versionOf).join(',') }))
  const [before, after] = [keyed(1), keyed(1, 2)]
  const [db, other] = [database.db, market.householdIds[1]]
  await db.pool.query('DELETE FROM household_identity WHERE household_id = $1', [id])
  await writeIdentity(db.pool, await sealIdentity(before, other, { headName: '冉光荣', phone: '+8619900007777' }))
  await db.pool.query(
    `INSERT INTO household_member (id, household_id, position, relation, sealed) VALUES ($1, $2, 1, 'spouse', $3)`,
    [randomUUID(), other, await before.seal('{}', 'household_member:x')],
  )
  await db.pool.query('ALTER TABLE household_bank_account DISABLE TRIGGER USER; DELETE FROM household_bank_account')
  const done = await resealOld({ db, vault: after })
  expect(done).toMatchObject({
    ...{ 'household_identity.head_name_sealed': 1, 'household_identity.phone_sealed': 1, 'household_member.sealed': 1 },
    'household_bank_account.number_sealed': 0,
  })
  expect(Object.values(await resealOld({ db, vault: after })).every((count) => count === 0)).toBe(true)
  const asked = { householdIds: [other], fields: ['headName', 'phone'] as const, purpose }
  const opened = await openPersonal({ ...deps, vault: after }, { userId: 'clock' }, asked)
  expect(opened.get(other)).toMatchObject({ headName: '冉光荣', phone: '+8619900007777' })
  await expect(openPersonal({ ...deps, vault: before }, { userId: 'clock' }, asked)).rejects.toThrow('no field key 2')
})
