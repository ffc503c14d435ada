import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { balances, stillClock } from '#test/factories/sale.ts'
import { districtViewer } from '#test/factories/viewer.ts'
import { decideFund } from './decide-fund.ts'
import { decideUse } from './decide-use.ts'
import { proposeUse } from './propose-use.ts'
import { readFund } from './read-fund.ts'
import { type NewFund, setUpFund } from './set-up-fund.ts'

const database = useDatabase()
const refused = (code: ErrorCode, detail = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) })
const query = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await database.db.pool.query<T>(text, values)).rows
const account = async (code: string) => (await balances(database.db))[code] ?? 0n

let deps: Pick<Deps, 'db' | 'clock'>
let market: Market
let proposer: Viewer
let second: Viewer
let householdCode: string
beforeAll(async () => {
  deps = { db: database.db, clock: stillClock(new Date('2026-11-20T04:00:00Z')) }
  market = await makeMarket(database.db)
  proposer = districtViewer(market.districtCode, market.proposerId)
  second = districtViewer(market.districtCode, market.approverId)
  const [first] = await query<{ code: string }>('SELECT code FROM household WHERE id = $1', [market.householdIds[0]])
  householdCode = first?.code ?? ''
})

const fund = (id: string): NewFund => ({
  ...{ id, code: `F-${id.slice(0, 8).toUpperCase()}`, nameZh: '芦花鸡产业帮扶资金', nameEn: '' },
  ...{ sourceZh: '东西部协作资金', sourceEn: '', districtCode: market.districtCode, year: 2026 },
  amountFen: 30_000_000n,
})
const use = (fundId: string) => ({
  ...{ id: randomUUID(), fundId, kind: 'advance' as const, householdCode, producerId: null, batchCode: null },
  ...{ purposeZh: '鸡苗 500 只', purposeEn: '', amountFen: 400_000n, repayBps: 2_000, floorFen: 50_000n },
})

test('a fund is approved by somebody else before anything is booked or promised; twice is once', async () => {
  const id = randomUUID()
  const decide = (who = second, decision: 'approved' | 'rejected' = 'approved', reason = '') =>
    decideFund(deps, who, { fundId: id, decision, reason })
  await setUpFund(deps, proposer, fund(id))
  expect(await account(`fund:${id}`)).toBe(0n)
  expect(await readFund(deps, second, id)).toMatchObject({ state: 'proposed', leftFen: 0n, decidedAt: null })
  const early = use(id)
  await proposeUse(deps, proposer, early)
  const promise = () => decideUse(deps, second, { useId: early.id, decision: 'approved' })
  await expect(promise()).rejects.toEqual(refused('AidStateConflict', { reason: 'fund' }))
  await expect(decide(proposer)).rejects.toEqual(refused('SecondPersonNeeded'))
  await Promise.all([decide(), decide(), decide()])
  expect(await account(`fund:${id}`)).toBe(-30_000_000n)
  await expect(decide(second, 'rejected', '来源不清')).rejects.toEqual(refused('AidStateConflict'))
  await promise()
})

test('a fund that is turned down says why, and never is booked', async () => {
  const id = randomUUID()
  await setUpFund(deps, proposer, fund(id))
  const reject = (reason?: string) => decideFund(deps, second, { fundId: id, decision: 'rejected', reason })
  await expect(reject()).rejects.toEqual(refused('InvalidInput', { field: 'reason' }))
  await reject('来源不清')
  expect(await readFund(deps, second, id)).toMatchObject({ state: 'rejected', reason: '来源不清', leftFen: 0n })
  expect(await account(`fund:${id}`)).toBe(0n)
})

test('the database lets nobody approve a fund alone, nor decide it twice', async () => {
  const id = randomUUID()
  await setUpFund(deps, proposer, fund(id))
  const decide = (by: string) =>
    query(`UPDATE aid_fund SET state = 'approved', decided_by = ${by}, decided_at = now() WHERE id = $1`, [id])
  await expect(decide('created_by')).rejects.toMatchObject({ constraint: 'aid_fund_second_person' })
  await decide(`'user:another'`)
  const undo = query(`UPDATE aid_fund SET state = 'proposed', decided_by = NULL, decided_at = NULL WHERE id = $1`, [id])
  await expect(undo).rejects.toMatchObject({ constraint: 'aid_fund_order' })
  const direct = `INSERT INTO aid_fund SELECT (jsonb_populate_record(f, jsonb_build_object('id', uuidv7(), 'code', 'X'))).* FROM aid_fund f WHERE id = $1`
  await expect(query(direct, [id])).rejects.toMatchObject({ constraint: 'aid_fund_order' })
})
