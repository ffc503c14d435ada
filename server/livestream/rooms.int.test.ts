import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { openViewer, startLiveProcess } from '#test/live-process.ts'
import { announceSale } from './announce-sale.ts'
import { appendEvent } from './append-events.ts'
import { endSession } from './end-session.ts'
import { presentItem } from './present-item.ts'

type Process = Awaited<ReturnType<typeof startLiveProcess>>
type Viewer = ReturnType<typeof openViewer>

const database = useDatabase()
const processes: Process[] = []
const viewers: Viewer[] = []
let show: Show
let productId: string

beforeAll(async () => {
  processes.push(await startLiveProcess(database.url), await startLiveProcess(database.url))
})
afterAll(() => Promise.all(processes.map((one) => one.close())))
beforeEach(async () => {
  const market = await makeMarket(database.db)
  productId = market.productId
  show = await makeShow(database.db, market)
})
afterEach(() => {
  for (const { socket } of viewers.splice(0)) socket.disconnect()
})

const processAt = (index: number) => processes[index] as Process
function visit(index: number, headers: Record<string, string> = { 'x-guest': randomUUID() }): Viewer {
  const viewer = openViewer(processAt(index).url, headers)
  viewers.push(viewer)
  return viewer
}
const oneTo = (n: number, from = 1) => Array.from({ length: n - from + 1 }, (_, i) => i + from)
const speak = (text: string, index = 0) =>
  appendEvent(processAt(index).deps, show.sessionId, {
    type: 'chat.said',
    payload: { name: '游客0001', text, host: false },
  })
const sell = (quantity: number) =>
  till(database.db).buy(guest(), orderInput(productId, { liveItemId: show.itemId, quantity }))
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 20 })

describe('the live room', () => {
  test('viewers of two processes see the same events in the same order', async () => {
    const here = visit(0)
    const there = visit(1)
    await Promise.all([here.join(show.sessionId), there.join(show.sessionId)])
    const orders = [await sell(1), await sell(2), await sell(1)]
    const said = oneTo(40).map((n) => speak(`第 ${n} 句`, n % 2))
    await Promise.all([...said, ...orders.map((id, n) => announceSale(processAt(n % 2).deps, id))])
    await until(() => expect([here.seqs(), there.seqs()]).toEqual([oneTo(43), oneTo(43)]))
    expect(there.seen).toEqual(here.seen)
    expect(here.seen.filter(({ type }) => type === 'order.paid')).toHaveLength(3)
  })

  test('who was cut off while 500 things happened gets exactly those, in order, and then what follows', async () => {
    const viewer = visit(0)
    await viewer.join(show.sessionId)
    await speak('之前')
    await until(() => expect(viewer.seqs()).toEqual([1]))
    viewer.socket.disconnect()
    await Promise.all(oneTo(500).map((n) => speak(`第 ${n} 句`, n % 2)))

    const back = visit(1)
    const still = Promise.all(oneTo(60).map((n) => speak(`还在说 ${n}`, n % 2)))
    const answer = await back.join(show.sessionId, 1)
    await still
    expect(answer).toMatchObject({ ok: true, snapshot: null })
    await until(() => expect(back.seqs()).toEqual(oneTo(561, 2)))
  })

  test('people who come in while it is busy neither lose nor repeat anything', async () => {
    const talking = (async () => {
      for (const n of oneTo(150)) await speak(`第 ${n} 句`, n % 2)
    })()
    const arrived: Viewer[] = []
    while (arrived.length < 12) {
      const viewer = visit(arrived.length % 2)
      await viewer.join(show.sessionId)
      arrived.push(viewer)
    }
    await talking
    await until(() => {
      for (const viewer of arrived) expect(viewer.seqs()).toEqual(oneTo(150, (viewer.snapshot()?.seq ?? 0) + 1))
    })
  })

  test('who comes late gets the state first', async () => {
    await presentItem(processAt(0).deps, show.hostId, { sessionId: show.sessionId, itemId: show.itemId })
    await announceSale(processAt(0).deps, await sell(3))
    await speak('来了')
    const late = visit(1)
    await late.join(show.sessionId)
    expect(late.snapshot()).toMatchObject({ state: 'live', seq: 3, presentingItemId: show.itemId, viewers: 1 })
    expect(late.snapshot()?.items[0]).toMatchObject({ livePriceFen: 8_800, sold: 3, left: 47, unitZh: '只' })
    expect(late.snapshot()?.recent.map(({ type }) => type)).toEqual(['order.paid', 'chat.said'])
    expect(late.seen).toEqual([])
  })

  test('who missed more than a thousand events, or knows a number that is not ours, gets the state', async () => {
    await Promise.all(oneTo(1_002).map((n) => speak(`第 ${n} 句`)))
    expect(await visit(0).join(show.sessionId, 2)).toMatchObject({ ok: true, snapshot: null })
    const snapshot = { seq: 1_002 }
    expect(await visit(0).join(show.sessionId, 1)).toMatchObject({ ok: true, snapshot, missed: [] })
    expect(await visit(0).join(show.sessionId, 5_000)).toMatchObject({ ok: true, snapshot, missed: [] })
  })

  test('viewers are counted over both processes, people and not tabs, without the host', async () => {
    const person = { 'x-guest': 'the same' }
    const all = [visit(0), visit(1), visit(0, person), visit(0, person), visit(0, { 'x-user': show.hostId })]
    for (const viewer of all) await viewer.join(show.sessionId)
    await until(() => expect(all[1]?.pulses.at(-1)?.viewers).toBe(3))
    all[0]?.socket.disconnect()
    await until(() => expect(all[1]?.pulses.at(-1)?.viewers).toBe(2))
  })

  test('what is left and sold moves with the orders, at most once a second', async () => {
    const viewer = visit(0)
    await viewer.join(show.sessionId)
    await announceSale(processAt(1).deps, await sell(4))
    await until(() => expect(viewer.pulses.at(-1)?.items).toEqual([{ itemId: show.itemId, left: 46, sold: 4 }]))
    expect(viewer.pulses.length).toBeLessThanOrEqual(3)
  })

  test('who comes in when nothing changes hears the figures all the same', async () => {
    const first = visit(0, { 'x-guest': 'one' })
    await first.join(show.sessionId)
    await until(() => expect(first.pulses).toHaveLength(1))
    const second = visit(0, { 'x-guest': 'one' })
    await second.join(show.sessionId)
    await until(() => expect(second.pulses.at(-1)).toMatchObject({ viewers: 1, items: [{ left: 50 }] }))
  })

  test('a room that got no hint finds the events at the next pulse', async () => {
    const viewer = visit(0)
    await viewer.join(show.sessionId)
    const deaf = { ...processAt(0).deps.bus, publish: async () => Promise.reject(new Error('no bus')) }
    const payload = { name: '游客', text: '听得见吗', host: false }
    await appendEvent({ ...processAt(0).deps, bus: deaf }, show.sessionId, { type: 'chat.said', payload })
    await until(() => expect(viewer.seqs()).toEqual([1]))
  })
})

