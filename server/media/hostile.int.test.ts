import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { MEDIA_LIMITS, MEDIA_PATH, MEDIA_SOCKET_PATH, type MediaReply, type Refused } from '#domain/live-media.ts'
import { systemClock } from '#server/clock.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { type OwnProcess, startOwnProcess } from '#test/media/own-process.ts'
import { padTo } from '#test/media/padded.ts'
import { publishSample, sampleParts } from '#test/media/publish.ts'
import { openRudeSocket } from '#test/media/rude-socket.ts'
import { readSample } from '#test/media/sample.ts'
import { endSession } from '../livestream/end-session.ts'
import { issueIngestWith } from './issue-ingest.ts'

const database = useDatabase()
const dataDir = fs.mkdtempSync(path.join(tmpdir(), 'hostile-'))
/** What anything hostile may cost the server at most, bytes: at its worst moment, and when it is over. */
const WORST = 120_000_000
const AFTERWARDS = 30_000_000

let server: OwnProcess
let market: Market
let show: Show
let bystander: Bystander
const open: { close(): void }[] = []

beforeAll(async () => {
  market = await makeMarket(database.db)
  server = await startOwnProcess(database.url, { dataDir })
  bystander = await standBy()
})
afterAll(async () => {
  await bystander?.close()
  await server?.close()
  fs.rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  show = await makeShow(database.db, market)
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  await bystander.lostNothing()
})

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 })
const kept = <T extends { close(): void }>(one: T): T => {
  open.push(one)
  return one
}
const tokenOf = async ({ hostId, sessionId }: Show, device = 'Android · Chrome') =>
  (await issueIngestWith({ db: database.db, clock: systemClock })(hostId, sessionId, device)).token
const publisherOf = async (token: string, more: { pace?: 'real'; takeOver?: boolean } = {}) =>
  kept(await publishSample({ url: server.url, token, ...more }))
/** A publisher whose next parts the server takes. */
const publishing = async () => {
  const one = await publisherOf(await tokenOf(show))
  await one.until('sending')
  return one
}
const partsOf = async (count: number) => {
  const { init, parts } = await sampleParts()
  const source = parts()
  return { init, parts: Array.from({ length: count }, () => Buffer.from(source.next().value.bytes)) }
}

/** Any connection to the media socket. */
type Connection = Socket & { close(): void }
const connect = (): Connection =>
  kept(io(server.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true, reconnection: false }))
const publish = (socket: Connection, token: unknown, takeOver = false): Promise<{ ok: true } | Refused> =>
  socket.emitWithAck('publish', { token, takeOver })
const offer = (socket: Connection, init: Uint8Array) =>
  socket.emitWithAck('track', { kind: 'fragments', codecs: '', width: null, height: null, init, ageMs: 0 })
const send = (socket: Connection, epoch: number, number: number, bytes: Uint8Array): Promise<MediaReply> =>
  socket.timeout(10_000).emitWithAck('media', { epoch, number }, bytes)

type Bystander = { lostNothing(): Promise<void>; close(): Promise<void> }
/** Another farm that publishes all the while, with one viewer: whatever happens beside it, no part of it may be missing. */
async function standBy(): Promise<Bystander> {
  const own = await makeShow(database.db, await makeMarket(database.db))
  const publisher = await publishSample({ url: server.url, token: await tokenOf(own), pace: 'real' })
  const viewer = io(server.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true })
  const seen: number[] = []
  viewer.on('part', ({ number }: { number: number }) => seen.push(number))
  await viewer.emitWithAck('watch', { sessionId: own.sessionId })
  const stop = publisher.run()
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), { timeout: 10_000 })
  return {
    async lostNothing() {
      const made = publisher.made()
      await until(() => expect(seen.length).toBeGreaterThanOrEqual(made))
      expect(seen).toEqual(Array.from({ length: seen.length }, (_, number) => number))
      expect(publisher.states.map(({ kind }) => kind)).toEqual(['sending'])
    },
    async close() {
      await stop()
      publisher.close()
      viewer.close()
    },
  }
}

/** Runs something hostile. @returns what it cost in memory at its worst, and what is left of it; bytes */
async function costOf(work: () => Promise<void>): Promise<{ worst: number; left: number }> {
  const before = await server.memory()
  const earlier = open.length
  await work()
  const { most } = await server.memory()
  for (const one of open.splice(earlier)) one.close()
  await pause(300)
  const { now } = await server.memory()
  return { worst: most - before.now, left: now - before.now }
}
function isBounded({ worst, left }: { worst: number; left: number }): void {
  expect(worst).toBeLessThan(WORST)
  expect(left).toBeLessThan(AFTERWARDS)
}

