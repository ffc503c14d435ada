import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeBatch } from '#test/factories/batch.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { paper } from '#test/factories/papers.ts'
import { refused } from '#test/factories/refused.ts'
import { readCosts } from './read-costs.ts'
import { recordCost, takeBackCost } from './record-cost.ts'
import { recordBatchEvent } from './record-event.ts'
import { unitCostsOfFamily } from './unit-cost.ts'

const database = useDatabase()
const { query } = database
let desk: Desk
beforeEach(async () => {
  desk = await makeDesk(database.db, { start: new Date('2026-11-20T04:00:00Z') })
})

describe('the costs of a batch', () => {
  const cost = (batchId: string, kind: 'young' | 'feed', amountFen: bigint) => ({
    id: randomUUID(),
    ...{ batchId, kind, amountFen },
    day: '2026-11-01',
    note: '票据 12',
    evidence: { ...paper(kind), kind: 'receipt' as const },
  })

  test('are shared by what survives, corrected by their mirror, and stand beside what the agreement takes off', async () => {
    const batchId = await makeBatch(database.db, desk, { intake: 100, survivalBps: 8_000 })
    const feed = cost(batchId, 'feed', 60_000n)
    for (const one of [cost(batchId, 'young', 40_000n), feed, feed]) await recordCost(desk, desk.proposer, one)
    const event = {
      id: randomUUID(),
      batchId,
      kind: 'mortality' as const,
      on: '2026-05-01',
      quantity: 10,
      noteZh: '死淘',
      noteEn: '',
    }
    await recordBatchEvent(desk, desk.proposer, event)
    expect((await readCosts(desk, desk.approver, batchId)).unit).toMatchObject({
      costFen: 100_000n,
      byKind: { young: 40_000n, feed: 60_000n },
      dead: 10,
      released: true,
      surviving: 90,
      unitFen: 1_111n,
      deductedFen: 5_100n,
    })
    const takeBack = (note: string) => takeBackCost(desk, desk.approver, { batchId, costId: feed.id, note })
    await expect(takeBack('记重了')).rejects.toEqual(refused('InvalidInput', { field: 'note', rule: 'reason' }))
    for (const note of ['饲料记重了', '再点一次']) await takeBack(note)
    const costs = await readCosts(desk, desk.approver, batchId)
    expect(costs.unit).toMatchObject({ costFen: 40_000n, byKind: { young: 40_000n }, unitFen: 444n })
    expect(costs.rows.map(({ amountFen }) => amountFen).sort()).toEqual([-60_000n, 40_000n, 60_000n])
    expect(await unitCostsOfFamily(database.db.pool, desk.familyId, desk.clock.now())).toMatchObject([
      { unitFen: 444n },
    ])
  })

  test('need a receipt; the database takes a mirror only, once', async () => {
    const batchId = await makeBatch(database.db, desk)
    const one = cost(batchId, 'young', 40_000n)
    await expect(recordCost(desk, desk.proposer, { ...one, evidence: null })).rejects.toEqual(refused('EvidenceNeeded'))
    await recordCost(desk, desk.proposer, one)
    const mirror = (fen: number, kind = 'young') =>
      query(
        `INSERT INTO batch_cost (id, batch_id, kind, amount_fen, day, note, reverses_id, added_by, added_at)
         VALUES (uuidv7(), $1, $2::batch_cost_kind, $3, '2026-11-01', 'x', $4, 'x', now())`,
        [batchId, kind, fen, one.id],
      )
    await expect(mirror(-39_999)).rejects.toMatchObject({ constraint: 'batch_cost_mirror' })
    await expect(mirror(-40_000, 'feed')).rejects.toMatchObject({ constraint: 'batch_cost_mirror' })
    await expect(mirror(40_000)).rejects.toThrow()
    await mirror(-40_000)
    await expect(mirror(-40_000)).rejects.toMatchObject({ code: '23505' })
  })
})
