import { formatYuan } from '#domain/money.ts'
import { type Line, openBrowser } from './browser.ts'
import type { Acknowledged } from './buyer.ts'
import { type Desk, watchFigures } from './coordinator.ts'
import { fillRoom, settleRoom } from './crowd.ts'
import { followOrders } from './follow-orders.ts'
import { takeDesk } from './host.ts'
import { tableHead, tableRow, tally } from './live-table.ts'
import type { Options } from './options.ts'
import { type PlannedOrder, scenes, waitsAt } from './plan.ts'
import { openRoom, type RoomSummary } from './room.ts'
import type { ShopFacts } from './shop-facts.ts'
import { startStageClock } from './stage-clock.ts'

/** Visits to the shop at once before the story waits for it. */
const MOST_VISITS = 40
const ROW_MS = 2_000

export type Played = {
  notes: readonly Acknowledged[]
  room: RoomSummary
  readings: Desk['readings']
  movedFen: { net: bigint; gross: bigint }
  notices: number
  line: Line
  seconds: number
  waitedSeconds: number
  failures: readonly string[]
}

type Play = {
  options: Options
  day: readonly PlannedOrder[]
  facts: ShopFacts
  stopped: AbortSignal
  print: (line: string) => void
}

/** Everybody who takes part, each with a browser of their own; the story's clock stands until the session begins. */
async function assemble({ options, facts, stopped }: Play) {
  const line: Line = { retries: 0, serverErrors: 0 }
  const browse = () => openBrowser(options.url, line, { stopped })
  const pace = { limit: 0, visits: 0 }
  const clock = startStageClock({
    speed: options.speed,
    isBusy: () => pace.visits >= MOST_VISITS,
    limit: () => pace.limit,
    stopped,
  })
  const desk = await takeDesk(browse(), facts.sessionId)
  const figures = await watchFigures(options.url, browse(), clock.now)
  const room = openRoom(options.url, facts.sessionId)
  const orders = followOrders({ clock, pace, browse, stopped, facts, seed: options.seed })
  return { line, pace, clock, desk, figures, room, orders }
}

type Cast = Awaited<ReturnType<typeof assemble>>

/** Scene after scene; the host ends the session after the last live one. */
async function playScenes(
  { options, day, facts, stopped }: Play,
  { pace, clock, desk, room, orders }: Cast,
): Promise<void> {
  const lastLive = scenes.findLast(({ live }) => live)
  await desk.start()
  await desk.present(facts.liveItemId)
  const crowd = fillRoom(room, options.viewers, clock, stopped)
  for (const scene of scenes) {
    stopped.throwIfAborted()
    clock.jumpTo(scene.from)
    pace.limit = waitsAt(scene)
    await Promise.all(day.filter((order) => order.scene === scene.key).map(orders.follow))
    pace.limit = Number.POSITIVE_INFINITY
    await clock.until(scene.from + scene.minutes)
    if (scene !== lastLive) continue
    await Promise.all(crowd)
    await desk.end()
  }
  stopped.throwIfAborted()
}

/** Plays the whole day against the shop. Nothing that fails is hidden: it is listed in `failures`. */
export async function play(rehearsal: Play): Promise<Played> {
  const began = performance.now()
  const cast = await assemble(rehearsal)
  const { line, clock, figures, room, orders } = cast
  const look = () => {
    const { viewers, chats } = room.summary()
    const netYuan = formatYuan((figures.readings.at(-1)?.netFen ?? 0n) - figures.before.netFen)
    rehearsal.print(
      tableRow({ ...tally(orders.notes), minute: clock.now(), viewers, chats, netYuan, retries: line.retries }),
    )
  }
  rehearsal.print(tableHead())
  const table = setInterval(look, ROW_MS)
  await playScenes(rehearsal, cast)
  const summary = await settleRoom(room)
  const last = await figures.look()
  clearInterval(table)
  look()
  clock.stop()
  room.close()
  await figures.stop()
  return {
    notes: orders.notes,
    room: summary,
    readings: figures.readings,
    movedFen: { net: last.netFen - figures.before.netFen, gross: last.grossFen - figures.before.grossFen },
    notices: figures.notices(),
    line,
    seconds: (performance.now() - began) / 1000,
    waitedSeconds: clock.waited(),
    failures: orders.failures,
  }
}
