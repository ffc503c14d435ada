import { readFileSync } from 'node:fs'
import { Parser } from 'm3u8-parser'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { publishSample, type TestPublisher } from '#test/media/publish.ts'
import { type MediaProcess, startMediaProcess } from '#test/media-process.ts'

const database = useDatabase()
let market: Market
let show: Show
let media: MediaProcess
let files: ReturnType<typeof memoryFiles>
const open: { close(): void }[] = []

beforeAll(async () => {
  market = await makeMarket(database.db)
  files = memoryFiles()
  media = await startMediaProcess(database.url, { files })
})
afterAll(() => media.close())
beforeEach(async () => {
  show = await makeShow(database.db, market)
})
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 20 })
async function device(name = 'Android · Chrome'): Promise<string> {
  return (await media.issueIngest(show.hostId, show.sessionId, name)).token
}
async function publisher(token: string, takeOver = false): Promise<TestPublisher> {
  const made = await publishSample({ url: media.url, token, takeOver })
  open.push(made)
  await until(() => expect(made.sender.state().kind).not.toBe('connecting'))
  return made
}
async function segments() {
  const { rows } = await database.db.pool.query<{ msn: number; last_part: number; start_ms: number; sha256: string }>(
    'SELECT msn, last_part, start_ms, duration_ms, sha256 FROM live_segment WHERE session_id = $1 ORDER BY msn',
    [show.sessionId],
  )
  return rows
}

