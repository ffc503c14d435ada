import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { describe, expect, test } from 'vitest'
import { MEDIA_LIMITS, MEDIA_PATH } from '#domain/live-media.ts'
import { until, useAttackedServer } from '#test/media/attacked.ts'
import { gone, offer, partsOf, publish, send } from '#test/media/bare-connection.ts'
import { padTo } from '#test/media/padded.ts'
import { openRudeSocket } from '#test/media/rude-socket.ts'
import { readSample } from '#test/media/sample.ts'

/** Requests that may wait for a part of one session. */
const MOST_WAITING = 5_000

const attacked = useAttackedServer()
const { connect, kept, publisherOf, publishing, staysBounded, tokenOf } = attacked

describe('too much', () => {
  test('a chunk of 100 MB ends its connection and costs nothing', async () => {
    await staysBounded(async () => {
      for (let turn = 0; turn < 3; turn++) {
        const socket = connect()
        await publish(socket, await tokenOf(attacked.show))
        const ended = gone(socket)
        socket.emit('media', { epoch: 1, number: 0 }, Buffer.alloc(100_000_000))
        await ended
      }
    })
  })

  test('a part larger than a part is refused by its name', async () => {
    const socket = connect()
    await publish(socket, await tokenOf(attacked.show))
    const { init } = await partsOf(0)
    const { epoch } = await offer(socket, init)
    expect(await send(socket, epoch, 0, Buffer.alloc(MEDIA_LIMITS.part + 1))).toEqual({ ok: false, code: 'TooLarge' })
  })

  test('parts faster than any camera are refused, then the connection ends; the session can go on', async () => {
    const token = await tokenOf(attacked.show)
    const answers = new Map<string, number>()
    await staysBounded(async () => {
      const { init, parts } = await partsOf(1)
      const socket = connect()
      await publish(socket, token)
      const { epoch } = await offer(socket, init)
      const ended = gone(socket)
      for (let number = 0; number < 4_000; number++)
        void send(socket, epoch, 0, parts[0] as Buffer).then(
          (answer) => {
            const code = answer.ok ? 'ok' : answer.code
            answers.set(code, (answers.get(code) ?? 0) + 1)
          },
          () => undefined,
        )
      await ended
    })
    expect(answers.get('ok')).toBeLessThanOrEqual(600)
    expect(answers.get('TooManyRequests')).toBeGreaterThan(100)
    const again = await publisherOf(token)
    await again.publish(10)
  })

  test('who asks and never reads is sent away before answers pile up', async () => {
    await staysBounded(async () => {
      const asks = [
        ['publish', {}],
        ['watch', { sessionId: randomUUID() }],
        ['leave', undefined],
      ] as const
      for (const [event, input] of asks) {
        const rude = kept(await openRudeSocket(attacked.server.port, { reads: false }))
        for (let turn = 0; turn < 200 && !rude.closed; turn++) await rude.repeat(2_000, event, input)
        await until(() => expect(rude.closed, event).toBe(true))
      }
    })
  })

  test('a thousand changes of mind of one viewer', async () => {
    const { server, show } = attacked
    const one = await publisherOf(await tokenOf(show), { pace: 'real' })
    const stop = one.run()
    const marks = () => server.count('live_refusals_total', 'InvalidInput')
    const before = await marks()
    await staysBounded(async () => {
      const sockets = [
        kept(await openRudeSocket(server.port, { reads: true })),
        kept(await openRudeSocket(server.port, { reads: false })),
      ]
      for (let turn = 0; turn < 1_000; turn++)
        for (const socket of sockets) {
          socket.say('watch', { sessionId: show.sessionId }, turn)
          socket.say('unwatch')
        }
      // Messages are taken in order: where a mark was refused, all before it were heard. Some are sent away before.
      for (const socket of sockets) socket.say('watch', {}, 1_000)
      await until(async () => {
        const heard = (await marks()) - before
        expect(heard).toBeGreaterThanOrEqual(sockets.filter(({ closed }) => !closed).length)
      })
    })
    await stop()
  })
})

describe('viewers', () => {
  test('who never read cost no more than a second of picture each', async () => {
    const sample = padTo(await readSample(), 2_000_000)
    const one = await publisherOf(await tokenOf(attacked.show), { sample })
    await one.publish(5)
    await staysBounded(async () => {
      for (let index = 0; index < 50; index++) {
        const deaf = kept(await openRudeSocket(attacked.server.port, { reads: false }))
        deaf.say('watch', { sessionId: attacked.show.sessionId }, 1)
      }
      await one.publish(300)
    })
  })

  test('who ask ten thousand times for what lies far ahead, or comes next, are answered or sent away', async () => {
    const one = await publishing()
    await one.publish(12)
    const playlist = `${MEDIA_PATH}/${attacked.show.sessionId}/index.m3u8`
    let statuses = new Map<number, number>()
    await staysBounded(async () => {
      const far = (turn: number) => `${playlist}?_HLS_msn=${1_000_000 + turn}&_HLS_part=3`
      statuses = await askAtOnce(attacked.server.port, 10_000, far)
    })
    expect(statuses).toEqual(new Map([[400, 10_000]]))
    await staysBounded(async () => {
      const asked = askAtOnce(attacked.server.port, 10_000, () => `${playlist}?_HLS_msn=2&_HLS_part=2`)
      await until(async () => expect(await attacked.server.count('live_waiting_requests')).toBe(MOST_WAITING))
      await one.publish(3)
      statuses = await asked
    })
    expect((statuses.get(200) ?? 0) + (statuses.get(503) ?? 0)).toBe(10_000)
    expect(statuses.get(200)).toBeGreaterThan(1_000)
  })
})

/** Asks over some connections, without waiting for answers. @returns how often each status came */
async function askAtOnce(port: number, count: number, address: (turn: number) => string) {
  const statuses = new Map<number, number>()
  const connections = 100
  await Promise.all(
    Array.from({ length: connections }, async (_, first) => {
      const socket = net.connect(port, '127.0.0.1')
      const turns = Array.from({ length: count / connections }, (_, n) => first + n * connections)
      const last = turns.length - 1
      const heads = turns.map((turn, n) => {
        const end = n === last ? 'Connection: close\r\n' : ''
        return `GET ${address(turn)} HTTP/1.1\r\nHost: localhost\r\n${end}\r\n`
      })
      socket.write(heads.join(''))
      let text = ''
      for await (const chunk of socket) text += chunk
      for (const [, status] of text.matchAll(/^HTTP\/1\.1 (\d+)/gm))
        statuses.set(Number(status), (statuses.get(Number(status)) ?? 0) + 1)
    }),
  )
  return statuses
}
