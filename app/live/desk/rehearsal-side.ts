import { captionLastsMs } from '#domain/captions.ts'
import type { LiveItemView, RoomSnapshot } from '#domain/live-events.ts'
import { parseYuan } from '#domain/money.ts'
import type { AudienceScript } from '../rehearsal-audience.ts'
import { type RehearsalRoom, rehearseRoom } from '../rehearsal-room.ts'
import { type DeskSide, type DeskState, done, type Limits, refused, type Steered, type Undo } from './side.ts'

type Rehearsal = { room: RehearsalRoom; state: DeskState; speaker: string }
type Act = (rehearsal: Rehearsal, form: FormData) => Steered

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

/** A change of an item's offer, held to the same limits as on the air. */
function revise(
  { room, state }: Rehearsal,
  intent: string,
  item: LiveItemView,
  to: { livePriceFen: number; quota: number },
  undo: Undo | null = null,
): Steered {
  const { taken, free, floorFen }: Limits = state.limits[item.id] ?? { taken: 0, free: 0, floorFen: null }
  if (floorFen !== null && to.livePriceFen < floorFen) return refused(intent, { code: 'floor', floorFen }, item.id)
  if (to.quota < taken + item.sold) return refused(intent, { code: 'quota', taken: taken + item.sold }, item.id)
  if (to.quota > item.quota && to.quota - taken > free)
    return refused(intent, { code: 'free', free: Math.max(0, free + taken - item.quota) }, item.id)
  room.happen({ type: 'item.changed', payload: { itemId: item.id, ...to } })
  return done(intent, item.id, undo)
}

/** Runs an act on the item that a form names. */
const onItem =
  (act: (rehearsal: Rehearsal, form: FormData, item: LiveItemView) => Steered): Act =>
  (rehearsal, form) => {
    const item = rehearsal.room.room().items.find(({ id }) => id === form.get('itemId'))
    return item ? act(rehearsal, form, item) : refused(text(form, 'intent'), { code: 'gone' })
  }

const changePrice = onItem((rehearsal, form, item) => {
  const intent = text(form, 'intent')
  const fen = parseYuan(text(form, 'price'))
  if (fen === null || fen === 0n) return refused(intent, { code: 'price' }, item.id)
  const [price, was] = [text(form, 'price'), text(form, 'was')]
  const undo =
    form.has('undo') || intent === 'change' ? null : { intent, itemId: item.id, price: was, was: price, undo: '1' }
  const quota = intent === 'change' ? text(form, 'quota') : String(item.quota)
  if (!/^\d{1,6}$/.test(quota)) return refused(intent, { code: 'quotaNumber' }, item.id)
  return revise(rehearsal, intent, item, { livePriceFen: Number(fen), quota: Number(quota) }, undo)
})

const addStock = onItem((rehearsal, form, item) => {
  const [from, by] = [Number(form.get('from')), Number(form.get('by'))]
  if (item.quota === from + by) return done('stock', item.id)
  if (item.quota !== from) return refused('stock', { code: 'changed' }, item.id)
  const back = { intent: 'stock', itemId: item.id, from: String(from + by), by: String(-by), undo: '1' }
  const to = { livePriceFen: item.livePriceFen, quota: from + by }
  return revise(rehearsal, 'stock', item, to, form.has('undo') ? null : back)
})

function messageOf({ room }: Rehearsal, form: FormData) {
  return room.room().chat.find(({ seq }) => seq === Number(form.get('seq')))
}

function mute(rehearsal: Rehearsal, form: FormData): void {
  const { room, state } = rehearsal
  const line = messageOf(rehearsal, form)
  if (!line) return
  const seqs = room.room().chat.flatMap(({ name, seq }) => (name === line.name ? seq : []))
  room.silence(line.name, true)
  room.happen({ type: 'chat.hidden', payload: { seqs } })
  state.mutes = [{ id: line.name, name: line.name }, ...state.mutes.filter(({ id }) => id !== line.name)]
}

/** Acts that always go. */
const simple: Record<string, (rehearsal: Rehearsal, form: FormData) => void> = {
  start({ room }) {
    if (room.room().state === 'scheduled') room.happen({ type: 'session.started', payload: {} })
  },
  end({ room }) {
    room.happen({ type: 'session.ended', payload: {} })
  },
  pause({ room }) {
    if (!room.room().paused) room.happen({ type: 'session.paused', payload: {} })
  },
  resume({ room }) {
    if (room.room().paused) room.happen({ type: 'session.resumed', payload: {} })
  },
  answer({ room, state }, form) {
    const seq = Number(form.get('seq'))
    room.happen({ type: 'question.answered', payload: { seq } })
    state.answered = [...state.answered, seq]
  },
  hide({ room }, form) {
    room.happen({ type: 'chat.hidden', payload: { seqs: [Number(form.get('seq'))] } })
  },
  mute,
  unmute({ room, state }, form) {
    const muted = text(form, 'muted')
    room.silence(muted, false)
    state.mutes = state.mutes.filter(({ id }) => id !== muted)
  },
  takeHelm({ state, speaker }) {
    state.helm = { name: speaker, mine: true }
  },
  leaveHelm({ state }) {
    state.helm = null
  },
}

/** Acts that may be refused. */
const acts: Record<string, Act> = {
  present: onItem(({ room }, _form, { id: itemId }) => {
    room.happen({ type: 'item.presented', payload: { itemId } })
    return done('present', itemId)
  }),
  change: changePrice,
  price: changePrice,
  stock: addStock,
  pin(rehearsal, form) {
    const line = messageOf(rehearsal, form)
    if (!line) return refused('pin', { code: 'gone' })
    rehearsal.room.happen({ type: 'question.pinned', payload: { seq: line.seq, name: line.name, text: line.text } })
    return done('pin')
  },
  caption({ room }, form) {
    const said = text(form, 'text')
    if (!said) return refused('caption', { code: 'text' })
    const caption = { captionId: text(form, 'id'), text: said, lastsMs: captionLastsMs(said) }
    room.happen({ type: 'caption.said', payload: caption })
    return done('caption')
  },
}

/**
 * The desk of a rehearsal: the same forms, answered in this browser. Nothing is sent, so nothing can be sold or counted.
 * @param limits as they are in the session, so that what is refused on the air is refused here
 */
export function rehearsalSide(
  snapshot: RoomSnapshot,
  {
    limits,
    seed,
    script,
    speaker,
  }: { limits: DeskState['limits']; seed: number; script: AudienceScript; speaker: string },
): DeskSide {
  const room = rehearseRoom(snapshot, { seed, script, speaker })
  const figures = { paidOrders: 0, revenueFen: 0, income: null }
  const state: DeskState = { figures, limits, helm: null, stopReason: null, recording: 'on', mutes: [], answered: [] }
  return {
    link: room,
    async steer(form) {
      const intent = text(form, 'intent')
      const rehearsal = { room, state, speaker }
      simple[intent]?.(rehearsal, form)
      return acts[intent]?.(rehearsal, form) ?? done(intent)
    },
    async read() {
      const { orders, revenueFen } = room.takings()
      return { ...state, figures: { paidOrders: orders, revenueFen, income: null } }
    },
  }
}
