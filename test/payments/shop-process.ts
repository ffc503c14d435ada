/*
 * A shop in a process of its own, for tests that kill it: does the steps it is sent, and kills itself at the crash point
 * it is told. What it had not committed is lost, as with kill -9 at that moment.
 */
import { openDb } from '#server/db/db.ts'
import { connectCashier } from './cashier-side.ts'
import { crashingDb, crashingHost, crashPoints } from './crash-points.ts'
import type { ShopMessage, StepMessage } from './remote-shop.ts'
import { shopSteps } from './shop-steps.ts'
import { type TroubleState, withTrouble } from './with-trouble.ts'

const send = (message: object) => process.send?.(message)

async function open({ databaseUrl, connection, crashAfter }: ShopMessage) {
  let now = new Date(0)
  const clock = { now: () => now }
  const state: TroubleState = { trouble: null }
  const point = crashPoints(crashAfter)
  const db = crashingDb(openDb(databaseUrl, { max: 12 }), point)
  const host =
    connection.provider === 'cashier'
      ? withTrouble(connectCashier(connection, { db, clock }), state)
      : (await import('./connect-stripe.ts')).connectStripe(connection, clock)
  const steps = shopSteps({ db, clock, host: crashingHost(host, point) })

  return async ({ id, step, args, at, trouble }: StepMessage) => {
    now = at
    if (trouble !== undefined) state.trouble = trouble
    try {
      const run = steps[step] as (...values: unknown[]) => Promise<unknown>
      send({ id, result: await run(...args), trouble: state.trouble })
    } catch (error) {
      const { name, message, code, detail, stack } = error as Error & { code?: string; detail?: unknown }
      send({ id, error: { name, message, code, detail, stack }, trouble: state.trouble })
    }
  }
}

process.once('message', async (first) => {
  const run = await open(first as ShopMessage)
  process.on('message', (message) => void run(message as StepMessage))
  send({ ready: true })
})
process.once('disconnect', () => process.exit())
