import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { openPersonal } from '#server/vault/personal.ts'
import { useDatabase } from '#test/database.ts'
import { deskOf } from '#test/factories/desk.ts'
import { type Market, makeHousehold, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { testVault } from '#test/vault.ts'
import { decideHouseholdChange, withdrawHouseholdChange } from './decide-change.ts'
import { findHouseholds } from './find-households.ts'
import { listDuplicates } from './list-duplicates.ts'
import { listHouseholds } from './list-households.ts'
import { proposeHouseholdChange } from './propose-change.ts'
import { listChanges, readChange } from './read-changes.ts'
import { readRegistration } from './read-registration.ts'
import { revealChange } from './reveal-change.ts'

const database = useDatabase()
const deps = () => ({ db: database.db, clock: stillClock(), vault: testVault })
const sql = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)
const stranger = districtViewer('500999')
const why = '入户核实后更正'
const purpose = { kind: 'verification', purpose: '核对登记变更的内容' }
const ID = '11010519491231002X'
let market: Market
let first: Viewer
let second: Viewer

const household = () => makeHousehold(database.db.pool, market.villageCode)
const approve = (id: string, who = second) =>
  decideHouseholdChange(deps(), who, { id, decision: 'approved', reason: '' })
const update = (householdId: string, values: Record<string, string | number | null>, who = first) =>
  proposeHouseholdChange(deps(), who, { id: randomUUID(), kind: 'update', householdId, values, why })
const remove = (householdId: string) =>
  proposeHouseholdChange(deps(), first, { id: randomUUID(), kind: 'remove', householdId, why })
const known = async (id: string) =>
  (
    await openPersonal(deps(), second, {
      householdIds: [id],
      fields: ['headName', 'phone', 'idNumber'],
      purpose: 'x: y',
    })
  ).get(id)

beforeAll(async () => {
  market = await makeMarket(database.db)
  ;({ proposer: first, approver: second } = deskOf(market))
})

