import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { paper } from '#test/factories/papers.ts'
import { balances, stillClock } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { readHouseholdAid } from './read-household-aid.ts'
import { readSupport } from './read-support.ts'
import { type NewSupport, recordSupport } from './record-support.ts'

const database = useDatabase()
const clock = stillClock(new Date('2026-11-20T04:00:00Z'))
const files = memoryFiles()
const deps = () => ({ db: database.db, clock, files })
let market: Market
let codes: [string, string]
let proposer: ReturnType<typeof viewer>
let second: ReturnType<typeof viewer>

const query = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await database.db.pool.query<T>(text, values)).rows
const refused = (code: ErrorCode, detail = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) })

beforeEach(async () => {
  market = await makeMarket(database.db)
  proposer = districtViewer(market.districtCode, market.proposerId)
  second = viewer({ userId: market.approverId, scope: { kind: 'pairing', districtCode: market.districtCode } })
  const found = await query<{ code: string }>('SELECT code FROM household WHERE id = ANY($1) ORDER BY id', [
    market.householdIds,
  ])
  codes = [found[0]?.code ?? '', found[1]?.code ?? '']
})

describe('support between households', () => {
  const support = (change: Partial<NewSupport> = {}): NewSupport => ({
    id: randomUUID(),
    giverCode: codes[0],
    receiverCode: codes[1],
    kind: 'animals',
    descriptionZh: '芦花鸡苗和养殖技术',
    descriptionEn: '',
    quantity: 500,
    valueFen: 400_000n,
    givenOn: '2026-11-01',
    evidence: { ...paper(), kind: 'photo' },
    ...change,
  })

  test('is help with its paper: valued, and never income or a debt', async () => {
    const before = await balances(database.db)
    await recordSupport(deps(), proposer, support())
    expect(await balances(database.db)).toEqual(before)
    const list = await readSupport(deps(), second, {})
    expect(list).toMatchObject({ count: 1, valueFen: 400_000n })
    expect(list.rows[0]).toMatchObject({ quantity: 500, day: '2026-11-01', evidence: [{ kind: 'photo' }] })
    for (const [at, given] of [true, false].entries())
      expect((await readHouseholdAid(deps(), second, market.householdIds[at] ?? '')).support).toMatchObject([{ given }])
  })

  test('is between two households, has happened, and has a paper', async () => {
    await expect(recordSupport(deps(), proposer, support({ receiverCode: codes[0] }))).rejects.toEqual(
      refused('InvalidInput', { field: 'receiverCode' }),
    )
    await expect(recordSupport(deps(), proposer, support({ givenOn: '2026-11-21' }))).rejects.toEqual(
      refused('InvalidInput', { field: 'givenOn' }),
    )
    await expect(recordSupport(deps(), proposer, support({ evidence: null }))).rejects.toEqual(
      refused('EvidenceNeeded'),
    )
    await recordSupport(deps(), proposer, support())
    const directly = (change: string) =>
      query(
        `INSERT INTO support SELECT (jsonb_populate_record(s, jsonb_build_object('id', uuidv7()) || $1)).* FROM support s LIMIT 1`,
        [change],
      )
    await expect(
      directly(JSON.stringify({ giver_id: market.householdIds[0], receiver_id: market.householdIds[0] })),
    ).rejects.toMatchObject({
      constraint: 'support_between_two',
    })
    await expect(directly('{"kind": "money"}')).rejects.toMatchObject({ constraint: 'support_kind' })
    await expect(directly('{"value_fen": -1}')).rejects.toMatchObject({ constraint: 'support_value' })
  })
})
