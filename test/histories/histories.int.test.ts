import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { figuresOf } from './payouts.ts'
import { play } from './play.ts'
import type { Playing } from './playing.ts'
import { readFigures } from './read-figures.ts'
import { openDistrict, openShop } from './stage.ts'
import { histories, type Step } from './steps.ts'

/** Histories that are played: HISTORIES=10000 for all of them. HISTORIES_FROM=17 HISTORIES=1 begins with another seed. */
const COUNT = Number(process.env.HISTORIES ?? 25)
const FIRST = Number(process.env.HISTORIES_FROM ?? 1)
/** Histories that share a database, one after the other, each in a district of its own. */
const A_DATABASE = 100
const SEEDS = Array.from({ length: Math.ceil(COUNT / A_DATABASE) }, (_, index) => FIRST + index)
const PATIENCE_MS = 30 * 60_000

describe.each(SEEDS)('seed %i: households have what a plain calculation gives them', (seed) => {
  const database = useDatabase()
  let dataDir = ''
  let shop: Playing['shop']
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'histories-'))
    shop = await openShop(database.db, dataDir)
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  async function playAll(steps: Step[]): Promise<void> {
    const playing: Playing = {
      shop,
      district: await openDistrict(shop),
      model: { orders: [], runs: [] },
      buyers: new Map(),
    }
    for (const step of steps) await play(playing, step)
    const found = await readFigures(shop, playing.district)
    for (const id of playing.district.households) expect(found.get(id)).toEqual(figuresOf(playing.model, id))
  }

  test('after any history', { timeout: PATIENCE_MS }, async () => {
    const numRuns = Math.min(A_DATABASE, COUNT - (seed - FIRST) * A_DATABASE)
    await fc.assert(fc.asyncProperty(histories, playAll), { seed, numRuns })
    const { findings } = await reconcile(database.db)
    expect(findings.filter(({ breaches }) => breaches > 0)).toEqual([])
  })
})
