import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { readHelped } from '#server/catalog/read-helped.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { deskOf } from '#test/factories/desk.ts'
import { type Market, makeHousehold, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { testVault } from '#test/vault.ts'
import { changeConsent } from './change-consent.ts'
import { decideHouseholdChange } from './decide-change.ts'
import { listDuplicates } from './list-duplicates.ts'
import { proposeHouseholdChange } from './propose-change.ts'
import { keepApart, proposeMerge } from './propose-merge.ts'
import { readRegistration } from './read-registration.ts'

const database = useDatabase()
const deps = () => ({ db: database.db, clock: stillClock(), vault: testVault })
const sql = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)
const why = '入户核实后更正'
let market: Market
let first: Viewer
let second: Viewer

const household = () => makeHousehold(database.db.pool, market.villageCode)
const approve = (id: string) => decideHouseholdChange(deps(), second, { id, decision: 'approved', reason: '' })
const update = (householdId: string, values: Record<string, string>) =>
  proposeHouseholdChange(deps(), first, { id: randomUUID(), kind: 'update', householdId, values, why })
const merge = (householdId: string, intoId: string) =>
  proposeMerge(deps(), first, { id: randomUUID(), householdId, intoId, why })
const merged = async (householdId: string, intoId: string) => approve(await merge(householdId, intoId))

beforeAll(async () => {
  market = await makeMarket(database.db)
  ;({ proposer: first, approver: second } = deskOf(market))
})

describe('two households that are one', () => {
  test('are found by sound, masked, until somebody decides', async () => {
    const [id, like] = [await household(), await household()]
    await approve(await update(id, { headName: '冉茂林', address: '青山村四组' }))
    await approve(await update(like, { headName: '冉懋霖', address: '青山村 四组。' }))
    const pair = async () =>
      (await listDuplicates(deps(), first)).pairs.find(
        ({ left, right }) => [left.id, right.id].includes(id) && [left.id, right.id].includes(like),
      )
    expect(await pair()).toMatchObject({ shared: ['address', 'pinyin'], score: 60 })
    expect(JSON.stringify(await pair())).not.toContain('茂')
    const { count, pageSize } = await listDuplicates(deps(), first)
    const rest = await listDuplicates(deps(), first, { page: 2 })
    expect([rest.count, rest.pairs.length]).toEqual([count, Math.max(0, count - pageSize)])
    const apart = (why: string) => keepApart(deps(), first, { id: randomUUID(), householdId: id, intoId: like, why })
    await expect(apart('是两户')).rejects.toMatchObject({ detail: { field: 'why', rule: 'reason' } })
    await apart(why)
    expect(await pair()).toBeUndefined()
  })
  test('become one by two people; those merged before follow, and nothing is merged into one that is gone', async () => {
    const [a, b, c] = [await household(), await household(), await household()]
    await merged(a, b)
    await merged(b, c)
    const { rows } = await sql('SELECT id, merged_into_id AS into FROM household WHERE id = ANY($1::uuid[])', [
      [a, b, c],
    ])
    expect(new Map(rows.map(({ id, into }) => [id, into]))).toEqual(
      new Map([
        [a, c],
        [b, c],
        [c, null],
      ]),
    )
    await expect(merge(c, a)).rejects.toMatchObject({ code: 'HouseholdMerged' })
    await expect(merge(c, c)).rejects.toMatchObject({ code: 'InvalidInput' })
    expect((await readRegistration(deps(), second, c)).mergedHere).toHaveLength(2)
    const into = (id: string, target: string | null) =>
      sql(
        'UPDATE household SET merged_into_id = $2, merged_at = CASE WHEN $2::uuid IS NULL THEN NULL ELSE now() END WHERE id = $1',
        [id, target],
      )
    const d = await household()
    await expect(into(d, a)).rejects.toThrow('chain')
    await expect(into(c, d)).rejects.toThrow('chain')
    await expect(into(a, null)).rejects.toThrow('stays merged')
    await expect(into(d, d)).rejects.toThrow()
  })
  test('keep one name in public: the merged one’s ends', async () => {
    const [gone, kept] = market.householdIds
    await changeConsent(deps(), first, { householdId: gone, purpose: 'alias', given: true, aliasZh: '老杨家' })
    const aliases = async () => (await readHelped(database.db, market.familyId, deps().clock.now())).aliases
    const shown = (await aliases()).length
    await merged(gone, kept)
    expect((await readRegistration(deps(), second, gone)).alias.consentAt).toBeNull()
    expect((await aliases()).length).toBeLessThanOrEqual(shown)
    const { rows } = await sql('SELECT given FROM consent_change WHERE household_id = $1 ORDER BY at, id', [gone])
    expect(rows.map(({ given }) => given)).toEqual([true, false])
  })
})
