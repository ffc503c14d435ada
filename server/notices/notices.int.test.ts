import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import type { Mail } from './mail.ts'
import { PushGone, type PushMessage } from './push.ts'
import { sendNotice } from './send-notice.ts'
import { tellBuyer } from './tell-buyer.ts'
import { tellPaid } from './tell-of-money.ts'

const database = useDatabase()

/** A paid order, and the outer edges that notices leave by. */
async function shop(locale = 'zh') {
  const market = await makeMarket(database.db)
  const buyer = guest()
  const sale = till(database.db)
  const orderId = await sale.buy(buyer, orderInput(market.productId, { quantity: 2, locale }))
  const out = { texts: [] as { to: string; text: string }[], mails: [] as Mail[], pushed: [] as PushMessage[] }
  const edges: Pick<Deps, 'sms' | 'mail' | 'push'> = {
    sms: { send: async (message) => void out.texts.push(message) },
    mail: { send: async (mail) => void out.mails.push(mail) },
    push: { publicKey: 'key', send: async (_, message) => void out.pushed.push(message) },
  }
  const deps = { ...sale, ...edges }
  const notices = async () => {
    const { rows } = await database.db.pool.query<{
      id: string
      channel: string
      sent: boolean
      failure: string | null
    }>('SELECT id, channel, sent_at IS NOT NULL AS sent, failure FROM notice WHERE order_id = $1 ORDER BY channel', [
      orderId,
    ])
    return rows
  }
  const sendAll = async (change: Partial<typeof deps> = {}) => {
    for (const { id } of await notices()) await sendNotice({ ...deps, ...change }, id)
  }
  const subscribe = () =>
    database.db.pool.query(
      `INSERT INTO push_subscription (id, endpoint, p256dh, auth, locale, guest_key_hash, created_at)
       VALUES ($1, $2, 'p', 'a', $3, $4, now())`,
      [randomUUID(), `https://push.test/${orderId}`, locale, buyer.guestKeyHash],
    )
  return { deps, orderId, out, notices, sendAll, subscribe }
}

test('the receipt goes out by every way the buyer can be reached, once each however often it is told and sent', async () => {
  const { deps, orderId, out, notices, sendAll, subscribe } = await shop()
  await database.db.pool.query(`UPDATE orders SET email = 'li@example.test' WHERE id = $1`, [orderId])
  await subscribe()
  await Promise.all([tellPaid(deps, orderId), tellPaid(deps, orderId)])
  await tellPaid(deps, orderId)
  await sendAll()
  await sendAll()
  expect(out.texts).toHaveLength(1)
  expect(out.texts[0]).toMatchObject({ to: '+8619900001234' })
  expect(out.texts[0]?.text).toMatch(/^【芦花集】订单 \d{8,} 已付款 196\.00 元.*http:\/\/shop\.test\/orders\//)
  expect(out.mails).toHaveLength(1)
  expect(out.mails[0]?.text).toContain('芦花鸡 一只 × 2  196.00 元')
  expect(out.mails[0]?.html).toContain(`href="http://shop.test/orders/${orderId}"`)
  expect(out.pushed).toHaveLength(1)
  expect((await notices()).map(({ sent, failure }) => [sent, failure])).toEqual([
    [true, null],
    [true, null],
    [true, null],
  ])
})

test('in the buyer’s language', async () => {
  const { deps, orderId, out, sendAll } = await shop('en')
  await tellPaid(deps, orderId)
  await sendAll()
  expect(out.texts[0]?.text).toMatch(/^\[Reedflower\] Order \d+ is paid, ¥196\.00\./)
})

test('told exactly if the transaction commits', async () => {
  const { deps, orderId, notices } = await shop()
  const facts = { carrier: '顺丰', trackingNo: 'SF1' }
  const notice = {
    orderId,
    kind: 'parcel_shipped' as const,
    facts,
    dedupeKey: `parcel_shipped:${orderId}`,
    at: new Date(),
  }
  await expect(
    deps.db.tx(async (sql) => {
      await tellBuyer(sql, notice)
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  expect(await notices()).toEqual([])
})

test('what a provider refuses for good is kept and not tried again; what may pass is', async () => {
  const { deps, orderId, out, notices, sendAll } = await shop()
  await tellPaid(deps, orderId)
  const down = { send: async () => Promise.reject(new Error('the line is down')) }
  await expect(sendAll({ sms: down })).rejects.toThrow('the line is down')
  expect(await notices()).toMatchObject([{ sent: false, failure: 'the line is down' }])
  await sendAll({ sms: { send: async () => Promise.reject(new DomainError('SmsUnavailable')) } })
  expect(await notices()).toMatchObject([{ sent: false, failure: 'no_provider' }])
  deps.clock.forward(49 * 60)
  await sendAll()
  expect(out.texts).toEqual([])
})

test('a browser that takes no notices any more is forgotten', async () => {
  const { deps, orderId, notices, sendAll, subscribe } = await shop()
  await subscribe()
  await tellPaid(deps, orderId)
  await sendAll({ push: { publicKey: 'key', send: async () => Promise.reject(new PushGone()) } })
  expect(await notices()).toMatchObject([
    { channel: 'sms', sent: true },
    { channel: 'push', sent: false, failure: 'gone' },
  ])
  const { rowCount } = await database.db.pool.query(
    `SELECT 1 FROM push_subscription WHERE endpoint = 'https://push.test/' || $1`,
    [orderId],
  )
  expect(rowCount).toBe(0)
})
