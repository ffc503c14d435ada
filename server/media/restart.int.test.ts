import { io } from 'socket.io-client'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { publishSample } from '#test/media/publish.ts'
import { type MediaProcess, startMediaProcess } from '#test/media-process.ts'

const database = useDatabase()
const processes: MediaProcess[] = []
const devices: { close(): void }[] = []
let market: Market
let show: Show
let files: ReturnType<typeof memoryFiles>

beforeAll(async () => {
  market = await makeMarket(database.db)
})
beforeEach(async () => {
  show = await makeShow(database.db, market)
  files = memoryFiles()
})
afterEach(async () => {
  for (const one of devices.splice(0)) one.close()
  for (const one of processes.splice(0)) await one.close()
})

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 })
async function start(options: { port?: number; several?: boolean } = {}): Promise<MediaProcess> {
  const started = await startMediaProcess(database.url, { files, ...options })
  processes.push(started)
  return started
}
async function stop(process: MediaProcess): Promise<void> {
  processes.splice(processes.indexOf(process), 1)
  await process.close()
}
async function publisher(process: MediaProcess, token: string, takeOver = false) {
  const made = await publishSample({ url: process.url, token, takeOver })
  devices.push(made)
  await until(() => expect(made.sender.state().kind).not.toBe('connecting'))
  return made
}
const tokenOf = async (process: MediaProcess, name = 'Farm') =>
  (await process.issueIngest(show.hostId, show.sessionId, name)).token
async function recorded() {
  const { rows } = await database.db.pool.query<{
    msn: number
    epoch: number
    last_part: number
    sha256: string | null
  }>('SELECT msn, epoch, last_part, sha256 FROM live_segment WHERE session_id = $1 ORDER BY msn', [show.sessionId])
  return rows
}
const playlist = async (process: MediaProcess) => (await process.get(show.sessionId, 'index.m3u8')).text()
const uris = (text: string) => text.split('\n').filter((line) => line.startsWith('s'))

describe('a process that is restarted', () => {
  test('goes on with the track and its numbers: nothing is missing, nothing twice', async () => {
    const first = await start()
    const one = await publisher(first, await tokenOf(first))
    await one.publish(23)
    await stop(first)
    expect((await recorded()).map(({ last_part }) => last_part)).toEqual([4, 9, 14, 19, 22])
    const second = await start({ port: first.port })
    const before = uris(await playlist(second))
    expect(before).toEqual(['s0.m4s', 's1.m4s', 's2.m4s', 's3.m4s', 's4.m4s'])
    expect((await second.get(show.sessionId, 's3.m4s')).status).toBe(200)
    await one.until('sending')
    await one.publish(12)
    await until(async () =>
      expect((await recorded()).map(({ last_part }) => last_part)).toEqual([4, 9, 14, 19, 22, 24, 29]),
    )
    expect(new Set((await recorded()).map(({ epoch }) => epoch))).toEqual(new Set([1]))
    expect(uris(await playlist(second)).slice(0, 5)).toEqual(before)
    expect(await playlist(second)).not.toContain('#EXT-X-DISCONTINUITY\n')
  })
})

describe('two processes', () => {
  test('a takeover in the other process is asked of the first, and carried there from then on', async () => {
    const [here, there] = [await start({ several: true }), await start({ several: true })]
    const first = await publisher(here, await tokenOf(here))
    await first.publish(8)
    const second = await publisher(there, await tokenOf(there, 'Volunteer'))
    await second.until('elsewhere')
    second.sender.open({ takeOver: true })
    await until(() => expect(first.asked).toMatchObject([{ device: 'Volunteer' }]))
    first.sender.answer(true)
    await first.until('tookOver')
    await second.publish(8)
    await until(async () =>
      expect((await recorded()).map(({ msn, epoch }) => [msn, epoch])).toEqual([
        [0, 1],
        [1, 1],
        [2, 2],
      ]),
    )
    expect(uris(await playlist(there))).toEqual(['s0.m4s', 's1.m4s', 's2.m4s'])
  })

  test('viewers of the other process see the same playlist, parts and pushed frames', async () => {
    const [here, there] = [await start({ several: true }), await start({ several: true })]
    const one = await publisher(here, await tokenOf(here))
    await one.publish(8)
    const viewer = io(there.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true })
    devices.push(viewer)
    const pushed: number[] = []
    viewer.on('part', ({ number }) => pushed.push(number))
    expect(await viewer.emitWithAck('watch', { sessionId: show.sessionId })).toMatchObject({ ok: true })
    await until(() => expect(pushed).toEqual([5, 6, 7]))
    const waiting = Promise.all([1, 2, 3].map(() => there.get(show.sessionId, 'index.m3u8?_HLS_msn=1&_HLS_part=4')))
    await one.publish(4)
    for (const answer of await waiting) {
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=6'])
      expect(await answer.text()).toContain('p1.4.m4s')
    }
    const [near, far] = [await here.get(show.sessionId, 'p1.4.m4s'), await there.get(show.sessionId, 'p1.4.m4s')]
    expect(Buffer.from(await far.arrayBuffer())).toEqual(Buffer.from(await near.arrayBuffer()))
    await until(() => expect(pushed).toEqual([5, 6, 7, 8, 9, 10, 11]))
    await stop(here)
    expect((await there.get(show.sessionId, 's9.m4s')).status).toBe(503)
  })

  test('a process whose publisher lost its right finds out without being told, and writes nothing more', async () => {
    const here = await start({ several: true })
    const first = await publisher(here, await tokenOf(here))
    await first.publish(8)
    await tokenOf(here, 'Volunteer')
    await until(async () => expect(await recorded()).toHaveLength(1))
    await database.db.tx(async (sql) => {
      await sql.query('UPDATE live_ingest SET publishing_since = NULL WHERE session_id = $1', [show.sessionId])
      const other = `UPDATE live_ingest SET publishing_since = now() WHERE session_id = $1 AND device = 'Volunteer'`
      await sql.query(other, [show.sessionId])
    })
    await first.until('tookOver')
    expect((await recorded()).map(({ last_part }) => last_part)).toEqual([4])
  })
})
