import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { publishSample } from '#test/media/publish.ts'
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
