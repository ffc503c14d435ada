import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { codeOf } from '#test/factories/market.ts'
import { paper } from '#test/factories/papers.ts'
import { refused } from '#test/factories/refused.ts'
import { balances } from '#test/factories/sale.ts'
import { readHouseholdAid } from './read-household-aid.ts'
import { readSupport } from './read-support.ts'
import { type NewSupport, recordSupport } from './record-support.ts'

const database = useDatabase()
const { query } = database
let desk: Desk
beforeEach(async () => {
  desk = await makeDesk(database.db, { start: new Date('2026-11-20T04:00:00Z') })
})

describe('support between households', () => {
  const support = (change: Partial<NewSupport> = {}): NewSupport => ({
    id: randomUUID(),
    giverCode: codeOf(desk.householdIds[0]),
    receiverCode: codeOf(desk.householdIds[1]),
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
    await recordSupport(desk, desk.proposer, support())
    expect(await balances(database.db)).toEqual(before)
    const list = await readSupport(desk, desk.approver, {})
    expect(list).toMatchObject({ count: 1, valueFen: 400_000n })
    expect(list.rows[0]).toMatchObject({ quantity: 500, day: '2026-11-01', evidence: [{ kind: 'photo' }] })
    for (const [at, given] of [true, false].entries())
      expect((await readHouseholdAid(desk, desk.approver, desk.householdIds[at] ?? '')).support).toMatchObject([
        { given },
      ])
  })

  test('is between two households, has happened, and has a paper', async () => {
    await expect(
      recordSupport(desk, desk.proposer, support({ receiverCode: codeOf(desk.householdIds[0]) })),
    ).rejects.toEqual(refused('InvalidInput', { field: 'receiverCode' }))
    await expect(recordSupport(desk, desk.proposer, support({ givenOn: '2026-11-21' }))).rejects.toEqual(
      refused('InvalidInput', { field: 'givenOn' }),
    )
    await expect(recordSupport(desk, desk.proposer, support({ evidence: null }))).rejects.toEqual(
      refused('EvidenceNeeded'),
    )
    await recordSupport(desk, desk.proposer, support())
    const directly = (change: string) =>
      query(
        `INSERT INTO support SELECT (jsonb_populate_record(s, jsonb_build_object('id', uuidv7()) || $1)).* FROM support s LIMIT 1`,
        [change],
      )
    await expect(
      directly(JSON.stringify({ giver_id: desk.householdIds[0], receiver_id: desk.householdIds[0] })),
    ).rejects.toMatchObject({
      constraint: 'support_between_two',
    })
    await expect(directly('{"kind": "money"}')).rejects.toMatchObject({ constraint: 'support_kind' })
    await expect(directly('{"value_fen": -1}')).rejects.toMatchObject({ constraint: 'support_value' })
  })
})
