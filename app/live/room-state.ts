import type { LiveEvent, LiveItemView, LivePulse, RoomSnapshot } from '#domain/live-events.ts'
import type { MediaState } from '#domain/live-media.ts'

export type ChatLine = { seq: number; at: string; name: string; text: string; host: boolean }
/** `at`: ISO 8601 UTC, when it was said. */
export type CaptionLine = { seq: number; at: string; text: string; lastsMs: number }
export type SaleLine = { seq: number; at: string; itemId: string; name: string; quantity: number }

/** How the browser stands to the room: not yet connected, told of everything, or cut off. */
export type Link = 'connecting' | 'joined' | 'cut'

export type Room = {
  sessionId: string
  state: RoomSnapshot['state']
  /** Number of the newest event in this state. */
  seq: number
  paused: boolean
  media: MediaState
  presentingItemId: string | null
  /** The question that the host is answering. */
  pinned: RoomSnapshot['pinned']
  items: LiveItemView[]
  /** The newest caption; null before the first. Whoever shows it lets it go after `lastsMs`. */
  caption: CaptionLine | null
  /** Oldest first; without what a host took off. */
  chat: ChatLine[]
  /** Newest first. */
  sales: SaleLine[]
  /** Null until the sockets have said. */
  viewers: number | null
  link: Link
  /** Events caught up with after the last cut; null where there was none. */
  caughtUp: number | null
  /** What came does not follow on what is known: ask for the rest, or for the whole. */
  behind: 'gap' | 'unknown' | null
}

export type RoomChange =
  | { type: 'snapshot'; snapshot: RoomSnapshot }
  | { type: 'events'; events: readonly LiveEvent[] }
  | { type: 'pulse'; pulse: LivePulse }
  | { type: 'joined'; missed: number }
  | { type: 'cut' }

const CHAT_KEPT = 150
const SALES_KEPT = 20

const empty = {
  chat: [],
  sales: [],
  caption: null,
  viewers: null,
  link: 'connecting',
  caughtUp: null,
  behind: null,
} as const

/** The room as a page was rendered with it. */
export function roomOf(snapshot: RoomSnapshot): Room {
  const { recent, viewers, ...known } = snapshot
  const room: Room = { ...empty, chat: [], sales: [], ...known }
  for (const event of recent) remember(room, event)
  return viewers > 0 ? { ...room, viewers } : room
}

/** The next state of a room. Pure; events already seen are ignored, and nothing is skipped: a gap only marks `behind`. */
export function reduceRoom(room: Room, change: RoomChange): Room {
  switch (change.type) {
    case 'snapshot':
      return { ...roomOf(change.snapshot), link: room.link, caughtUp: room.caughtUp }
    case 'events':
      return change.events.reduce(follow, room)
    case 'pulse':
      return {
        ...room,
        viewers: change.pulse.viewers,
        media: change.pulse.media,
        items: withLeft(room.items, change.pulse),
      }
    case 'joined':
      return { ...room, link: 'joined', caughtUp: room.link === 'cut' ? change.missed : null }
    case 'cut':
      return { ...room, link: 'cut', caughtUp: null }
  }
}

function follow(room: Room, event: LiveEvent): Room {
  if (event.seq <= room.seq || room.behind) return room
  if (event.seq > room.seq + 1) return { ...room, behind: 'gap' }
  const next: Room = { ...room, seq: event.seq, chat: room.chat, sales: room.sales }
  switch (event.type) {
    case 'session.started':
      return { ...next, state: 'live' }
    case 'session.ended':
      return { ...next, state: 'ended', paused: false }
    case 'session.paused':
      return { ...next, paused: true }
    case 'session.resumed':
      return { ...next, paused: false }
    case 'question.pinned':
      return { ...next, pinned: event.payload }
    case 'question.answered':
      return next.pinned?.seq === event.payload.seq ? { ...next, pinned: null } : next
    case 'item.presented':
      return withItem({ ...next, presentingItemId: event.payload.itemId }, event.payload.itemId, {})
    case 'item.changed': {
      const { itemId, livePriceFen, quota } = event.payload
      return withItem(next, itemId, { livePriceFen, quota })
    }
    case 'order.refunded':
      return withItem(next, event.payload.itemId, { sold: event.payload.soldInSession })
    case 'order.paid':
      remember(next, event)
      return withItem(next, event.payload.itemId, { sold: event.payload.soldInSession })
    case 'chat.said':
    case 'chat.hidden':
    case 'caption.said':
      remember(next, event)
      return next
  }
}

/** Adds what is read and heard to a room that nobody else holds yet. */
function remember(room: Room, event: LiveEvent): void {
  const { seq, at } = event
  if (event.type === 'chat.said') {
    const { name, text, host } = event.payload
    room.chat = [...room.chat, { seq, at, name, text, host }].slice(-CHAT_KEPT)
  }
  if (event.type === 'chat.hidden') {
    const hidden = new Set(event.payload.seqs)
    room.chat = room.chat.filter((line) => !hidden.has(line.seq))
  }
  if (event.type === 'caption.said')
    room.caption = { seq, at, text: event.payload.text, lastsMs: event.payload.lastsMs }
  if (event.type === 'order.paid') {
    const { itemId, name, quantity } = event.payload
    room.sales = [{ seq, at, itemId, name, quantity }, ...room.sales].slice(0, SALES_KEPT)
  }
}

/** An item that was added since is not known here: the whole state is needed. */
function withItem(room: Room, itemId: string, change: Partial<LiveItemView>): Room {
  if (!room.items.some(({ id }) => id === itemId)) return { ...room, behind: 'unknown' }
  return { ...room, items: room.items.map((item) => (item.id === itemId ? { ...item, ...change } : item)) }
}

function withLeft(items: LiveItemView[], pulse: LivePulse): LiveItemView[] {
  const left = new Map(pulse.items.map((item) => [item.itemId, item.left]))
  return items.map((item) => ({ ...item, left: left.get(item.id) ?? item.left }))
}

/** The item that is talked about now. */
export const presentedIn = ({ items, presentingItemId }: Room): LiveItemView | null =>
  items.find(({ id }) => id === presentingItemId) ?? null
