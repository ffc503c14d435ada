import type { LiveEvent } from '#domain/live-events.ts'
import type { LogStretch, ReplayFigure } from '#domain/live-replay.ts'
import { type Room, reduceRoom, roomOf } from '../room-state.ts'

/** How many events of a stretch had been told at `at`; the log's order counts, as in the room. */
function toldBy(events: readonly LiveEvent[], at: number): number {
  const next = events.findIndex((event) => Date.parse(event.at) > at)
  return next === -1 ? events.length : next
}

const withFigure = (room: Room, figure: ReplayFigure | undefined): Room => ({
  ...room,
  viewers: figure?.viewers ?? null,
  items: room.items.map((item) => ({
    ...item,
    left: figure?.left[item.id] ?? Math.max(0, item.quota - item.sold),
  })),
})

/**
 * Makes the room at a moment of a stretch, as a viewer saw it then. Pure but for memory of its last answer: as long as
 * nothing was told in between, it is the same object.
 */
export function roomsOf(stretch: LogStretch): (at: Date) => Room {
  const opening = roomOf(stretch.opening)
  let last: { told: number; figure: ReplayFigure | undefined; room: Room } | null = null
  return (moment) => {
    const at = moment.getTime()
    const told = toldBy(stretch.events, at)
    const figure = stretch.figures.findLast((one) => Date.parse(one.at) <= at)
    if (last?.told === told && last.figure === figure) return last.room
    const events = stretch.events.slice(0, told)
    const room = withFigure(reduceRoom(opening, { type: 'events', events }), figure)
    last = { told, figure, room }
    return room
  }
}