describe('saying something', () => {
  test('is heard once however often it is sent, as plain text under a masked name', async () => {
    const host = visit(0, { 'x-user': show.hostId })
    const listener = visit(1)
    await Promise.all([host.join(show.sessionId), listener.join(show.sessionId)])
    const id = randomUUID()
    for (let i = 0; i < 3; i++) await host.say(show.sessionId, ' <b>欢迎</b>\n大家\u202e ', id)
    await until(() => expect(listener.seqs()).toEqual([1]))
    expect(listener.seen[0]?.payload).toEqual({ name: '秦**', text: '<b>欢迎</b> 大家', host: true })
  })

  test('guests keep their number from message to message', async () => {
    const talker = visit(0, { 'x-guest': 'somebody' })
    await talker.join(show.sessionId)
    await talker.say(show.sessionId, '多少钱一斤', randomUUID())
    await talker.say(show.sessionId, '包邮吗', randomUUID())
    await until(() => expect(talker.seqs()).toEqual([1, 2]))
    const names = talker.seen.map(({ payload }) => (payload as { name: string }).name)
    expect(names[0]).toMatch(/^游客\d{4}$/)
    expect(names[1]).toBe(names[0])
  })

  test('too much, too long, nothing at all, or in a room that is closed is refused with its reason', async () => {
    const viewer = visit(0)
    const say = async (text: string) => viewer.say(show.sessionId, text, randomUUID())
    expect(await say(' \n ')).toEqual({ ok: false, code: 'InvalidInput' })
    expect(await say('长'.repeat(201))).toEqual({ ok: false, code: 'InvalidInput' })
    const answers = []
    for (const n of oneTo(6)) answers.push(await say(`第 ${n} 句`))
    expect(answers.at(-1)).toEqual({ ok: false, code: 'TooManyRequests' })
    await endSession(processAt(0).deps, show.hostId, show.sessionId)
    const other = visit(0)
    const late = await other.say(show.sessionId, '还有吗', randomUUID())
    expect(late).toEqual({ ok: false, code: 'SessionStateConflict' })
  })

  test('messages of the wrong shape are answered, not obeyed', async () => {
    const viewer = visit(0)
    expect(await viewer.join('not a session')).toEqual({ ok: false, code: 'InvalidInput' })
    expect(await viewer.join(randomUUID())).toEqual({ ok: false, code: 'NotFound' })
    expect(await viewer.say(show.sessionId, '好', 'no id')).toEqual({ ok: false, code: 'InvalidInput' })
  })

  test('a page of another site gets no connection', async () => {
    const { socket } = visit(0, { origin: 'https://elsewhere.test' })
    const error = await new Promise((resolve) => socket.on('connect_error', resolve))
    expect(String(error)).toContain('websocket error')
  })
})
