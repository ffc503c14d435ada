import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LiveEvent, LiveItemView, RoomSnapshot } from '#domain/live-events.ts'
import { presentedIn, type Room, reduceRoom, roomOf } from './room-state.ts'

const item = (id: string): LiveItemView => ({
  id,
  productSlug: id,
  nameZh: '芦花鸡',
  nameEn: 'Luhua chicken',
  specZh: '一只',
  specEn: 'one',
  unitZh: '只',
  unitEn: 'bird',
  shipsNow: true,
  releasesOn: null,
  listPriceFen: 9_800,
  livePriceFen: 9_800,
  quota: 100,
  perBuyer: null,
  left: 100,
  sold: 0,
})
const snapshot: RoomSnapshot = {
  sessionId: 's',
  state: 'live',
  seq: 0,
  paused: false,
  media: 'none',
  presentingItemId: null,
  pinned: null,
  items: [item('hen'), item('eggs')],
  recent: [],
  viewers: 0,
}
const at = '2026-08-28T08:00:00.000Z'
const said = (seq: number, text = `第 ${seq} 句`): LiveEvent => ({
  seq,
  at,
  type: 'chat.said',
  payload: { name: '游客0001', text, host: false },
})
const paid = (seq: number, soldInSession: number): LiveEvent => ({
  seq,
  at,
  type: 'order.paid',
  payload: { itemId: 'hen', name: '李**', quantity: 2, soldInSession },
})
const events = (room: Room, ...list: LiveEvent[]) => reduceRoom(room, { type: 'events', events: list })

describe('the state of a room', () => {
  test('follows what happens', () => {
    const room = events(
      roomOf({ ...snapshot, state: 'scheduled' }),
      { seq: 1, at, type: 'session.started', payload: {} },
      { seq: 2, at, type: 'item.presented', payload: { itemId: 'hen' } },
      { seq: 3, at, type: 'item.changed', payload: { itemId: 'hen', livePriceFen: 8_800, quota: 40 } },
      paid(4, 2),
      paid(5, 4),
      { seq: 6, at, type: 'order.refunded', payload: { itemId: 'hen', quantity: 2, soldInSession: 2 } },
      said(7),
    )
    expect(room).toMatchObject({ state: 'live', seq: 7, behind: null })
    expect(presentedIn(room)).toMatchObject({ id: 'hen', livePriceFen: 8_800, quota: 40, sold: 2 })
    expect(room.sales.map(({ seq }) => seq)).toEqual([5, 4])
    expect(room.chat.map(({ text }) => text)).toEqual(['第 7 句'])
    expect(events(room, { seq: 8, at, type: 'session.ended', payload: {} }).state).toBe('ended')
  })

  test('frames that overlap, in any cut, show every event once and in order', () => {
    const all = Array.from({ length: 40 }, (_, i) => said(i + 1))
    const cuts = fc.array(fc.tuple(fc.nat(39), fc.nat(12)), { maxLength: 60 })
    fc.assert(
      fc.property(cuts, (frames) => {
        let room = roomOf(snapshot)
        for (const [from, length] of frames) {
          room = events(room, ...all.slice(from, from + length))
          // What the page does when it is behind: it asks for the rest.
          if (room.behind) room = events({ ...room, behind: null }, ...all.slice(room.seq, from + length))
        }
        const seen = room.chat.map(({ seq }) => seq)
        expect(seen).toEqual(all.slice(0, room.seq).map(({ seq }) => seq))
      }),
    )
  })

  test('a gap is not jumped over', () => {
    const room = events(roomOf(snapshot), said(1), said(3), said(4))
    expect(room).toMatchObject({ seq: 1, behind: 'gap' })
    expect(events(room, said(2)).seq).toBe(1)
  })

  test('an item it does not know asks for the whole state, which then replaces all', () => {
    const room = events(roomOf(snapshot), { seq: 1, at, type: 'item.presented', payload: { itemId: 'new' } })
    expect(room.behind).toBe('unknown')
    const whole = { ...snapshot, seq: 9, items: [item('new')], presentingItemId: 'new', recent: [said(8)] }
    expect(reduceRoom(room, { type: 'snapshot', snapshot: whole })).toMatchObject({
      seq: 9,
      behind: null,
      chat: [{ seq: 8 }],
    })
  })

  test('a pulse changes figures, never the log', () => {
    const pulse = { viewers: 26, media: 'on' as const, items: [{ itemId: 'hen', left: 7, sold: 1 }] }
    const room = reduceRoom(roomOf(snapshot), { type: 'pulse', pulse })
    expect(room).toMatchObject({ viewers: 26, media: 'on', seq: 0 })
    expect(room.items.map(({ left }) => left)).toEqual([7, 100])
  })

  test('a pause, a pinned question and a caption come and go; a hidden message leaves the chat', () => {
    const pinned = { seq: 1, name: '游客0001', text: '第 1 句' }
    const room = events(
      roomOf(snapshot),
      said(1),
      said(2),
      { seq: 3, at, type: 'session.paused', payload: {} },
      { seq: 4, at, type: 'question.pinned', payload: pinned },
      { seq: 5, at, type: 'caption.said', payload: { captionId: 'c', text: '一只约三斤', lastsMs: 4_000 } },
      { seq: 6, at, type: 'chat.hidden', payload: { seqs: [2] } },
    )
    expect(room).toMatchObject({ paused: true, pinned, caption: { text: '一只约三斤', lastsMs: 4_000 } })
    expect(room.chat.map(({ seq }) => seq)).toEqual([1])
    const other = events(room, { seq: 7, at, type: 'question.answered', payload: { seq: 2 } })
    expect(other.pinned).toEqual(pinned)
    const on = events(
      other,
      { seq: 8, at, type: 'question.answered', payload: { seq: 1 } },
      { seq: 9, at, type: 'session.resumed', payload: {} },
    )
    expect(on).toMatchObject({ paused: false, pinned: null })
  })

  test('says how much was caught up with only after a cut', () => {
    const first = reduceRoom(roomOf(snapshot), { type: 'joined', missed: 0 })
    expect(first).toMatchObject({ link: 'joined', caughtUp: null })
    const cut = reduceRoom(first, { type: 'cut' })
    expect(reduceRoom(cut, { type: 'joined', missed: 12 })).toMatchObject({ link: 'joined', caughtUp: 12 })
  })

  test('long chats and tickers are bounded', () => {
    const room = events(
      roomOf(snapshot),
      ...Array.from({ length: 400 }, (_, i) => (i % 2 ? paid(i + 1, i) : said(i + 1))),
    )
    expect([room.chat.length, room.sales.length]).toEqual([150, 20])
  })
})
