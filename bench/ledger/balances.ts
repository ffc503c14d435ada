import { addDays, dayOf } from '#domain/calendar-day.ts'
import type { Db } from '#server/db/db.ts'
import { balanceAt } from '#server/ledger/balance-at.ts'

const QUESTIONS = 5_000
const busy = ['producer:farm:payable', 'producer:carrier:payable', 'producer:house:payable', 'provider:bench']

export type Balances = { p50: number; p99: number; openP99: number }

/** Time (ms) to a balance of a random account, every other one of the busiest, at the end of a random day; `open`: of today. */
export async function measureBalances(db: Db, days: number): Promise<Balances> {
  const today = dayOf(new Date())
  const ask = async (day: string) => {
    const pick = Math.floor(Math.random() * 2_000)
    const code = pick % 2 === 0 ? (busy[(pick / 2) % busy.length] ?? '') : `household:bench-${pick}:provisional`
    const start = performance.now()
    await balanceAt(db.pool, code, day)
    return performance.now() - start
  }
  const waits: number[] = []
  for (let n = -500; n < QUESTIONS; n++) {
    const wait = await ask(addDays(today, -Math.floor(Math.random() * days)))
    if (n >= 0) waits.push(wait)
  }
  const open: number[] = []
  for (let n = 0; n < 500; n++) open.push(await ask(today))
  return { p50: at(waits, 0.5), p99: at(waits, 0.99), openP99: at(open, 0.99) }
}

const at = (waits: number[], share: number) =>
  waits.toSorted((a, b) => a - b)[Math.floor((waits.length - 1) * share)] ?? 0
