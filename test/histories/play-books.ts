import { lapseReturns } from '#server/claims/follow-claim.ts'
import { closeDays as closeLedgerDays } from '#server/ledger/close-days.ts'
import { closePeriod } from '#server/ledger/close-period.ts'
import { readMonths } from '#server/ledger/read-months.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import { endReservations } from '#server/payments/end-reservations.ts'
import { sumDays } from '#server/reports/sum-days.ts'
import { letTimePass } from './clock.ts'
import { dayAt } from './figures.ts'
import { mustBe, nowOf, type Of, type Playing, refusal } from './playing.ts'

/** All days before today are closed: what is booked from now on counts for today at the earliest. */
export async function shutDays(playing: Playing): Promise<void> {
  await closeLedgerDays(playing.shop)
  playing.shop.books.firstOpen = dayAt(nowOf(playing))
}

/** What the product does by itself once some time has gone by. */
async function goOn(playing: Playing): Promise<void> {
  await lapseReturns(playing.shop)
  await endReservations(playing.shop)
  await confirmOrders(playing.shop)
  letTimePass(playing.model, nowOf(playing))
}

async function wait(playing: Playing, { hours }: Of<'wait'>): Promise<number> {
  playing.shop.clock.forward(hours * 60)
  await goOn(playing)
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
  await goOn(playing)
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
