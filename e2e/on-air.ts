import fs from 'node:fs'
import pino from 'pino'
import { openBus } from '#server/bus.ts'
import { systemClock } from '#server/clock.ts'
import { openDb } from '#server/db/db.ts'
import type { LogDeps } from '#server/livestream/append-events.ts'
import { issueIngestWith } from '#server/media/issue-ingest.ts'
import { e2eDatabaseFile } from '#test/e2e-database.ts'
import { putOnAir } from '#test/factories/on-air.ts'
import { publishSample, type TestPublisher } from '#test/media/publish.ts'

/** A session on the air that no other journey uses. `room` is its page; with `deps` its host acts as from a studio. */
export type Air = { sessionId: string; room: string; hostId: string; deps: LogDeps; close(): Promise<void> }

/** Puts a session of the demo's farm on the air, with its first product presented. Close it at the end. */
export async function goOnAir(baseURL: string | undefined, title: string): Promise<Air> {
  const { port } = new URL(baseURL ?? '')
  const url = fs.readFileSync(e2eDatabaseFile(port), 'utf8')
  const db = openDb(url, { max: 2 })
  const { sessionId, hostId } = await putOnAir(db, title)
  const log = pino({ level: 'silent' })
  const bus = await openBus(url, db.pool, log)
  return {
    sessionId,
    room: `/live/${sessionId}`,
    hostId,
    deps: { db, clock: systemClock, bus, log },
    async close() {
      await bus.close()
      await db.close()
    },
  }
}

export type OnAirDevice = TestPublisher & { stop(): Promise<void> }

/** A device that publishes the sample in real time until it is stopped. */
export async function publishTo(baseURL: string | undefined, { deps, hostId, sessionId }: Air): Promise<OnAirDevice> {
  const { token } = await issueIngestWith(deps)(hostId, sessionId, '测试手机')
  const device = await publishSample({ url: baseURL ?? '', token, pace: 'real' })
  await device.until('sending')
  const stop = device.run()
  return {
    ...device,
    async stop() {
      await stop()
      device.close()
    },
  }
}
