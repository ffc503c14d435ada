import { setTimeout as sleep } from 'node:timers/promises'
import { drawFrom } from '#prisma/seed/draw.ts'
import { remarks } from './people.ts'
import type { Room, RoomSummary } from './room.ts'
import type { StageClock } from './stage-clock.ts'

const CATCH_UP_MS = 30_000

/** Viewers come in during the first half of the first scene; some speak. */
export function fillRoom(room: Room, viewers: number, clock: StageClock, stopped: AbortSignal): Promise<void>[] {
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

/** Gives the slowest viewer a moment to hear the last event. */
export async function settleRoom(room: Room): Promise<RoomSummary> {
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
