import { beforeAll, describe, expect, test } from 'vitest'
import { readLogStretch } from '#server/livestream/replay/read-log-stretch.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import {
  LASTS_S,
  MINUTE_23,
  makeOtherPack,
  makeRecordedSession,
  type RecordedSession,
} from '#test/factories/recorded-session.ts'
import { stillClock } from '#test/factories/sale.ts'
import { presentedIn, type Room } from '../room-state.ts'
import { roomsOf } from './room-at.ts'

const database = useDatabase()
let session: RecordedSession
beforeAll(async () => {
  const market = await makeMarket(database.db)
  session = await makeRecordedSession(database.db.pool, {
    producerId: market.producerId,
    hostId: await makePerson(database.db, 'farmer'),
    products: [market.productId, await makeOtherPack(database.db.pool, market)],
  })
})
const stretchAt = (second: number) =>
  readLogStretch({ db: database.db, clock: stillClock() }, session.sessionId, second * 1_000)
const moment = (second: number) => new Date(session.startedAt.getTime() + second * 1_000)
const roomAt = async (second: number): Promise<Room> => roomsOf(await stretchAt(second))(moment(second))
const card = (room: Room) => {
  const item = presentedIn(room)
  return item && [item.livePriceFen, item.quota, item.left, item.sold]
}

describe('the room at a moment of a session that is over', () => {
  test('minute 23 shows the chat, price and stock of minute 23', async () => {
    const room = await roomAt(MINUTE_23)
    expect(card(room)).toEqual([8_800, 50, 44, 5])
    expect(room.chat.slice(-3).map(({ text }) => text)).toEqual(['第 137 句', '一只多重？', '第 138 句'])
    expect(room).toMatchObject({
      viewers: 1_380,
      pinned: { text: '一只多重？' },
      caption: { text: '一只净重三斤左右' },
    })
  })

  test('a second before and after each change differ', async () => {
    const price = async (second: number) => presentedIn(await roomAt(second))?.livePriceFen
    expect([await price(22 * 60 + 29), await price(22 * 60 + 30)]).toEqual([9_000, 8_800])
    expect([await price(24 * 60 - 1), await price(24 * 60)]).toEqual([8_800, 8_700])
    expect([await price(26 * 60 - 1), await price(26 * 60)]).toEqual([8_700, 4_500])
    expect((await roomAt(LASTS_S)).state).toBe('ended')
    expect((await roomAt(LASTS_S - 1)).state).toBe('live')
  })

  test('the end of every stretch is where the next one begins', async () => {
    for (let second = 60; second <= LASTS_S; second += 60) {
      const told = roomsOf(await stretchAt(second - 1))(new Date(moment(second).getTime() - 1))
      const begins = roomsOf({ ...(await stretchAt(second)), events: [] })(new Date(moment(second).getTime() - 1))
      // How much chat and how many sales a page begins with is not part of what was true then.
      const lately = (room: Room) => ({ ...room, chat: room.chat.slice(-20), sales: [] })
      expect(lately(told), `second ${second}`).toEqual(lately(begins))
    }
  })

  test('nothing new is the same room, so that nothing is drawn again', async () => {
    const rooms = roomsOf(await stretchAt(60))
    expect(rooms(moment(61))).toBe(rooms(moment(62)))
    expect(rooms(moment(61))).not.toBe(rooms(moment(65)))
  })
})
