import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { formatYuan } from '#domain/money.ts'
import { drawFrom } from '#prisma/seed/draw.ts'
import { type Browser, type Line, openBrowser } from './browser.ts'
import { type Acknowledged, buy } from './buyer.ts'
import { watchFigures } from './coordinator.ts'
import { takeDesk } from './host.ts'
import { type TableRow, tableHead, tableRow, tally } from './live-table.ts'
import type { Options } from './options.ts'
import { remarks } from './people.ts'
import { type PlannedOrder, scenes, waitsAt } from './plan.ts'
import { openRoom, type Room } from './room.ts'
import { CHICKEN, type ShopFacts } from './shop-facts.ts'
import { type StageClock, startStageClock } from './stage-clock.ts'

/** Visits to the shop at once before the story waits for it. */
const MOST_VISITS = 40
const ROW_MS = 2_000
const RETURNING_PERCENT = 15
const CATCH_UP_MS = 30_000

export type Played = {
  notes: Acknowledged[]
  rows: TableRow[]
  room: ReturnType<Room['summary']>
  readings: { minute: number; netFen: bigint; grossFen: bigint }[]
  movedFen: { net: bigint; gross: bigint }
  notices: number
  line: Line
  seconds: number
  waitedSeconds: number
  failures: string[]
}

/** Viewers come in during the first half of the first scene; some speak. */
function fillRoom(room: Room, viewers: number, clock: StageClock, stopped: AbortSignal): Promise<void>[] {
  const draw = drawFrom('room')
  const first = Math.ceil(viewers / 4)
  const arrivals = Array.from({ length: viewers }, (_, index) => (index < first ? 0 : draw.between(1, 200) / 10))
  const remarksAt = Array.from({ length: viewers * 2 }, () => draw.between(5, 590) / 10).sort((a, b) => a - b)
  const at = async (minute: number, work: () => void) => {
    await clock.until(minute)
    if (!stopped.aborted) work()
  }
  return [
    ...arrivals.map((minute) => at(minute, () => room.enter())),
    ...remarksAt.map((minute, index) =>
      at(minute, () => room.say(draw.between(0, viewers - 1) + index, draw.pick(remarks))),
    ),
  ]
}

/** Plays the whole day against the shop. Nothing that fails is hidden: it is listed in `failures`. */
export async function play(
  options: Options,
  day: PlannedOrder[],
  facts: ShopFacts,
  stopped: AbortSignal,
  print: (line: string) => void,
): Promise<Played> {
  const line: Line = { retries: 0, serverErrors: 0 }
  const browse = () => openBrowser(options.url, line, { stopped })
  let visits = 0
  const began = performance.now()
  const desk = await takeDesk(browse(), facts.sessionId)
  let limit = 0
  const clock = startStageClock({ speed: options.speed, isBusy: () => visits >= MOST_VISITS, limit: () => limit })
  const figures = await watchFigures(options.url, browse(), clock.now)
  const room = openRoom(options.url, facts.sessionId)
  const notes: Acknowledged[] = []
  const failures: string[] = []
  const rows: TableRow[] = []
  const regulars: Browser[] = []
  const draw = drawFrom(`regulars:${options.seed}`)

  const look = () => {
    const { viewers, chats } = room.summary()
    const income = (figures.readings.at(-1)?.netFen ?? 0n) - figures.before.netFen
    const row = {
      ...tally(notes),
      minute: clock.now(),
      viewers,
      chats,
      netYuan: formatYuan(income),
      retries: line.retries,
    }
    rows.push(row)
    print(tableRow(row))
  }
  const visit = async <T>(work: () => Promise<T>): Promise<T> => {
    visits++
    try {
      return await work()
    } finally {
      visits--
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
      if (!stopped.aborted)
        failures.push(`order ${order.index} (${order.story}): ${error instanceof Error ? error.message : error}`)
    }
  }

  print(tableHead())
  const table = setInterval(look, ROW_MS)
  await desk.start()
  await desk.present(facts.liveItemId)
  const crowd = fillRoom(room, options.viewers, clock, stopped)
  for (const scene of scenes) {
    stopped.throwIfAborted()
    clock.jumpTo(scene.from)
    limit = waitsAt(scene)
    await Promise.all(day.filter((order) => order.scene === scene.key).map(follow))
    limit = Number.POSITIVE_INFINITY
    await clock.until(scene.from + scene.minutes)
    if (scene.live && !scenes.some(({ live, from }) => live && from > scene.from)) {
      await Promise.all(crowd)
      await desk.end()
    }
  }
  const roomSummary = await settleRoom(room)
  const last = await figures.look()
  clearInterval(table)
  look()
  clock.stop()
  room.close()
  await figures.stop()
  return {
    notes,
    rows,
    room: roomSummary,
    readings: [...figures.readings],
    movedFen: { net: last.netFen - figures.before.netFen, gross: last.grossFen - figures.before.grossFen },
    notices: figures.notices(),
    line,
    seconds: (performance.now() - began) / 1000,
    waitedSeconds: clock.waited(),
    failures,
  }
}

/** Gives the slowest viewer a moment to hear the last event. */
async function settleRoom(room: Room): Promise<ReturnType<Room['summary']>> {
  const end = performance.now() + CATCH_UP_MS
  let summary = room.summary()
  for (let quiet = 0; quiet < 4 && performance.now() < end; ) {
    await sleep(250)
    const next = room.summary()
    quiet = next.newest === summary.newest && next.behind === next.newest ? quiet + 1 : 0
    summary = next
  }
  return summary
}
