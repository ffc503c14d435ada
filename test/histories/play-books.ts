import { closeDays as closeLedgerDays } from '#server/ledger/close-days.ts'
import { closePeriod } from '#server/ledger/close-period.ts'
import { readMonths } from '#server/ledger/read-months.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import { sumDays } from '#server/reports/sum-days.ts'
import { dayAt } from './figures.ts'
import { confirm } from './model.ts'
import { mustBe, nowOf, type Of, type Playing, refusal } from './playing.ts'

/** All days before today are closed: what is booked from now on counts for today at the earliest. */
export async function shutDays(playing: Playing): Promise<void> {
  await closeLedgerDays(playing.shop)
  playing.shop.books.firstOpen = dayAt(nowOf(playing))
}

async function confirmAll(playing: Playing): Promise<void> {
  await confirmOrders(playing.shop)
  confirm(playing.model, nowOf(playing))
}

async function wait(playing: Playing, { hours }: Of<'wait'>): Promise<number> {
  playing.shop.clock.forward(hours * 60)
  await confirmAll(playing)
  return nowOf(playing)
}

/** The days close, and their sums are made again. */
async function closeDays(playing: Playing): Promise<number> {
  await shutDays(playing)
  await sumDays({ ...playing.shop, bus: { publish: async () => undefined } as never })
  return nowOf(playing)
}

/** Half an hour into the next month, every month before it is closed; it cannot be itself. */
async function endMonth(playing: Playing): Promise<number> {
  const { shop, district } = playing
  const [year = 0, month = 0] = dayAt(nowOf(playing)).split('-').map(Number)
  shop.clock.forward((Date.UTC(year, month, 1) - 8 * 3_600_000 - nowOf(playing)) / 60_000 + 30)
  await confirmAll(playing)
  await shutDays(playing)
  const months = (await readMonths(shop.db.pool, shop.clock.now())).filter(({ closedAt }) => !closedAt).reverse()
  for (const { period } of months) {
    const isPast = period < dayAt(nowOf(playing)).slice(0, 7)
    const code = await refusal(closePeriod(shop, district.approver, period))
    mustBe(`closing ${period}`, code, isPast ? null : 'PeriodNotReady')
  }
  return nowOf(playing)
}

export const bookSteps = { wait, closeDays, endMonth }
