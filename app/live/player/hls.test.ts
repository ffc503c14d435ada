import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openHls, type Wanted } from './hls.ts'

const { loaded, pieceOf } = vi.hoisted(() => {
  const loaded: string[][] = []
  /** What of hls.js the transport uses before there is a playlist. */
  const pieceOf = (piece: string) => ({
    default: class {
      static Events = { ERROR: 'error', FRAG_BUFFERED: 'buffered' }
      static isSupported = () => true
      levels = []
      on() {}
      attachMedia() {}
      stopLoad() {}
      destroy() {}
      loadSource = (address: string) => void loaded.push([piece, address])
    },
  })
  return { loaded, pieceOf }
})
vi.mock('hls.js', () => pieceOf('whole'))
vi.mock('hls.js/light', () => pieceOf('light'))

const main = 'https://media.test/s/index.m3u8'
const apart =
  '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="sound.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"\nv.m3u8\n'
const reports = { media: () => undefined, failed: () => undefined }
/** A <video> that has nothing buffered. */
const blank = () => Object.assign(new EventTarget(), { buffered: [], seeking: false }) as unknown as HTMLVideoElement
const open = (wanted: Partial<Wanted>) =>
  openHls(blank(), { address: main, apart: true, soundOnly: false, ...wanted }, reports)

let playlist: string | null
beforeEach(() => {
  vi.useFakeTimers()
  loaded.length = 0
  playlist = apart
  vi.stubGlobal('fetch', async () =>
    Object.defineProperty(new Response(playlist ?? '', { status: playlist === null ? 404 : 200 }), 'url', {
      value: main,
    }),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a media server’s sound may come apart, which takes the whole of hls.js; our own never does', async () => {
  for (const wanted of [{}, { apart: false }, { apart: false, soundOnly: true }]) (await open(wanted)).close()
  expect(loaded).toEqual([
    ['whole', main],
    ['light', main],
    ['light', main],
  ])
})

test('who only listens takes the sound alone, once it is there', async () => {
  playlist = null
  const transport = await open({ soundOnly: true })
  await vi.advanceTimersByTimeAsync(500)
  expect(loaded).toEqual([])
  playlist = apart
  await vi.advanceTimersByTimeAsync(1_000)
  expect(loaded).toEqual([['whole', 'https://media.test/s/sound.m3u8']])
  transport.close()
  const closed = await open({ soundOnly: true })
  closed.close()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(loaded).toHaveLength(1)
})
