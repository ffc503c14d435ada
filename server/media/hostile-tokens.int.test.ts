import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { makeShow } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { until, useAttackedServer } from '#test/media/attacked.ts'
import { offer, partsOf, publish, send } from '#test/media/bare-connection.ts'
import { endSession } from '../livestream/end-session.ts'
import { endTokens } from './end-tokens.ts'

const attacked = useAttackedServer()
const { database, connect, publisherOf, tokenOf } = attacked

describe('a token', () => {
  test('that is not good is told why, and publishes nothing', async () => {
    const token = await tokenOf(attacked.show)
    const scheduled = await makeShow(database.db, attacked.market, { state: 'scheduled' })
    const early = await tokenOf(scheduled)
    expect(await publish(connect(), randomUUID())).toEqual({ ok: false, code: 'TokenUnknown' })
    expect(await publish(connect(), undefined)).toEqual({ ok: false, code: 'InvalidInput' })
    expect(await publish(connect(), { $ne: '' })).toEqual({ ok: false, code: 'InvalidInput' })
    expect(await publish(connect(), early)).toEqual({ ok: false, code: 'SessionNotOnAir' })
    await database.db.pool.query(
      `UPDATE live_ingest SET issued_at = now() - interval '2 days', expires_at = now() - interval '1 s' WHERE session_id = $1`,
      [attacked.show.sessionId],
    )
    expect(await publish(connect(), token)).toEqual({ ok: false, code: 'TokenEnded' })
    const withdrawn = await tokenOf(attacked.show)
    await endTokens({ db: database.db, clock: systemClock }, attacked.show.sessionId)
    expect(await publish(connect(), withdrawn)).toEqual({ ok: false, code: 'TokenEnded' })
  })

  test('was given to a verified host of this session alone, and is stored as a hash', async () => {
    const { sessionId } = attacked.show
    const { hostId } = await makeShow(database.db, attacked.market)
    await expect(tokenOf({ ...attacked.show, hostId })).rejects.toMatchObject({ code: 'Forbidden' })
    const token = await tokenOf(attacked.show)
    const rows = await database.query('SELECT * FROM live_ingest WHERE session_id = $1', [sessionId])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('that ended with its session is over for whoever publishes, and for whoever comes later', async () => {
    const token = await tokenOf(attacked.show)
    const one = await publisherOf(token, { pace: 'real' })
    await one.publish(3)
    const { hostId, sessionId } = attacked.show
    await endSession({ db: database.db, clock: systemClock, bus: quietBus } as never, hostId, sessionId)
    expect(await one.until('ended')).toMatchObject({ code: 'TokenEnded' })
    expect(await publish(connect(), token)).toEqual({ ok: false, code: 'TokenEnded' })
  })

  test('speaks for its own session only', async () => {
    const theirs = await publisherOf(await tokenOf(attacked.show))
    await theirs.publish(10)
    const mine = await makeShow(database.db, await makeMarket(database.db))
    const { parts } = await partsOf(12)
    const socket = connect()
    expect(await publish(socket, await tokenOf(mine))).toEqual({ ok: true })
    expect(await socket.emitWithAck('track', { epoch: 1 })).toMatchObject({ ok: false, code: 'OutOfOrder' })
    expect(await send(socket, 1, 10, parts[10] as Buffer)).toMatchObject({ ok: false })
    await theirs.publish(10)
    expect(theirs.sender.state()).toEqual({ kind: 'sending' })
  })

  test('who sends without one is not heard', async () => {
    const { init, parts } = await partsOf(1)
    const socket = connect()
    const unknown = { ok: false, code: 'TokenUnknown' }
    expect(await offer(socket, init)).toEqual(unknown)
    expect(await send(socket, 1, 0, parts[0] as Buffer)).toEqual(unknown)
    expect(await socket.emitWithAck('still', Buffer.alloc(10))).toEqual(unknown)
    expect(await socket.emitWithAck('test', { token: randomUUID() }, Buffer.alloc(10))).toEqual(unknown)
  })
})

describe('a stolen token', () => {
  test('takes nothing in silence: who publishes is asked, and may refuse', async () => {
    const token = await tokenOf(attacked.show)
    const owner = await publisherOf(token, { pace: 'real' })
    const stop = owner.run()
    await owner.until('sending')
    const thief = connect()
    expect(await publish(thief, token)).toMatchObject({ ok: false, code: 'PublisherElsewhere' })
    expect(owner.asked).toEqual([])
    const asking = publish(thief, token, true)
    await until(() => expect(owner.asked).toHaveLength(1))
    owner.sender.answer(false)
    expect(await asking).toMatchObject({ ok: false, code: 'PublisherElsewhere' })
    const { parts } = await partsOf(1)
    expect(await send(thief, 1, 0, parts[0] as Buffer)).toMatchObject({ ok: false })
    await stop()
    expect(owner.states.map(({ kind }) => kind)).toEqual(['sending'])
  })
})
