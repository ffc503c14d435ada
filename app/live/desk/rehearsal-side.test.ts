import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveItemView, RoomSnapshot } from '#domain/live-events.ts'
import { rehearsalSide } from './rehearsal-side.ts'
import type { DeskSide } from './side.ts'

const item: LiveItemView = {
  id: '00000000-0000-4000-8000-000000000001',
  productSlug: 'hen',
  nameZh: '鸡',
  nameEn: 'Hen',
  specZh: '整只',
  specEn: 'whole',
  unitZh: '只',
  unitEn: 'bird',
  shipsNow: true,
  releasesOn: null,
  listPriceFen: 9_800,
  livePriceFen: 9_800,
  quota: 40,
  perBuyer: null,
  left: 40,
  sold: 0,
}
const snapshot: RoomSnapshot = {
  sessionId: '00000000-0000-4000-8000-000000000002',
  state: 'scheduled',
  seq: 12,
  paused: false,
  media: 'none',
  presentingItemId: null,
  pinned: null,
  items: [item, { ...item, id: '00000000-0000-4000-8000-000000000003' }],
  recent: [],
  viewers: 0,
}
const script = { names: ['刘', '梅'], questions: ['多少钱？'], remarks: ['支持'] }
const limits = { [item.id]: { taken: 0, free: 60, floorFen: 9_000 } }

let desk: DeskSide
let close: () => void
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => expect.unreachable('a rehearsal asks nobody'))
  desk = rehearsalSide(snapshot, { limits, seed: 3, script, speaker: '秦' })
  close = desk.link.open()
})
afterEach(() => {
  close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const room = () => desk.link.room()
function steer(intent: string, fields: Record<string, string | number> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ intent, ...fields })) form.set(name, String(value))
  return desk.steer(form)
}

test('a whole rehearsal: an audience comes, asks and buys, and its figures are of this browser', async () => {
  expect(room().state).toBe('scheduled')
  await steer('start')
  await steer('present', { itemId: item.id })
  vi.advanceTimersByTime(180_000)
  expect(room().viewers).toBeGreaterThan(10)
  expect(room().chat.length).toBeGreaterThan(5)
  const sold = room().items[0]?.sold ?? 0
  expect(sold).toBeGreaterThan(0)
  expect(room().items[0]?.left).toBe(40 - sold)
  expect(room().behind).toBeNull()
  expect((await desk.read())?.figures).toMatchObject({ revenueFen: sold * 9_800, income: null })
  await steer('end')
  vi.advanceTimersByTime(60_000)
  expect(room()).toMatchObject({ state: 'ended', items: [{ sold }, {}] })
})

test('during a pause nobody buys', async () => {
  await steer('start')
  await steer('present', { itemId: item.id })
  await steer('pause')
  vi.advanceTimersByTime(120_000)
  expect(room()).toMatchObject({ paused: true, items: [{ sold: 0 }, {}] })
  await steer('resume')
  expect(room().paused).toBe(false)
})

test('what is refused on the air is refused here, and acts can be taken back', async () => {
  await steer('start')
  const price = (yuan: string) => steer('price', { itemId: item.id, price: yuan, was: '98.00' })
  expect(await price('89.99')).toMatchObject({ problem: { code: 'floor', floorFen: 9_000 } })
  expect(await price('')).toMatchObject({ problem: { code: 'price' } })
  const dropped = await price('93.10')
  expect(room().items[0]?.livePriceFen).toBe(9_310)
  expect(dropped).toMatchObject({ undo: { intent: 'price', price: '98.00' } })
  const add = (from: number, by: number) => steer('stock', { itemId: item.id, from, by })
  expect(await add(40, 10)).toMatchObject({ undo: { from: '50', by: '-10' } })
  expect(await add(40, 10), 'a second tap').toMatchObject({ kind: 'done' })
  expect(room().items[0]).toMatchObject({ quota: 50, left: 50 })
  expect(await add(50, 11)).toMatchObject({ problem: { code: 'free', free: 10 } })
  expect(await add(40, 5)).toMatchObject({ problem: { code: 'changed' } })
})

test('a muted person is heard no more, until they may speak again', async () => {
  await steer('start')
  vi.advanceTimersByTime(120_000)
  const line = room().chat[0]
  await steer('mute', { seq: line?.seq ?? 0 })
  vi.advanceTimersByTime(60_000)
  expect(room().chat.some(({ name }) => name === line?.name)).toBe(false)
  expect((await desk.read())?.mutes).toEqual([{ id: line?.name, name: line?.name }])
  await steer('unmute', { muted: line?.name ?? '' })
  vi.advanceTimersByTime(120_000)
  expect(room().chat.some(({ name }) => name === line?.name)).toBe(true)
})
