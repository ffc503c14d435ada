import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { MEDIA_LIMITS, MEDIA_PACE, type MediaReply, type Refused } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import { keepPace } from '#server/livestream/keep-pace.ts'
import { beginTrack, trackInput } from './begin-track.ts'
import type { Carried, Publisher } from './carried.ts'
import { type Carrier, MOST_BYTES } from './carrier.ts'
import { findIngest } from './find-ingest.ts'
import type { MediaSocket } from './media-io.ts'
import type { PublisherDesk } from './publisher-desk.ts'
import { MediaRefused, toRefused } from './refusal.ts'
import type { RefusalCount } from './refusal-count.ts'
import type { Seats } from './seats.ts'
import { takeStill } from './still.ts'
import { takeChunk, takePart } from './take-part.ts'

const token = z.string().min(20).max(200)
const publishInput = z.object({ token, takeOver: z.boolean() })
const testInput = z.object({ token })
const partInput = z.object({ epoch: z.int().positive(), number: z.int().min(0) })
const giveInput = z.object({ give: z.boolean() })
const soundInput = z.object({ only: z.boolean() })
const bytesInput = z.instanceof(Uint8Array)

/** Of one connection in ten seconds: attempts, tracks and questions; bytes of media; stills; tests of the line. */
const ASKS = { points: 30, duration: 10 }
const BYTES = { points: 40_000_000, duration: 10 }
const STILLS = { points: 4, duration: 10 }
/** Five seconds of a good line, a few times. */
const TESTS = { points: 40_000_000, duration: 20 }
/** How long (ms) an answer waits for a crowded recorder: publishers that catch up slow down, a live picture goes on. */
const SLOW_DOWN_MS = 1_000
/** Messages that a connection may go on sending after it was told that it is too fast. */
const MOST_IGNORED = 300

export type PublisherDeps = Pick<Deps, 'db' | 'clock' | 'log' | 'files'> & {
  carrier: Carrier
  desk: PublisherDesk
  seats: Seats
  refusals: RefusalCount
}

function checked<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw)
  if (!parsed.success) throw new MediaRefused('InvalidInput')
  return parsed.data
}

/** Listens to one connection that may publish. All it says is checked; whatever is refused is answered with the reason. */
export function welcomePublisher(deps: PublisherDeps, socket: MediaSocket): void {
  const { db, clock, carrier, desk, seats, log, refusals } = deps
  const limits = { asks: ASKS, parts: MEDIA_PACE, bytes: BYTES, stills: STILLS, tests: TESTS }
  const limiters = new Map(Object.entries(limits).map(([name, pace]) => [name, new RateLimiterMemory(pace)]))
  let ignored = 0
  /** Token that was good for the newest test. */
  let tested: string | null = null

  async function turn(name: keyof typeof limits, points = 1): Promise<void> {
    try {
      await keepPace(limiters.get(name) as RateLimiterMemory, socket.id, points)
    } catch (error) {
      if (++ignored > MOST_IGNORED) socket.disconnect(true)
      throw error
    }
  }

  /** Runs `work`; a message without a callback for its answer is ignored. */
  async function answering(reply: ((answer: Refused) => void) | undefined, work: () => Promise<void>): Promise<void> {
    if (typeof reply !== 'function') return
    try {
      await work()
    } catch (error) {
      const refused = toRefused(error)
      if (refused.code === 'Unavailable' && !(error instanceof MediaRefused))
        log.error({ err: error }, 'a message of a publisher failed')
      refusals.add(refused.code)
      reply(refused)
    }
  }

  /** The session that this connection publishes. */
  function mine(): { carried: Carried; publisher: Publisher } {
    const carried = socket.data.publishes === null ? undefined : carrier.of(socket.data.publishes)
    const publisher = carried?.publisher
    if (!carried) throw new MediaRefused('TokenUnknown')
    if (publisher?.socket !== socket) {
      const elsewhere = publisher && { device: publisher.ingest.device, name: publisher.ingest.name }
      throw new MediaRefused('PublisherElsewhere', elsewhere ? { elsewhere } : {})
    }
    publisher.heardAt = performance.now()
    return { carried, publisher }
  }

  socket.on('publish', (raw, reply) =>
    answering(reply, async () => {
      const input = checked(publishInput, raw)
      await turn('asks')
      const ingest = await findIngest(db.pool, input.token, clock.now())
      if (ingest.sessionState !== 'live') throw new MediaRefused('SessionNotOnAir')
      await desk.publish(socket, ingest, input.takeOver)
      reply({ ok: true })
    }),
  )
  socket.on('track', (raw, reply) =>
    answering(reply, async () => {
      const { carried, publisher } = mine()
      const input = checked(trackInput, raw)
      await turn('asks')
      if (carrier.bytes() > MOST_BYTES) throw new MediaRefused('Unavailable')
      const known = { ingestId: publisher.ingest.id, now: clock.now().getTime() }
      const { epoch, progress } = beginTrack(carrier, carried, input, known)
      reply({ ok: true, epoch, next: progress.next, stored: progress.stored })
    }),
  )
  socket.on('media', (raw, bytes, reply) =>
    answering(reply as (answer: MediaReply) => void, async () => {
      const { carried } = mine()
      const { epoch, number } = checked(partInput, raw)
      const progress = carried.progress.get(epoch)
      if (!progress) throw new MediaRefused('OutOfOrder')
      const part = { epoch, number, bytes: checked(bytesInput, bytes), now: clock.now().getTime() }
      await turn('parts')
      await turn('bytes', part.bytes.byteLength)
      if (progress.recorder) takeChunk(progress, progress.recorder, part)
      else takePart(carrier, carried, progress, part)
      await carried.store.room(SLOW_DOWN_MS)
      reply({ ok: true, next: progress.next, stored: progress.stored })
    }),
  )
  socket.on('still', (bytes, reply) =>
    answering(reply, async () => {
      const { carried } = mine()
      const picture = checked(bytesInput, bytes)
      if (picture.byteLength > MEDIA_LIMITS.still) throw new MediaRefused('TooLarge')
      await turn('stills')
      await takeStill(deps, carried, picture)
      reply({ ok: true })
    }),
  )
  socket.on('giveWay', (raw) => desk.answer(socket, giveInput.safeParse(raw).data?.give ?? false))
  socket.on('sound', (raw) => {
    const only = soundInput.safeParse(raw).data?.only
    const carried = socket.data.publishes === null ? undefined : carrier.of(socket.data.publishes)
    if (only === undefined || carried?.publisher?.socket !== socket) return
    carried.soundOnly = only
    if (carried.state === 'on' || carried.state === 'audio') carrier.state(carried, only ? 'audio' : 'on')
  })
  socket.on('leave', async (reply) => {
    await desk.leave(socket)
    if (typeof reply === 'function') reply()
  })
  socket.on('test', (raw, bytes, reply) =>
    answering(reply, async () => {
      const input = checked(testInput, raw)
      const { byteLength } = checked(bytesInput, bytes)
      if (byteLength > MEDIA_LIMITS.test) throw new MediaRefused('TooLarge')
      await turn('tests', byteLength)
      if (input.token !== tested) await findIngest(db.pool, input.token, clock.now())
      tested = input.token
      reply({ ok: true })
    }),
  )
  socket.on('disconnect', () => seats.lost(socket))
}
