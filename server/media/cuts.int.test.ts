import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { AWAY_AFTER_MS, MEDIA_SOCKET_PATH, type MediaState, PART_MS } from '#domain/live-media.ts'
import type { MediaPacket } from '#domain/media/tracks.ts'
import { systemClock } from '#server/clock.ts'
import { diskStore } from '#server/files/disk-store.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { type OwnProcess, startOwnProcess } from '#test/media/own-process.ts'
import { publishSample, sampleParts, type TestPublisher } from '#test/media/publish.ts'
import { readMedia } from '#test/media/sample.ts'
import { startMediaProcess } from '#test/media-process.ts'
import { readInit, readSegment } from '../recordings/read-kept.ts'
import { issueIngestWith } from './issue-ingest.ts'

const database = useDatabase()
const dataDir = fs.mkdtempSync(path.join(tmpdir(), 'cuts-'))
const files = diskStore(dataDir)
const PARTS_IN_30_S = 30_000 / PART_MS
/** A minute of picture comes faster than such a disk takes it. */
const SLOW_DISK_MS = 80

let server: OwnProcess
let show: Show
const open: { close(): void }[] = []

const start = async (port?: number) => {
  server = await startOwnProcess(database.url, { dataDir, port })
}
beforeAll(() => start())
afterAll(async () => {
  await server?.close()
  fs.rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  show = await makeShow(database.db, await makeMarket(database.db))
})
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 20 })
const kept = <T extends { close(): void }>(one: T): T => {
  open.push(one)
  return one
}
async function device(name: string, url = server.url): Promise<TestPublisher> {
  const issue = issueIngestWith({ db: database.db, clock: systemClock })
  const { token } = await issue(show.hostId, show.sessionId, name)
  return kept(await publishSample({ url, token }))
}

/** A viewer by push that comes back by itself. `tracks`: numbers of parts by track, in the order in which they came. */
function watch() {
  const tracks = new Map<number, number[]>()
  const states: MediaState[] = []
  const socket = kept(
    io(server.url, {
      path: MEDIA_SOCKET_PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    }),
  )
  socket.on('connect', () => void socket.emitWithAck('watch', { sessionId: show.sessionId }))
  socket.on('mediaState', (state: MediaState) => states.push(state))
  socket.on('part', ({ epoch, number }: { epoch: number; number: number }) => {
    tracks.set(epoch, [...(tracks.get(epoch) ?? []), number])
  })
  return { tracks, states, last: (epoch: number) => tracks.get(epoch)?.at(-1) ?? -1 }
}

/** How many parts of a track lie in the file store. */
async function stored(epoch: number): Promise<number> {
  const { rows } = await database.db.pool.query<{ last: number | null }>(
    'SELECT max(last_part) AS last FROM live_segment WHERE session_id = $1 AND epoch = $2',
    [show.sessionId, epoch],
  )
  return (rows[0]?.last ?? -1) + 1
}

/** What the recording has of each track: all bytes of its segments in order, and how many parts they should be. */
async function recorded() {
  const { rows } = await database.db.pool.query<{ msn: number; epoch: number; last_part: number }>(
    'SELECT msn, epoch, last_part FROM live_segment WHERE session_id = $1 ORDER BY msn',
    [show.sessionId],
  )
  expect(rows.map(({ msn }) => msn)).toEqual(rows.map((_, index) => index))
  const tracks = new Map<number, { bytes: Buffer; parts: number }>()
  for (const { msn, epoch, last_part } of rows) {
    const segment = await readSegment({ db: database.db, files }, { sessionId: show.sessionId, msn })
    const before = tracks.get(epoch)?.bytes ?? Buffer.alloc(0)
    tracks.set(epoch, { bytes: Buffer.concat([before, segment]), parts: last_part + 1 })
  }
  return tracks
}

/** The very parts that a device made, one after the other. */
async function made(count: number): Promise<Buffer> {
  const source = (await sampleParts()).parts()
  return Buffer.concat(Array.from({ length: count }, () => source.next().value.bytes))
}

/** Reads a track from end to end as any player would. */
async function play(epoch: number, bytes: Buffer): Promise<MediaPacket[]> {
  const init = await readInit(database.db.pool, { sessionId: show.sessionId, epoch })
  return (await readMedia(Buffer.concat([init, bytes]))).packets.filter(({ kind }) => kind === 'video')
}

