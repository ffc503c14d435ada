import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { publishSample } from '#test/media/publish.ts'
import { readMedia } from '#test/media/sample.ts'
import { type MediaProcess, startMediaProcess } from '#test/media-process.ts'

const database = useDatabase()
const open: { close(): void }[] = []
/** More than are written to in one go. */
const VIEWERS = 90
let media: MediaProcess
let show: Show

beforeAll(async () => {
  show = await makeShow(database.db, await makeMarket(database.db))
  media = await startMediaProcess(database.url)
})
afterAll(() => media.close())
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

/** @returns what a viewer gets who only listens, as it comes */
async function listen() {
  const socket = io(media.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true })
  open.push(socket)
  const heard = { mimes: [] as string[], numbers: [] as number[], pieces: [] as Uint8Array[] }
  socket.on('init', ({ mime }: { mime: string }, bytes: Uint8Array) => {
    heard.mimes.push(mime)
    heard.pieces.push(bytes)
  })
  socket.on('part', ({ number }: { number: number }, bytes: Uint8Array) => {
    heard.numbers.push(number)
    heard.pieces.push(bytes)
  })
  await socket.emitWithAck('watch', { sessionId: show.sessionId, soundOnly: true })
  return heard
}

/** @returns numbers of the parts that a viewer gets, as they come */
async function watch(): Promise<number[]> {
  const socket = io(media.url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true })
  open.push(socket)
  const seen: number[] = []
  socket.on('part', ({ number }: { number: number }) => seen.push(number))
  await socket.emitWithAck('watch', { sessionId: show.sessionId })
  return seen
}

test('many viewers who come in while it runs have every part from a key frame on, in order, none twice', async () => {
  const { token } = await media.issueIngest(show.hostId, show.sessionId, 'Farm')
  const one = await publishSample({ url: media.url, token })
  open.push(one)
  await one.publish(7)
  const stop = one.run()
  const viewers = await Promise.all(Array.from({ length: VIEWERS }, watch))
  await stop()
  await one.publish(10)
  await vi.waitFor(() => expect(viewers.map((seen) => seen.at(-1))).toEqual(viewers.map(() => one.made() - 1)), 15_000)
  for (const seen of viewers) {
    const [first = 0] = seen
    expect(first % 5).toBe(0)
    expect(seen).toEqual(Array.from({ length: one.made() - first }, (_, index) => first + index))
  }
})

test('who only listens gets the sound of every part, and nothing of the picture, beside others who see it', async () => {
  const { token } = await media.issueIngest(show.hostId, show.sessionId, 'Farm')
  const one = await publishSample({ url: media.url, token })
  open.push(one)
  await one.publish(7)
  const [heard, seen] = [await listen(), await watch()]
  await one.publish(10)
  await vi.waitFor(() => expect(heard.numbers.at(-1)).toBe(one.made() - 1), 15_000)
  await vi.waitFor(() => expect(seen.at(-1)).toBe(one.made() - 1), 15_000)
  expect(heard.numbers).toEqual(seen)
  expect(heard.mimes).toEqual(['audio/mp4; codecs="mp4a.40.2"'])
  const { tracks, packets } = await readMedia(Buffer.concat(heard.pieces))
  expect(tracks.video).toBeNull()
  expect(packets.length).toBeGreaterThan(heard.numbers.length * 8)
})

test('the playlist of the sound lists sound alone, whole segments and parts', async () => {
  const { token } = await media.issueIngest(show.hostId, show.sessionId, 'Farm')
  const one = await publishSample({ url: media.url, token })
  open.push(one)
  await one.publish(18)
  const playlist = await (await media.get(show.sessionId, 'sound-index.m3u8')).text()
  const names = [...playlist.matchAll(/URI="([^"]+)"|^([^#\n]+)$/gm)].map(([, uri, line]) => uri ?? line ?? '')
  expect(names.filter((name) => !name.startsWith('sound-'))).toEqual([])
  const init = names.findLast((name) => name.includes('init-')) ?? ''
  const get = async (name: string) => Buffer.from(await (await media.get(show.sessionId, name)).arrayBuffer())
  const segments = names.filter((name) => /^sound-s/.test(name)).slice(-2)
  const file = Buffer.concat(await Promise.all([init, ...segments].map(get)))
  const { tracks, packets } = await readMedia(file)
  expect(tracks.video).toBeNull()
  expect(packets.length).toBeGreaterThan(60)
  const part = names.find((name) => /^sound-p/.test(name)) ?? ''
  expect((await get(part)).byteLength).toBeLessThan((await get(part.replace('sound-', ''))).byteLength / 2)
})
