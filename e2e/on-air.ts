import fs from 'node:fs'
import pino from 'pino'
import { v7 as newId } from 'uuid'
import { openBus } from '#server/bus.ts'
import { systemClock } from '#server/clock.ts'
import { openDb } from '#server/db/db.ts'
import type { LogDeps } from '#server/livestream/append-events.ts'
import { issueIngestWith } from '#server/media/issue-ingest.ts'
import { e2eDatabaseFile } from '#test/e2e-database.ts'
import { publishSample, type TestPublisher } from '#test/media/publish.ts'

/** A session on the air that no other journey uses. `room` is its page; with `deps` its host acts as from a studio. */
export type Air = { sessionId: string; room: string; hostId: string; deps: LogDeps; close(): Promise<void> }

const hostPhone = '+8619900000002'

/** Puts a session of the demo's farm on the air, with its chicken presented. Close it at the end. */
export async function goOnAir(baseURL: string | undefined, title: string): Promise<Air> {
  const { port } = new URL(baseURL ?? '')
  const url = fs.readFileSync(e2eDatabaseFile(port), 'utf8')
  const db = openDb(url, { max: 2 })
  const [sessionId, itemId] = [newId(), newId()]
  const hostId = await db.tx(async (sql) => {
    const { rows } = await sql.query<{ id: string }>('SELECT id FROM app_user WHERE phone_number = $1', [hostPhone])
    const host = rows[0]?.id ?? ''
    await sql.query(
      `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at)
       SELECT $1, $2, $2, m.producer_id, now() FROM producer_member m WHERE m.user_id = $3 LIMIT 1`,
      [sessionId, title, host],
    )
    await sql.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [sessionId, host])
    await sql.query(
      `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota)
       SELECT $1, $2, i.product_id, 1, i.live_price_fen, 40 FROM live_item i JOIN live_session s ON s.id = i.session_id
       WHERE s.producer_id = (SELECT producer_id FROM live_session WHERE id = $2) AND s.id <> $2 ORDER BY i.position LIMIT 1`,
      [itemId, sessionId],
    )
    await sql.query(
      `UPDATE live_session SET state = 'live', started_at = now(), presenting_item_id = $2 WHERE id = $1`,
      [sessionId, itemId],
    )
    return host
  })
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