async function isWhole(epoch: number, parts: number): Promise<void> {
  await until(async () => expect(await stored(epoch)).toBe(parts))
  const track = (await recorded()).get(epoch)
  expect(track?.parts).toBe(parts)
  expect(track?.bytes.equals(await made(parts)), 'every part once, in order, byte for byte').toBe(true)
  const times = (await play(epoch, track?.bytes ?? Buffer.alloc(0))).map(({ timestampUs }) => timestampUs)
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(times.length).toBe(parts * 5)
  expect([Math.min(...steps), Math.max(...steps)]).toEqual([40_000, 40_000])
}

test(
  'ten cuts, one of thirty seconds: the recording has every part once, and viewers go on',
  async () => {
    const viewer = watch()
    const one = await device('Farm')
    await one.publish(10)
    for (let cut = 0; cut < 9; cut++) {
      one.cut()
      await one.publish(1 + ((cut * 3) % 7))
      one.resume()
      await one.until('sending')
      await one.publish(5)
    }
    one.cut()
    await until(() => expect(viewer.states.at(-1)).toBe('away'))
    await one.publish(PARTS_IN_30_S)
    one.resume()
    await one.publish(10)
    await until(() => expect(viewer.last(1)).toBe(one.made() - 1))
    expect(viewer.states.at(-1)).toBe('on')
    expect(viewer.tracks.get(1)).toEqual(Array.from({ length: one.made() }, (_, number) => number))
    await one.sender.leave()
    await isWhole(1, one.made())
  },
  30_000 + AWAY_AFTER_MS,
)

test('a network that is gone without a goodbye: viewers are told, and that all is well again', async () => {
  const viewer = watch()
  const one = await device('Farm')
  await one.publish(10)
  await until(() => expect(viewer.last(1)).toBe(9))
  await until(() => expect(viewer.states.at(-1)).toBe('away'))
  expect(one.states.map(({ kind }) => kind)).toEqual(['sending'])
  await one.publish(5)
  await until(() => expect(viewer.last(1)).toBe(14))
  expect(viewer.states.at(-1)).toBe('on')
})

test('a server that dies: what was not stored is sent again, and viewers go on', async () => {
  const viewer = watch()
  const one = await device('Farm')
  await one.publish(23)
  await until(async () => expect(await stored(1)).toBe(20))
  const { port } = server
  await server.kill()
  const meanwhile = one.publish(6)
  await start(port)
  await meanwhile
  await one.until('sending')
  await one.publish(12)
  await until(() => expect(viewer.last(1)).toBe(one.made() - 1))
  const playlist = await (await fetch(`${server.url}/live-media/${show.sessionId}/index.m3u8`)).text()
  expect(playlist).toContain('#EXT-X-MEDIA-SEQUENCE:0')
  expect(playlist).not.toContain('#EXT-X-DISCONTINUITY\n')
  await one.sender.leave()
  await isWhole(1, one.made())
})

test('a takeover: both devices are told, and the recording has both tracks whole', async () => {
  const viewer = watch()
  const farmer = await device('Farm')
  await farmer.publish(13)
  const volunteer = await device('Volunteer')
  expect(await volunteer.until('elsewhere')).toMatchObject({ by: { device: 'Farm' } })
  volunteer.sender.open({ takeOver: true })
  await until(() => expect(farmer.asked).toMatchObject([{ device: 'Volunteer' }]))
  await farmer.publish(4)
  farmer.sender.answer(true)
  expect(await farmer.until('tookOver')).toMatchObject({ by: { device: 'Volunteer' } })
  await volunteer.publish(11)
  await until(() => expect(viewer.last(2)).toBe(10))
  await volunteer.sender.leave()
  await isWhole(1, 17)
  await isWhole(2, 11)
  const playlist = await (await fetch(`${server.url}/live-media/${show.sessionId}/index.m3u8`)).text()
  expect(playlist.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1)
})

test('a disk too slow for a minute that comes at once: the publisher waits, and nothing is lost', async () => {
  const slow = {
    ...files,
    async put(...file: Parameters<typeof files.put>) {
      await pause(SLOW_DISK_MS)
      await files.put(...file)
    },
  }
  const media = await startMediaProcess(database.url, { files: slow })
  const one = await device('Farm', media.url)
  await one.publish(10)
  one.cut()
  await one.publish(PARTS_IN_30_S * 2 - 20)
  one.resume()
  await until(async () => expect(await stored(1)).toBe(285))
  await one.sender.leave()
  await isWhole(1, one.made())
  await media.close()
}, 60_000)
