import { v7 as newId } from 'uuid'
import { drawFrom } from '#prisma/seed/draw.ts'
import type { Browser } from './browser.ts'
import { type Acknowledged, buy } from './buyer.ts'
import type { PlannedOrder } from './plan.ts'
import { CHICKEN, type ShopFacts } from './shop-facts.ts'
import type { StageClock } from './stage-clock.ts'

const RETURNING_PERCENT = 15

type Market = {
  clock: StageClock
  /** Counts the visits under way. */
  pace: { visits: number }
  browse: () => Browser
  stopped: AbortSignal
  facts: ShopFacts
  seed: string
}

/** Follows each planned order to its end, by a new buyer or one who has bought before, and keeps what was acknowledged. */
export function followOrders({ clock, pace, browse, stopped, facts, seed }: Market) {
  const notes: Acknowledged[] = []
  const failures: string[] = []
  const regulars: Browser[] = []
  const draw = drawFrom(`regulars:${seed}`)

  async function visit<T>(work: () => Promise<T>): Promise<T> {
    pace.visits++
    try {
      return await work()
    } finally {
      pace.visits--
    }
  }
  const stage = { clock, goods: { slug: CHICKEN, liveItemId: facts.liveItemId }, visit, stopped }

  async function follow(order: PlannedOrder): Promise<void> {
    await clock.until(order.at)
    if (stopped.aborted) return
    const regular = draw.chance(RETURNING_PERCENT) ? regulars.shift() : undefined
    const browser = regular ?? browse()
    const note: Acknowledged = { order, orderId: newId(), state: 'sent', placedAt: clock.now(), paidAt: null }
    notes.push(note)
    try {
      await buy(stage, browser, note, regular !== undefined)
      regulars.push(browser)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (!stopped.aborted) failures.push(`order ${order.index} (${order.story}): ${reason}`)
    }
  }

  return { follow, notes: notes as readonly Acknowledged[], failures: failures as readonly string[] }
}
