/*
 * Publishes the sample at the bitrate of a good picture, in a process of its own. Told to pause, it falls silent; told to
 * resume, it begins a new track.
 */
import { crc32 } from 'node:zlib'
import { padTo } from '#test/media/padded.ts'
import { publishSample, sampleParts, type TestPublisher } from '#test/media/publish.ts'
import { readSample } from '#test/media/sample.ts'
import { nameOf } from './judge.ts'

export type Orders =
  | { begin: { port: number; token: string; bitsPerSecond: number } }
  | { pause: true }
  | { resume: true }
  | { published: true }

/** As many parts show how large they are: twelve seconds. */
const SHOWN = 60

let publisher: TestPublisher
let stop: () => Promise<void>
let sample: Awaited<ReturnType<typeof readSample>>
/** Parts made before the track that runs. */
let before = 0

async function take(count: number) {
  const { parts } = await sampleParts(sample)
  const source = parts()
  return Array.from({ length: count }, () => source.next().value.bytes)
}

async function begin({ port, token, bitsPerSecond }: { port: number; token: string; bitsPerSecond: number }) {
  sample = padTo(await readSample(), bitsPerSecond)
  publisher = await publishSample({ url: `http://127.0.0.1:${port}`, token, pace: 'real', sample })
  stop = publisher.run()
  return (await take(SHOWN)).map(({ byteLength }) => byteLength)
}

function resume() {
  before = publisher.made()
  publisher.newTrack()
  stop = publisher.run()
}

process.once('disconnect', () => process.exit())
process.on('message', async (orders: Orders) => {
  if ('begin' in orders) process.send?.({ sizes: await begin(orders.begin) })
  else if ('pause' in orders) {
    await stop()
    process.send?.({ paused: true })
  } else if ('resume' in orders) {
    resume()
    process.send?.({ resumed: true })
  }
  if ('published' in orders) {
    const parts = await take(publisher.made() - before)
    process.send?.({ published: parts.map((bytes) => nameOf(bytes.byteLength, crc32(bytes))) })
  }
})
