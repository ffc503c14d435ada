import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { beforeAll, expect, test } from 'vitest'
import type { ReplayPiece } from '#domain/replay-timeline.ts'
import { readFilm } from '#test/factories/recording.ts'
import { writeFilm } from './write-film.ts'

let film: Awaited<ReturnType<typeof readFilm>>
beforeAll(async () => {
  film = await readFilm()
})

const read = async ({ msn }: ReplayPiece) => Buffer.concat([film.init, film.segments[msn]?.bytes ?? Buffer.alloc(0)])
const piece = (msn: number, durationMs: number): ReplayPiece => ({
  ...{ msn, epoch: 1, startMs: msn * 1_000, durationMs, wallMs: 0, replayMs: 0, follows: false },
})

test('what reaches over the end of a piece makes room for the next one', async () => {
  const written: Uint8Array[] = []
  await writeFilm([piece(0, 900), piece(5, 1_000)], read, async (bytes) => void written.push(bytes.slice()))
  const input = new Input({ source: new BufferSource(Buffer.concat(written)), formats: ALL_FORMATS })
  for (const track of await input.getTracks()) {
    let [end, count] = [0, 0]
    for await (const { timestamp, duration } of new EncodedPacketSink(track).packets()) {
      expect(timestamp).toBeGreaterThan(end - 0.002)
      end = timestamp + duration
      count += 1
    }
    expect(count).toBeGreaterThan(40)
  }
})

test('somebody who stops taking it ends the writing', async () => {
  const gone = new Error('gone')
  await expect(writeFilm([piece(0, 1_000)], read, () => Promise.reject(gone))).rejects.toBe(gone)
})
