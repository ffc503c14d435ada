import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { stillClock } from '#test/factories/sale.ts'
import { playCase } from './case.ts'
import { openCashierSide } from './cashier-side.ts'
import { remoteShop } from './remote-shop.ts'
import { type Stage, setStage } from './stage.ts'
import { openStripeSide } from './stripe-side.ts'
import { paymentCases } from './table.ts'

/** Seeds that are played: CRASH_SEEDS=200 for all of them, CRASH_FROM=17 CRASH_SEEDS=1 for one that went wrong. */
const FIRST = Number(process.env.CRASH_FROM ?? 1)
const SEEDS = Array.from({ length: Number(process.env.CRASH_SEEDS ?? 1) }, (_, index) => FIRST + index)
/** A life ends after some number of crash points up to this; a case passes about a hundred and fifty. */
const LONGEST_LIFE = 4_000
const PATIENCE_MS = 180_000

/** Numbers from 1 to a limit, the same for the same seed. */
function seeded(seed: string): (limit: number) => number {
  let drawn = 0
  return (limit) => (createHash('sha256').update(`${seed} ${++drawn}`).digest().readUInt32BE() % limit) + 1
}

describe.each(SEEDS)('seed %i: the shop is killed again and again', (seed) => {
  describe.each(['cashier', 'stripe'] as const)('with %s', (provider) => {
    const database = useDatabase()
    const clock = stillClock()
    let stage: Stage
    let deaths = () => 0
    const ends: (() => Promise<void>)[] = []
    beforeAll(async () => {
      const { db, url } = database
      const side = provider === 'cashier' ? await openCashierSide({ db, clock }) : await openStripeSide({ clock })
      const random = seeded(`${seed} ${provider}`)
      const remote = remoteShop({ databaseUrl: url, connection: side.connection, clock }, () => random(LONGEST_LIFE))
      ends.push(remote.close, side.close)
      deaths = remote.deaths
      const trouble =
        provider === 'cashier'
          ? remote.trouble
          : (kind: Parameters<typeof side.trouble>[0] | null) => (kind ? side.trouble(kind) : side.heal())
      stage = await setStage({ db, clock, side, shop: remote.shop, trouble })
    }, PATIENCE_MS)
    afterAll(() => Promise.all(ends.map((end) => end())))

    test('nothing is lost and nothing doubled', { timeout: PATIENCE_MS }, async () => {
      for (const one of paymentCases) {
        const { name, orders, stock, ledger } = one
        expect({ name, ...(await playCase(stage, one)) }).toEqual({ name, orders, stock, ledger })
      }
      const { findings } = await reconcile(database.db)
      expect(findings.filter(({ breaches }) => breaches > 0)).toEqual([])
      expect(deaths()).toBeGreaterThan(0)
    })
  })
})