describe('a change of the registry', () => {
  test('stands once somebody else approves it, and is sealed until then', async () => {
    const id = await household()
    const change = await update(id, { phone: '+8613900001111', memberCount: 5 })
    const { rows } = await sql('SELECT fields, sealed FROM household_change WHERE id = $1', [change])
    expect(rows[0].fields.sort()).toEqual(['memberCount', 'phone'])
    expect(JSON.stringify(rows[0])).not.toContain('13900001111')
    expect((await readChange(deps(), second, change)).after).toEqual({ memberCount: 5 })
    await expect(approve(change, first)).rejects.toMatchObject({ code: 'SecondPersonNeeded' })
    await expect(approve(change, stranger)).rejects.toMatchObject({ code: 'OutOfScope' })
    expect((await known(id))?.phone).toBeNull()
    await approve(change)
    expect((await known(id))?.phone).toBe('+8613900001111')
    expect((await readRegistration(deps(), second, id)).values.memberCount).toBe(5)
    await expect(approve(change)).rejects.toMatchObject({ code: 'ChangeStateConflict' })
  })
  test('shows what is personal for a purpose, which is logged at the household', async () => {
    const id = await household()
    const change = await update(id, { headName: '杨秀芳' })
    await expect(revealChange(deps(), second, change, { kind: 'visit', purpose: '短' })).rejects.toMatchObject({
      code: 'PurposeRequired',
    })
    expect(await revealChange(deps(), second, change, purpose)).toMatchObject({
      before: { headName: '杨秀英' },
      after: { headName: '杨秀芳' },
    })
    const { rows } = await sql('SELECT DISTINCT purpose FROM identity_read WHERE household_id = $1', [id])
    expect(rows).toEqual([{ purpose: 'verification: 核对登记变更的内容' }])
  })
  test('that rests on what is no more is refused, also where it is personal', async () => {
    const id = await household()
    const [one, other] = [await update(id, { phone: '+8613900002222' }), await update(id, { phone: '+8613900003333' })]
    await approve(one)
    await expect(approve(other)).rejects.toMatchObject({ code: 'ChangeStale', detail: { fields: 'phone' } })
    await expect(update(id, { phone: '+8613900002222' })).rejects.toMatchObject({ detail: { rule: 'unchanged' } })
    await withdrawHouseholdChange(deps(), first, other)
    expect((await listChanges(deps(), second, { householdId: id })).waiting).toBe(0)
  })
  test('is asked for and turned down for a reason of four characters or more', async () => {
    const id = await household()
    const ask = (why: string) =>
      proposeHouseholdChange(deps(), first, {
        id: randomUUID(),
        kind: 'update',
        householdId: id,
        values: { memberCount: 6 },
        why,
      })
    await expect(ask('改一下')).rejects.toMatchObject({ detail: { field: 'why', rule: 'reason' } })
    const change = await ask('多了一口人')
    const reject = (reason: string) =>
      decideHouseholdChange(deps(), second, { id: change, decision: 'rejected', reason })
    await expect(reject('没有人')).rejects.toMatchObject({ detail: { field: 'reason', rule: 'reason' } })
    await reject('户口本上没有这个人')
    expect(await readChange(deps(), second, change)).toMatchObject({ state: 'rejected', reason: '户口本上没有这个人' })
  })
  test('makes a household with its members, once', async () => {
    const values = {
      ...{ headName: '谭世荣', phone: null, idNumber: ID, address: '三组9号', villageCode: market.villageCode },
      ...{ monitoredClass: 'marginal', memberCount: 3, baselineYear: 2019, baselineNetPerHeadFen: '390000' },
      ...{ helperPhone: '+8619900000000' },
    }
    const members = [{ relation: 'head' as const, birthYear: 1949, name: '谭世荣', idNumber: ID }]
    const ask = (code: string) =>
      proposeHouseholdChange(deps(), first, { id: randomUUID(), kind: 'create', code, values, members, why })
    const [change, twin] = [await ask('NEW-0001'), await ask('NEW-0002')]
    await approve(change)
    await expect(approve(twin)).rejects.toMatchObject({ code: 'HouseholdKnown', detail: { by: 'idNumber' } })
    const [row] = await findHouseholds(deps(), second, { field: 'idNumber', value: ID, ...purpose })
    expect(row).toMatchObject({ code: 'NEW-0001', maskedName: '谭**' })
    const registration = await readRegistration(deps(), second, row?.id ?? '')
    expect(registration.members).toMatchObject([{ relation: 'head', birthYear: 1949 }])
    expect(JSON.stringify(registration)).not.toContain('谭世荣')
  })
  test('is nobody else’s business', async () => {
    const id = await household()
    for (const outsider of outsiders) {
      await expect(update(id, { memberCount: 9 }, outsider)).rejects.toThrow()
      await expect(listHouseholds(deps(), outsider, {})).rejects.toThrow()
    }
    await expect(readRegistration(deps(), stranger, id)).rejects.toMatchObject({ code: 'OutOfScope' })
    expect((await listChanges(deps(), stranger, {})).count).toBe(0)
    expect(await findHouseholds(deps(), stranger, { field: 'headName', value: '杨秀英', ...purpose })).toEqual([])
    expect((await listDuplicates(deps(), stranger)).count).toBe(0)
  })
})

describe('a household that is removed', () => {
  test('has no agreement in force, and stays in history', async () => {
    const farm = market.householdIds[0]
    await expect(approve(await remove(farm))).rejects.toMatchObject({ code: 'AgreementConflict' })
    const id = await household()
    await approve(await remove(id))
    expect((await readRegistration(deps(), second, id)).removedAt).not.toBeNull()
    await expect(update(id, { memberCount: 9 })).rejects.toMatchObject({ code: 'HouseholdMerged' })
    const version = randomUUID()
    await sql(
      `INSERT INTO agreement_version (id, agreement_id, version, family_id, carries_split, valid_from, evidence, proposed_by_id, proposed_at)
       SELECT $1, agreement_id, 99, family_id, false, valid_from, evidence, proposed_by_id, proposed_at FROM agreement_version WHERE id = $2`,
      [version, market.agreementVersionId],
    )
    const share = `INSERT INTO agreement_share (id, version_id, party, household_id, bps) VALUES ($1, $2, 'household', $3, 0)`
    await expect(sql(share, [randomUUID(), version, id])).rejects.toThrow('merged or removed')
    await sql(share, [randomUUID(), version, await household()])
  })
})

test('a decision is final, whoever asks the database', async () => {
  const change = await update(await household(), { memberCount: 6 })
  await approve(change)
  const set = (text: string) => sql(`UPDATE household_change SET ${text} WHERE id = $1`, [change])
  await expect(set(`state = 'rejected'`)).rejects.toThrow('stays')
  await expect(set(`proposed_by = 'user:x'`)).rejects.toThrow('stays')
  await expect(sql('DELETE FROM household_change')).rejects.toThrow('append-only')
})
