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
})
