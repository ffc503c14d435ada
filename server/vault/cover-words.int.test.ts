import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { giveAccount } from '#test/factories/payouts.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { testVault } from '#test/vault.ts'
import { coveringVerbs, coverWords } from './cover-words.ts'
import { sealIdentity, writeIdentity } from './personal.ts'

const database = useDatabase()
const needs = () => ({ db: database.db, vault: testVault })
const said = '冉云岫（19900066771，11010519491231001X）的卡6222020020061234567换了，去示例村1组 8号看看'
const covered = '冉**（****6771，****001X）的卡****4567换了，去****看看'
let market: Market
let own: Viewer

beforeAll(async () => {
  const { db } = database
  market = await makeMarket(db)
  own = districtViewer(market.districtCode)
  const [household] = market.householdIds
  await writeIdentity(
    db.pool,
    await sealIdentity(testVault, household, {
      ...{ headName: '冉云岫', phone: '+8619900066771', idNumber: '11010519491231001X', address: '示例村1组8号' },
    }),
  )
  await giveAccount({ db, clock: stillClock() }, household)
})

describe('words of the desk', () => {
  const reason = async (viewer: Viewer, text: string) => (await coverWords(needs(), viewer, { reason: text })).reason

  test('lose what tells who a household of the scope is, and keep the rest', async () => {
    expect(await reason(own, said)).toBe(covered)
    expect(await reason(own, '账户要换，10 月 3 日去过')).toBe('账户要换，10 月 3 日去过')
  })
  test('tell nobody who is registered elsewhere', async () => {
    const { districtCode } = await makeMarket(database.db)
    expect(await reason(districtViewer(districtCode), said)).toBe(said)
    for (const outsider of outsiders) await expect(reason(outsider, said)).rejects.toMatchObject({ code: 'Forbidden' })
  })
  test('are covered wherever they lie; names, numbers and files that are meant as such stay', async () => {
    const file = Buffer.from(said)
    const given = { values: { headName: '冉云岫' }, rows: [{ note: said, evidence: { file } }], number: said, at: 1n }
    const done = await coverWords(needs(), own, given)
    expect(done).toEqual({ ...given, rows: [{ note: covered, evidence: { file } }] })
    expect(done.rows[0]?.evidence.file).toBe(file)
  })
})

test('a verb of the desk hears covered words; anybody else calls it as it is', async () => {
  const verbs = coveringVerbs(needs(), {
    say: async (_viewer: Viewer | null, input: { reason: string }) => input.reason,
    list: (_viewer: Viewer, query: { q: string }) => query.q,
  })
  expect(await verbs.say(own, { reason: said })).toBe(covered)
  expect(await verbs.say(null, { reason: said })).toBe(said)
  expect(verbs.list(own, { q: '冉云岫' })).toBe('冉云岫')
})
