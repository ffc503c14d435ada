import { setTimeout as pause } from 'node:timers/promises'
import express, { type Router } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '#server/db/db.ts'
import type { MediaHost } from '#server/media/media-host.ts'
import type { Recorder } from '#server/recordings/recorder.ts'
import type { SearchHost } from '#server/search/search-host.ts'

/** The parts of the shop that it can do without for a while. */
type Parts = {
  search: Pick<SearchHost, 'health'>
  media: Pick<MediaHost, 'health'>
  recorder: Pick<Recorder, 'state'>
}

/** What a media server takes longer (ms) to say does not count. */
const MEDIA_MS = 1_000

/**
 * `GET /healthz`: 200 while the database answers within two seconds, else 503. The rest is nothing a load balancer should act
 * on: `search` is `fallback` while the search host does not answer and the database is searched instead, `media` is `unreachable`
 * while a media server does not answer, `recording` is `full` or `failing` while live pictures are not recorded.
 */
export function health(db: Db, { search, media, recorder }: Parts): Router {
  const router = express.Router()
  router.get('/healthz', async (_request, response) => {
    const slow = new Promise<never>((_, reject) => setTimeout(reject, 2_000, new Error('timeout')).unref())
    try {
      const picture = Promise.race([media.health(), pause(MEDIA_MS, 'unreachable', { ref: false })])
      const asked = Promise.all([search.health(), picture, db.pool.query('SELECT 1')])
      const [found, seen] = await Promise.race([asked, slow])
      response.json({ database: 'ok', search: found, media: seen, recording: recorder.state() })
    } catch {
      response.status(503).json({ database: 'unreachable' })
    }
  })
  return router
}

/** How long (ms) counted alarms are told again before they are counted anew. */
const ALARMS_LAST_MS = 30_000

/**
 * `payment_alarm{code}`: how much of each alarm waits for a person. Missing while the database does not answer, so that
 * nobody takes an old figure for a good one.
 */
function alarmGauge(countAlarms: CountAlarms, registers: Registry[]): void {
  let countedAt = Number.NEGATIVE_INFINITY
  new Gauge({
    name: 'payment_alarm',
    help: 'What payments leave to a person, by alarm',
    labelNames: ['code'],
    registers,
    async collect() {
      if (performance.now() - countedAt < ALARMS_LAST_MS) return
      this.reset()
      const alarms = await countAlarms().catch(() => [])
      for (const { code, count } of alarms) this.set({ code }, count)
      if (alarms.length > 0) countedAt = performance.now()
    },
  })
}

type CountAlarms = () => Promise<{ code: string; count: number }[]>

/** Adds figures of a part of the shop. */
export type AddGauges = (registers: Registry[]) => void

/** `GET /metrics` in Prometheus' format for whoever has the token; not there at all without one. */
export function metrics(token: string | undefined, countAlarms: CountAlarms, gauges: AddGauges[] = []): Router {
  const router = express.Router()
  if (!token) return router
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by method and status',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  alarmGauge(countAlarms, [registry])
  for (const add of gauges) add([registry])
  router.use((request, response, next) => {
    const end = seconds.startTimer({ method: request.method })
    response.on('finish', () => end({ status: response.statusCode }))
    next()
  })
  router.get('/metrics', async (request, response) => {
    if (request.get('authorization') !== `Bearer ${token}`) return void response.sendStatus(404)
    response.type(registry.contentType).send(await registry.metrics())
  })
  return router
}
