import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { histories } from './draw.ts'
import { dayAt, districtFigures, figuresOf } from './figures.ts'
import { heldOf, openClaims } from './model.ts'
import { oneOfEach } from './one-of-each.ts'
import { play, plays } from './play.ts'
import { begin, nowOf, type Playing } from './playing.ts'
import { readDistrict } from './read-beside.ts'
import { readFigures, readMonthSums, readOrders } from './read-figures.ts'
import { openDistrict, openShop } from './stage.ts'
import type { Step } from './steps.ts'
import { count, seldom, type Tally } from './tally.ts'

/** Histories that are played: HISTORIES=10000 for all of them. HISTORIES_FROM=17 HISTORIES=1 begins with another seed. */
const COUNT = Number(process.env.HISTORIES ?? 14)
const FIRST = Number(process.env.HISTORIES_FROM ?? 1)
/** Histories that share a database, one after the other, each in a district of its own. */
const A_DATABASE = 100
const SEEDS = Array.from({ length: Math.ceil(COUNT / A_DATABASE) }, (_, index) => FIRST + index)
/** Ids of households differ each time, and with them who gets the last fen: what failed once must not pass by being played again. */
const ONCE = { timeout: 30 * 60_000, retry: 0 }
/** From so many on, a quarter of the steps of each kind must have happened: the others found nothing to do, or were refused. */
const ENOUGH = 1_000
const PERCENT = 25
const KINDS = Object.keys(plays).length
const tally: Tally = new Map()

describe.each(SEEDS)('seed %i: households have what a plain calculation gives them', (seed) => {
  const database = useDatabase()
  const numRuns = Math.min(A_DATABASE, COUNT - (seed - FIRST) * A_DATABASE)
  let dataDir = ''
  let shop: Playing['shop']
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'histories-'))
    shop = await openShop(database.db, dataDir)
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  async function playAll(steps: Step[], counted = tally): Promise<void> {
    const playing = begin(shop, await openDistrict(shop))
    const { district, model } = playing
    const month = dayAt(shop.clock.now().getTime()).slice(0, 7)
    for (const step of steps) count(counted, step.do, await play(playing, step))
    const found = await readFigures(shop, district, month)
    const when = { now: nowOf(playing), month }
    for (const id of district.households) expect(found.get(id)).toEqual(figuresOf(model, id, when))
    expect(await readDistrict(shop, district)).toEqual(districtFigures(model, district.households))
    const moved = new Map([...model.months].filter(([, fen]) => fen !== 0n))
    expect(await readMonthSums(shop, district)).toEqual(moved)
    const orders = new Map(model.orders.map((order) => [order.id, { fen: heldOf(order), claims: openClaims(order) }]))
    expect(await readOrders(shop, [...orders.keys()])).toEqual(orders)
  }

  test('after one of each kind of step', ONCE, async () => {
    const own: Tally = new Map()
    await playAll(oneOfEach, own)
    expect(seldom(own, 100)).toEqual([])
    expect(own.size).toBe(KINDS)
  })

  test('after any history', ONCE, async () => {
    await fc.assert(
      fc.asyncProperty(histories, (steps) => playAll(steps)),
      { seed, numRuns },
    )
    const { findings } = await reconcile(database.db)
    expect(findings.filter(({ breaches }) => breaches > 0)).toEqual([])
  })
})

test.runIf(COUNT >= ENOUGH)('steps of every kind did happen', () => {
  expect(seldom(tally, PERCENT)).toEqual([])
  expect(tally.size).toBe(KINDS)
})
