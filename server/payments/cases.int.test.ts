import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { stillClock } from '#test/factories/sale.ts'
import { playCase } from '#test/payments/case.ts'
import { openCashierSide } from '#test/payments/cashier-side.ts'
import type { ProviderSide } from '#test/payments/provider-side.ts'
import { shopSteps } from '#test/payments/shop-steps.ts'
import { type Stage, setStage } from '#test/payments/stage.ts'
import { openStripeSide } from '#test/payments/stripe-side.ts'
import { paymentCases } from '#test/payments/table.ts'

const database = useDatabase()

describe.each(['cashier', 'stripe'] as const)('with %s', (provider) => {
  const clock = stillClock()
  let side: ProviderSide
  let stage: Stage
  beforeAll(async () => {
    const { db } = database
    side = provider === 'cashier' ? await openCashierSide({ db, clock }) : await openStripeSide({ clock })
    const shop = shopSteps({ db, clock, host: side.host })
    stage = await setStage({ db, clock, side, shop, trouble: (kind) => (kind ? side.trouble(kind) : side.heal()) })
  })
  afterAll(() => side.close())

  test.each(paymentCases)('$name', async (one) => {
    const { orders, stock, ledger } = one
    expect(await playCase(stage, one)).toEqual({ orders, stock, ledger })
    expect((await reconcile(database.db)).findings.filter(({ breaches }) => breaches > 0)).toEqual([])
  })

  test('in the end the provider’s own books agree with the ledger, but for what was forged', async () => {
    stage.clock.forward(120)
    await stage.shop.endHolds()
    await stage.shop.poll()
    await stage.shop.compareBooks()
    const { rows } = await database.db.pool.query(
      `SELECT kind, reference FROM reconciliation_difference d WHERE provider = $1 AND closed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.provider_payment_id = d.reference AND p.order_id IS NULL)`,
      [provider],
    )
    expect(rows).toEqual([])
  })
})

test('the table has its forty cases, each once', () => {
  const names = paymentCases.map(({ name }) => name)
  expect(names.length).toBeGreaterThanOrEqual(40)
  expect(new Set(names).size).toBe(names.length)
})
