import type { LiveEvent, LiveItemView, RoomSnapshot } from '#domain/live-events.ts'
import { type AudienceScript, type Moment, makeAudience } from './rehearsal-audience.ts'
import type { RoomLink } from './room-link.ts'
import { presentedIn, type Room, type RoomChange, reduceRoom, roomOf } from './room-state.ts'

/** An event without what the log gives it; events of a rehearsal are numbered here. */
type Draft<E = LiveEvent> = E extends LiveEvent ? Omit<E, 'seq' | 'at'> : never

/** A room that only this browser knows: the audience is invented, and nothing is sent. */
export type RehearsalRoom = RoomLink & {
  /** What happens next in it. */
  happen(draft: Draft): void
  /** Nobody of this name is heard any more. */
  silence(name: string, silent: boolean): void
  /** Sums of what was bought, fen. */
  takings(): { orders: number; revenueFen: number }
}

const SECOND_MS = 1_000
/** Longest message, UTF-16 units, as on the air. */
const CHAT_LIMIT = 200
/** How long a drop draws buyers. */
const DRAWS_S = 20

/** The room as it would be before the session: nobody there, nothing said, all still to be had. */
const fresh = (snapshot: RoomSnapshot): Room =>
  roomOf({ ...snapshot, state: 'scheduled', seq: 0, recent: [], viewers: 0, pinned: null, presentingItemId: null })

/**
 * Makes the room of a rehearsal; its audience begins when it is started and somebody looks.
 * @param speaker name under which the host's own messages appear
 */
export function rehearseRoom(
  snapshot: RoomSnapshot,
  { seed, script, speaker }: { seed: number; script: AudienceScript; speaker: string },
): RehearsalRoom {
  let room: Room = { ...fresh(snapshot), link: 'joined' }
  let second = 0
  let droppedAt = Number.NEGATIVE_INFINITY
  const sums = { orders: 0, revenueFen: 0 }
  const silent = new Set<string>()
  const listeners = new Set<() => void>()
  const audience = makeAudience(seed, script)

  function apply(change: RoomChange): void {
    room = reduceRoom(room, change)
    for (const listener of listeners) listener()
  }

  function happen(draft: Draft): void {
    const before = room
    const event = { ...draft, seq: room.seq + 1, at: new Date().toISOString() } as LiveEvent
    apply({ type: 'events', events: [event] })
    if (event.type !== 'item.changed') return
    const [was, is] = [before, room].map(({ items }) => items.find(({ id }) => id === event.payload.itemId))
    if (was && is && is.livePriceFen < was.livePriceFen) droppedAt = second
    if (was && is) setLeft(is, was.left + is.quota - was.quota)
  }

  function setLeft(item: LiveItemView, left: number): void {
    const pulse = { viewers: room.viewers ?? 0, media: room.media, items: [{ itemId: item.id, left, sold: item.sold }] }
    apply({ type: 'pulse', pulse })
  }

  function buy(name: string, quantity: number): void {
    const item = presentedIn(room)
    if (!item) return
    sums.orders += 1
    sums.revenueFen += quantity * item.livePriceFen
    happen({ type: 'order.paid', payload: { itemId: item.id, name, quantity, soldInSession: item.sold + quantity } })
    setLeft(item, item.left - quantity)
  }

  function act(moment: Moment): void {
    if (moment.kind === 'viewers')
      apply({ type: 'pulse', pulse: { viewers: moment.viewers, media: room.media, items: [] } })
    else if (moment.kind === 'bought') buy(moment.name, moment.quantity)
    else if (!silent.has(moment.name))
      happen({ type: 'chat.said', payload: { name: moment.name, text: moment.text, host: false } })
  }

  function tick(): void {
    if (room.state !== 'live') return
    second += 1
    const left = presentedIn(room)?.left ?? null
    for (const moment of audience(second, { paused: room.paused, left, dropped: second - droppedAt < DRAWS_S }))
      act(moment)
  }

  return {
    room: () => room,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open() {
      const timer = setInterval(tick, SECOND_MS)
      return () => clearInterval(timer)
    },
    async say(text) {
      const line = text.trim()
      if (!line || line.length > CHAT_LIMIT) return { ok: false, code: 'InvalidInput' }
      happen({ type: 'chat.said', payload: { name: speaker, text: line, host: true } })
      return { ok: true }
    },
    happen,
    silence: (name, on) => void (on ? silent.add(name) : silent.delete(name)),
    takings: () => ({ ...sums }),
  }
}