describe('a picture on the air', () => {
  test('parts become a playlist, addresses that are good for ever, pushed frames and stored segments', async () => {
    const viewer = io(media.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true })
    open.push(viewer)
    const pushed: number[] = []
    let mime = ''
    viewer.on('init', (about) => {
      mime = about.mime
    })
    viewer.on('part', ({ number }) => pushed.push(number))
    const one = await publisher(await device())
    await one.publish(3)
    expect(await viewer.emitWithAck('watch', { sessionId: show.sessionId })).toEqual({ ok: true, state: 'on' })
    await one.publish(24)
    await until(() => expect(pushed).toEqual(Array.from({ length: 27 }, (_, n) => n)))
    expect(mime).toMatch(/^video\/mp4; codecs="avc1\.[0-9a-f]{6},mp4a\.40\.2"$/)

    const playlist = await media.get(show.sessionId, 'index.m3u8')
    expect([playlist.status, playlist.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    const text = await playlist.text()
    const parser = new Parser()
    parser.push(text)
    parser.end()
    expect(parser.manifest.segments.map(({ uri }) => uri)).toEqual(['s0.m4s', 's1.m4s', 's2.m4s', 's3.m4s', 's4.m4s'])
    const part = await media.get(show.sessionId, 'p4.1.m4s')
    expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const init = /#EXT-X-MAP:URI="(.+)"/.exec(text)?.[1] ?? ''
    expect((await media.get(show.sessionId, init)).status).toBe(200)

    await until(async () => expect((await segments()).map(({ msn }) => msn)).toEqual([0, 1, 2, 3, 4]))
    expect((await segments()).map(({ last_part }) => last_part)).toEqual([4, 9, 14, 19, 24])
    const whole = Buffer.from(await (await media.get(show.sessionId, 's2.m4s')).arrayBuffer())
    expect([...files.kept.entries()].find(([key]) => key.includes('/2-'))?.[1].bytes).toEqual(Uint8Array.from(whole))
  })

  test('numbers come in order: repeats are taken silently, what is ahead is refused', async () => {
    const one = await publisher(await device())
    await one.publish(6)
    const part = new Uint8Array(10)
    const send = (number: number) => one.socket.emitWithAck('media', { epoch: 1, number }, part)
    expect(await send(2)).toMatchObject({ ok: true, next: 6 })
    expect(await send(9)).toEqual({ ok: false, code: 'OutOfOrder', next: 6 })
    expect(await send(6)).toEqual({ ok: false, code: 'MalformedMedia' })
  })

  test('a request for a part that is not there yet waits for it; one far ahead is refused', async () => {
    const one = await publisher(await device())
    await one.publish(7)
    const waiting = media.get(show.sessionId, 'index.m3u8?_HLS_msn=1&_HLS_part=3')
    const hinted = media.get(show.sessionId, 'p1.3.m4s')
    await one.publish(3)
    const answer = await waiting
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=6'])
    expect(await answer.text()).toContain('p1.3.m4s')
    expect((await hinted).status).toBe(200)
    for (const far of ['_HLS_msn=9', '_HLS_msn=1&_HLS_part=40', '_HLS_part=1', '_HLS_msn=-1'])
      expect((await media.get(show.sessionId, `index.m3u8?${far}`)).status).toBe(400)
    expect((await media.get('0198b4a0-0000-7000-8000-000000000000', 'index.m3u8')).status).toBe(404)
  })

  test('a device that changes its size begins a track: a discontinuity with an init of its own', async () => {
    const one = await publisher(await device())
    await one.publish(12)
    one.newTrack()
    await one.publish(12)
    const text = await (await media.get(show.sessionId, 'index.m3u8')).text()
    expect(text.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1)
    expect(text.match(/#EXT-X-MAP/g)).toHaveLength(2)
    await until(async () => expect((await segments()).map(({ last_part }) => last_part)).toEqual([4, 9, 11, 4, 9]))
  })
})

describe('a recorder', () => {
  test('of a browser without encoders is cut here, and begins again after a restart', async () => {
    const socket = io(media.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true })
    open.push(socket)
    await socket.emitWithAck('publish', { token: await device(), takeOver: false })
    const offer = { kind: 'recorder', mime: 'video/x-matroska;codecs=avc1,opus', ageMs: 0 }
    expect(await socket.emitWithAck('track', offer)).toEqual({ ok: true, epoch: 1, next: 0, stored: 0 })
    const film = readFileSync(new URL('../../test/media/recorded.mkv', import.meta.url))
    for (let number = 0; number * 9_000 < film.byteLength; number++) {
      const chunk = film.subarray(number * 9_000, (number + 1) * 9_000)
      const answer = await socket.emitWithAck('media', { epoch: 1, number }, chunk)
      expect(answer).toMatchObject({ ok: true, next: number + 1 })
    }
    await until(async () => expect((await segments()).length).toBeGreaterThanOrEqual(4))
    const stored = async () => (await socket.emitWithAck('track', { epoch: 1 })).stored
    await until(async () => expect(await stored()).toBeGreaterThan(0))
    const other = await startMediaProcess(database.url, { files })
    try {
      const back = io(other.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true })
      open.push(back)
      const token = await device()
      await back.emitWithAck('publish', { token, takeOver: true })
      expect(await back.emitWithAck('track', { epoch: 1 })).toEqual({ ok: false, code: 'OutOfOrder' })
    } finally {
      await other.close()
    }
  })
})

describe('one publisher at a time', () => {
  test('a second device asks the first, which may refuse', async () => {
    const first = await publisher(await device('Farm'))
    await first.publish(6)
    const second = await publisher(await device('Volunteer'))
    expect(await second.until('elsewhere')).toMatchObject({ by: { device: 'Farm' } })
    second.sender.open({ takeOver: true })
    await until(() => expect(first.asked).toMatchObject([{ device: 'Volunteer' }]))
    first.sender.answer(false)
    await second.until('elsewhere')
    await first.publish(3)
    expect(first.sender.state().kind).toBe('sending')
  })

  test('where it gives way, both are told, and the recording goes on in a track of its own', async () => {
    const first = await publisher(await device('Farm'))
    await first.publish(8)
    const second = await publisher(await device('Volunteer'))
    await second.until('elsewhere')
    second.sender.open({ takeOver: true })
    await until(() => expect(first.asked).toHaveLength(1))
    first.sender.answer(true)
    expect(await first.until('tookOver')).toMatchObject({ by: { device: 'Volunteer' } })
    await second.publish(8)
    await until(async () =>
      expect((await segments()).map(({ msn, last_part }) => [msn, last_part])).toEqual([
        [0, 4],
        [1, 7],
        [2, 4],
      ]),
    )
    expect(await first.socket.emitWithAck('media', { epoch: 1, number: 8 }, new Uint8Array(9))).toMatchObject({
      code: 'PublisherElsewhere',
      elsewhere: { device: 'Volunteer' },
    })
  })

  test('a second connection with the same token is a rival while the first sends, and itself where that is dead', async () => {
    const token = await device()
    const first = await publisher(token)
    const stop = first.run()
    open.push({ close: () => void stop() })
    await first.until('sending')
    const thief = await publisher(token)
    await thief.until('elsewhere')
    await stop()
    const again = await publisher(token)
    await again.until('sending')
  })

  test('who published is expected back for a while, then viewers are told; the next part goes on', async () => {
    const one = await publisher(await device())
    await one.publish(7)
    one.cut()
    const state = async () =>
      (await database.db.pool.query('SELECT media FROM live_session WHERE id = $1', [show.sessionId])).rows[0].media
    await until(async () => expect(await state()).toBe('away'))
    expect((await segments()).map(({ last_part }) => last_part)).toEqual([4, 6])
    one.resume()
    await one.until('sending')
    await one.publish(6)
    await until(async () => expect(await state()).toBe('on'))
    const text = await (await media.get(show.sessionId, 'index.m3u8')).text()
    expect(text).not.toContain('#EXT-X-DISCONTINUITY\n')
  })
})

describe('the end', () => {
  test('of a session ends its playlist, its publisher and its tokens; the last part is kept', async () => {
    const token = await device()
    const one = await publisher(token)
    await one.publish(8)
    await database.db.pool.query(`UPDATE live_session SET state = 'ended', ended_at = now() WHERE id = $1`, [
      show.sessionId,
    ])
    await media.host.endPublishing(show.sessionId)
    expect(await one.until('ended')).toMatchObject({ code: 'TokenEnded' })
    await until(async () => expect((await segments()).map(({ last_part }) => last_part)).toEqual([4, 7]))
    expect(await (await media.get(show.sessionId, 'index.m3u8')).text()).toContain('#EXT-X-ENDLIST')
  })
})