describe('whose token is not good', () => {
  test('is told why, and publishes nothing', async () => {
    const token = await tokenOf(show)
    const scheduled = await makeShow(database.db, market, { state: 'scheduled' })
    const early = await tokenOf(scheduled)
    expect(await publish(connect(), randomUUID())).toEqual({ ok: false, code: 'TokenUnknown' })
    expect(await publish(connect(), undefined)).toEqual({ ok: false, code: 'InvalidInput' })
    expect(await publish(connect(), { $ne: '' })).toEqual({ ok: false, code: 'InvalidInput' })
    expect(await publish(connect(), early)).toEqual({ ok: false, code: 'SessionNotOnAir' })
    await database.db.pool.query(
      `UPDATE live_ingest SET issued_at = now() - interval '2 days', expires_at = now() - interval '1 s' WHERE session_id = $1`,
      [show.sessionId],
    )
    expect(await publish(connect(), token)).toEqual({ ok: false, code: 'TokenEnded' })
  })

  test('that ended with its session is over for whoever publishes, and for whoever comes later', async () => {
    const token = await tokenOf(show)
    const one = await publisherOf(token, { pace: 'real' })
    await one.publish(3)
    const { db } = database
    const bus = { publish: async () => undefined, subscribe: () => () => undefined, close: async () => undefined }
    await endSession({ db, clock: systemClock, bus } as never, show.hostId, show.sessionId)
    expect(await one.until('ended')).toMatchObject({ code: 'TokenEnded' })
    expect(await publish(connect(), token)).toEqual({ ok: false, code: 'TokenEnded' })
  })

  test('speaks for its own session only', async () => {
    const theirs = await publisherOf(await tokenOf(show))
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
    const token = await tokenOf(show)
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

describe('malformed media', () => {
  async function begin() {
    const { init, parts } = await partsOf(40)
    const socket = connect()
    expect(await publish(socket, await tokenOf(show))).toEqual({ ok: true })
    const track = await offer(socket, init)
    expect(track).toMatchObject({ ok: true, next: 0 })
    return { socket, parts, epoch: track.epoch as number }
  }
  const at = (bytes: Buffer, type: string) => bytes.indexOf(type, 0, 'latin1')
  const change = (bytes: Buffer, where: number, value: number) => {
    const changed = Buffer.from(bytes)
    changed.writeUInt32BE(value, where)
    return changed
  }
  const swapped = (bytes: Buffer) => {
    const mdat = at(bytes, 'mdat') - 4
    return Buffer.concat([bytes.subarray(mdat), bytes.subarray(0, mdat)])
  }

  test('of every kind is refused by its name, and the track goes on', async () => {
    const { socket, parts, epoch } = await begin()
    const [first, second] = parts as [Buffer, Buffer]
    const bad: [string, Buffer][] = [
      ['cut short', first.subarray(0, first.length - 100)],
      ['boxes in the wrong order', swapped(first)],
      ['a track that the beginning does not know', change(first, at(first, 'tfhd') + 8, 9)],
      ['a million frames', change(first, at(first, 'trun') + 8, 1_000_000)],
      ['a box longer than all', change(first, at(first, 'traf') - 4, 0x7fffffff)],
      ['two parts in one', Buffer.concat([first, second])],
      ['nothing', Buffer.alloc(0)],
      ['text', Buffer.from('moof'.repeat(100))],
    ]
    for (const [what, bytes] of bad)
      expect(await send(socket, epoch, 0, bytes), what).toEqual({ ok: false, code: 'MalformedMedia' })
    expect(await send(socket, epoch, 0, first)).toMatchObject({ ok: true, next: 1 })
    for (const [number, part] of parts.slice(1, 20).entries())
      expect(await send(socket, epoch, number + 1, part)).toMatchObject({ ok: true })
    const later = parts[20] as Buffer
    const ahead = change(later, at(later, 'tfdt') + 8, 0x7fffffff)
    expect(await send(socket, epoch, 20, ahead), 'a time far ahead').toEqual({ ok: false, code: 'MalformedMedia' })
    expect(await send(socket, epoch, 20, first), 'time that goes back').toEqual({ ok: false, code: 'MalformedMedia' })
    expect(await send(socket, epoch, 20, later)).toMatchObject({ ok: true, next: 21 })
  })

  test('with any bits turned or bytes lost is refused or harmless', async () => {
    const { socket, parts, epoch } = await begin()
    let next = 0
    const damage = fc.record({
      turned: fc.array(fc.nat(20_000), { maxLength: 6 }),
      inHead: fc.array(fc.nat(600), { maxLength: 4 }),
      cut: fc.option(fc.nat(20_000), { freq: 4 }),
    })
    const damaged = fc.asyncProperty(damage, async ({ turned, inHead, cut }) => {
      const part = parts[next] as Buffer
      const bytes = Buffer.from(cut === null ? part : part.subarray(0, cut))
      for (const where of [...turned, ...inHead])
        if (where < bytes.length) bytes[where] = (bytes[where] as number) ^ (1 << (where % 8))
      const answer = await send(socket, epoch, next, bytes)
      if (answer.ok) next = Math.min(answer.next, parts.length - 1)
      else expect(answer.code).toBe('MalformedMedia')
    })
    await fc.assert(damaged, { numRuns: 200 })
    expect(socket.connected).toBe(true)
  })

  test('in a beginning is refused, whatever is wrong with it', async () => {
    const { init } = await partsOf(0)
    const socket = connect()
    await publish(socket, await tokenOf(show))
    const large = Buffer.alloc(MEDIA_LIMITS.init + 1)
    const tries: [Uint8Array, string][] = [
      [init.subarray(0, init.length - 10), 'MalformedMedia'],
      [Buffer.from('not a film'), 'MalformedMedia'],
      [swappedInit(Buffer.from(init)), 'MalformedMedia'],
      [large, 'TooLarge'],
    ]
    for (const [bytes, code] of tries) expect(await offer(socket, bytes)).toEqual({ ok: false, code })
    expect(await socket.emitWithAck('track', { kind: 'recorder', mime: 'video/x-flv', ageMs: 0 })).toMatchObject({
      ok: false,
    })
    expect(await offer(socket, init)).toMatchObject({ ok: true })
  })
  const swappedInit = (init: Buffer) => {
    const moov = at(init, 'moov') - 4
    return Buffer.concat([init.subarray(moov), init.subarray(0, moov)])
  }
})

describe('too much', () => {
  test('a chunk of 100 MB ends its connection and costs nothing', async () => {
    isBounded(
      await costOf(async () => {
        for (let turn = 0; turn < 3; turn++) {
          const socket = connect()
          await publish(socket, await tokenOf(show))
          const gone = new Promise((resolve) => socket.once('disconnect', resolve))
          socket.emit('media', { epoch: 1, number: 0 }, Buffer.alloc(100_000_000))
          await gone
        }
      }),
    )
  })

  test('a part larger than a part is refused by its name', async () => {
    const socket = connect()
    await publish(socket, await tokenOf(show))
    const { init } = await partsOf(0)
    const { epoch } = await offer(socket, init)
    expect(await send(socket, epoch, 0, Buffer.alloc(MEDIA_LIMITS.part + 1))).toEqual({ ok: false, code: 'TooLarge' })
  })

  test('parts faster than any camera are refused, then the connection ends; the session can go on', async () => {
    const token = await tokenOf(show)
    const answers = new Map<string, number>()
    isBounded(
      await costOf(async () => {
        const { init, parts } = await partsOf(1)
        const socket = connect()
        await publish(socket, token)
        const { epoch } = await offer(socket, init)
        const gone = new Promise((resolve) => socket.once('disconnect', resolve))
        for (let number = 0; number < 4_000; number++)
          void send(socket, epoch, 0, parts[0] as Buffer).then(
            (answer) => {
              const code = answer.ok ? 'ok' : answer.code
              answers.set(code, (answers.get(code) ?? 0) + 1)
            },
            () => undefined,
          )
        await gone
      }),
    )
    expect(answers.get('ok')).toBeLessThanOrEqual(600)
    expect(answers.get('TooManyRequests')).toBeGreaterThan(100)
    const again = await publisherOf(token)
    await again.publish(10)
  })

  test('who asks and never reads is sent away before answers pile up', async () => {
    isBounded(
      await costOf(async () => {
        const asks = [
          ['publish', {}],
          ['watch', { sessionId: randomUUID() }],
          ['leave', undefined],
        ] as const
        for (const [event, input] of asks) {
          const rude = kept(await openRudeSocket(server.port, { reads: false }))
          for (let turn = 0; turn < 200 && !rude.closed; turn++) {
            rude.repeat(2_000, event, input)
            await pause(10)
          }
          expect(rude.closed, event).toBe(true)
        }
      }),
    )
  })

  test('a thousand changes of mind of one viewer', async () => {
    const one = await publisherOf(await tokenOf(show), { pace: 'real' })
    const stop = one.run()
    isBounded(
      await costOf(async () => {
        const reading = kept(await openRudeSocket(server.port, { reads: true }))
        const deaf = kept(await openRudeSocket(server.port, { reads: false }))
        for (let turn = 0; turn < 1_000; turn++)
          for (const socket of [reading, deaf]) {
            socket.say('watch', { sessionId: show.sessionId }, turn)
            socket.say('unwatch')
          }
        await pause(1_000)
      }),
    )
    await stop()
  })
})

describe('viewers', () => {
  test('who never read cost no more than a second of picture each', async () => {
    const sample = padTo(await readSample(), 2_000_000)
    const one = kept(await publishSample({ url: server.url, token: await tokenOf(show), sample }))
    await one.publish(5)
    isBounded(
      await costOf(async () => {
        for (let index = 0; index < 50; index++) {
          const deaf = kept(await openRudeSocket(server.port, { reads: false }))
          deaf.say('watch', { sessionId: show.sessionId }, 1)
        }
        await one.publish(300)
      }),
    )
  })

  test('who ask ten thousand times for what lies far ahead, or comes next, are answered or sent away', async () => {
    const one = await publishing()
    await one.publish(12)
    const playlist = `${MEDIA_PATH}/${show.sessionId}/index.m3u8`
    let statuses = new Map<number, number>()
    isBounded(
      await costOf(async () => {
        const far = (turn: number) => `${playlist}?_HLS_msn=${1_000_000 + turn}&_HLS_part=3`
        statuses = await askAtOnce(server.port, 10_000, far)
      }),
    )
    expect(statuses).toEqual(new Map([[400, 10_000]]))
    isBounded(
      await costOf(async () => {
        const asked = askAtOnce(server.port, 10_000, () => `${playlist}?_HLS_msn=2&_HLS_part=2`)
        await pause(500)
        await one.publish(3)
        statuses = await asked
      }),
    )
    expect((statuses.get(200) ?? 0) + (statuses.get(503) ?? 0)).toBe(10_000)
    expect(statuses.get(200)).toBeGreaterThan(1_000)
  })

  test.each([
    ['no session', `/${randomUUID()}/index.m3u8`, 404],
    ['a name that leads out', '/SESSION/..%2f..%2fpackage.json', 404],
    ['dots', '/SESSION/../../package.json', 404],
    ['a zero byte', '/SESSION/s0.m4s%00', 404],
    ['a segment that never was', '/SESSION/s999999999.m4s', 404],
    ['a number too long', '/SESSION/p99999999999999999999.0.m4s', 404],
    ['a part below zero', '/SESSION/p0.-1.m4s', 404],
    ['a message number below zero', '/SESSION/index.m3u8?_HLS_msn=-1', 400],
    ['a part of no segment', '/SESSION/index.m3u8?_HLS_part=1', 400],
    ['words for numbers', '/SESSION/index.m3u8?_HLS_msn=NaN&_HLS_part=1e9', 400],
    ['a long name', `/SESSION/${'a'.repeat(5_000)}`, 404],
    ['capitals', `/${randomUUID().toUpperCase()}/index.m3u8`, 404],
  ])('who ask for %s get nothing', async (_what, address, status) => {
    const one = await publishing()
    await one.publish(6)
    const asked = await rawStatus(`${MEDIA_PATH}${address.replace('SESSION', show.sessionId)}`)
    // What is none of the live addresses is left to the pages, which this server has none of.
    expect([status, 418]).toContain(asked)
  })

  test('who asks for something to be written gets nothing', async () => {
    const address = `${server.url}${MEDIA_PATH}/${show.sessionId}/index.m3u8`
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await fetch(address, { method })).status).toBe(405)
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

/** Unlike `fetch`, sends a path as it is. */
async function rawStatus(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: server.port, path: address }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      .on('error', reject)
  })
}
