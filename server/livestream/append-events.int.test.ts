import pino from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { logOf, makeShow, type Show } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { announceRefund } from './announce-refund.ts'
import { announceSale } from './announce-sale.ts'
import { appendEvent, type LogDeps } from './append-events.ts'
import type { EventDraft } from './write-events.ts'

const database = useDatabase()
const processOf = (): LogDeps => ({
  db: database.db,
  clock: { now: () => new Date('2026-08-28T08:10:00Z') },
  bus: quietBus,
  log: pino({ level: 'silent' }),
})
const chat = (text: string, dedupeKey?: string): EventDraft => ({
  type: 'chat.said',
  payload: { name: '游客0001', text, host: false },
  dedupeKey,
})
const oneTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

let show: Show
let productId: string
beforeEach(async () => {
  const market = await makeMarket(database.db)
  productId = market.productId
  show = await makeShow(database.db, market)
})
const seqs = async () => (await logOf(database.db, show.sessionId)).map(({ seq }) => seq)

describe('the live log', () => {
  test('two processes append 600 events at once: numbers are 1 to 600, each once', async () => {
    const processes = [processOf(), processOf()]
    const written = await Promise.all(
      oneTo(600).map((n) => appendEvent(processes[n % 2] as LogDeps, show.sessionId, chat(`第 ${n} 句`))),
    )
    expect(written.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(oneTo(600))
    expect(await seqs()).toEqual(oneTo(600))
    const { rows } = await database.db.pool.query('SELECT last_seq FROM live_session WHERE id = $1', [show.sessionId])
    expect(rows[0].last_seq).toBe(600n)
  })

  test('the same key from two processes is one event, leaves no gap, and both hear its number', async () => {
    const processes = [processOf(), processOf(), processOf(), processOf()]
    const written = await Promise.all(
      oneTo(200).map((n) => appendEvent(processes[n % 4] as LogDeps, show.sessionId, chat('好', `key-${n % 50}`))),
    )
    expect(written.filter(({ added }) => added)).toHaveLength(50)
    expect(await seqs()).toEqual(oneTo(50))
    expect(new Set(written.map(({ seq }) => seq)).size).toBe(50)
  })

  test('an append that fails takes nothing with it: its neighbours are written, without a gap', async () => {
    const deps = processOf()
    const bad: EventDraft = { type: 'chat.said', payload: { name: '游客', text: '', host: false } }
    const drafts = oneTo(40).map((n) => (n % 10 === 0 ? bad : chat(`第 ${n} 句`)))
    const results = await Promise.allSettled(drafts.map((draft) => appendEvent(deps, show.sessionId, draft)))
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4)
    expect(await seqs()).toEqual(oneTo(36))
  })

  test('a transaction that is cut off after it took numbers gives them back', async () => {
    const deps = processOf()
    const failing = { ...deps, db: { ...deps.db, tx: cutOff(deps.db) } }
    await expect(appendEvent(failing, show.sessionId, chat('没有写成'))).rejects.toThrow('cut off')
    await appendEvent(deps, show.sessionId, chat('写成了'))
    expect(await seqs()).toEqual([1])
  })
})

/** Transactions that do their work and are then lost before they commit. */
const cutOff =
  (db: LogDeps['db']): LogDeps['db']['tx'] =>
  (work) =>
    db.tx(async (sql) => {
      await work(sql)
      throw new Error('cut off')
    })

describe('announcing sales', () => {
  const buy = (quantity: number) =>
    till(database.db).buy(guest(), orderInput(productId, { liveItemId: show.itemId, quantity }))
  const ticker = async () =>
    (await logOf(database.db, show.sessionId)).map(({ type, payload }) => [
      type,
      (payload as { soldInSession: number }).soldInSession,
    ])

  test('four handlers of one sale announce it once, with a masked name', async () => {
    const orderId = await buy(2)
    const processes = [processOf(), processOf(), processOf(), processOf()]
    await Promise.all(processes.map((deps) => announceSale(deps, orderId)))
    const [sale, ...more] = await logOf(database.db, show.sessionId)
    expect(more).toEqual([])
    expect(sale?.payload).toEqual({ itemId: show.itemId, name: '李**', quantity: 2, soldInSession: 2 })
  })

  test('sales of two processes count up without passing each other', async () => {
    const orders = [await buy(1), await buy(2), await buy(3), await buy(1)]
    const processes = [processOf(), processOf()]
    await Promise.all(orders.map((orderId, n) => announceSale(processes[n % 2] as LogDeps, orderId)))
    const counts = (await ticker()).map(([, sold]) => sold as number)
    expect(counts.at(-1)).toBe(7)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
  })

  test('a refund whose job is earlier than the sale’s still leaves the count right', async () => {
    const kept = await buy(3)
    const returned = await buy(2)
    await announceSale(processOf(), kept)
    await announceRefund(processOf(), returned)
    await announceSale(processOf(), returned)
    expect(await ticker()).toEqual([
      ['order.paid', 3],
      ['order.paid', 5],
      ['order.refunded', 3],
    ])
  })

  test('an order that was never paid, or was of the shop, announces nothing', async () => {
    const shop = till(database.db)
    const input = orderInput(productId, { liveItemId: show.itemId })
    await shop.place(guest(), input)
    await announceRefund(processOf(), input.orderId)
    await announceSale(processOf(), await shop.buy(guest(), orderInput(productId)))
    expect(await seqs()).toEqual([])
  })
})
