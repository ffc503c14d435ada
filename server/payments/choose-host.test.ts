import pino from 'pino'
import { expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import { choosePaymentHosts } from './choose-host.ts'

const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }
const cashier = { CASHIER_WEBHOOK_SECRET: 'choose-host-0123456789-0123456789' }

function chosen(env: object): string[] {
  const log = pino({ level: 'silent' })
  const deps = { env, log, db: {} as Db, clock: systemClock, publicUrl: 'http://shop.test' }
  const { current, all } = choosePaymentHosts(deps as unknown as Omit<Deps, 'payments'>)
  return [current.name, ...all.map(({ name }) => name)]
}

test('the cashier takes payments where Stripe is not set up', () => {
  expect(chosen({ ...cashier, DEMO: false })).toEqual(['cashier', 'cashier'])
})

test('with Stripe the cashier cannot be reached, but for a demo', () => {
  expect(chosen({ ...stripe, ...cashier, DEMO: false })).toEqual(['stripe', 'stripe'])
  expect(chosen({ ...stripe, ...cashier, DEMO: true })).toEqual(['stripe', 'stripe', 'cashier'])
})
