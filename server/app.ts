import { createServer, type Server as HttpServer } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import pino, { type Logger } from 'pino'
import type { ViteDevServer } from 'vite'
import { validateClaimTransitions } from '#domain/claim-states.ts'
import { validateOrderTransitions } from '#domain/order-states.ts'
import { validateParcelTransitions } from '#domain/parcel-states.ts'
import { validatePayoutTransitions } from '#domain/payout-states.ts'
import { openBus } from './bus.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Db, openDb } from './db/db.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { openFiles } from './files/open-files.ts'
import { health, metrics } from './http/health.ts'
import { keepAskedLanguage } from './http/locale.ts'
import { pageCache } from './http/page-cache.ts'
import { pages } from './http/remix.ts'
import { sameOriginOnly, securityHeaders } from './http/security.ts'
import { requestsUnderWay, type UnderWay } from './http/under-way.ts'
import { paymentWebhooks } from './http/webhooks.ts'
import { stampAddress } from './identity/address.ts'
import { type SmsSender, smsSender } from './identity/sms.ts'
import { attachLive } from './livestream/attach-live.ts'
import { chooseMediaHost } from './media/choose-host.ts'
import { mediaAuthHook } from './media/external/auth-hook.ts'
import { type Mailer, mailer } from './notices/mail.ts'
import { type PushSender, pushSender } from './notices/push.ts'
import { outboxHandlers } from './outbox/handlers.ts'
import { startWorker } from './outbox/worker.ts'
import { choosePaymentHosts } from './payments/choose-host.ts'
import { countAlarms } from './payments/desk/read-alarms.ts'
import type { PaymentHosts } from './payments/payment-host.ts'
import { recordingGauges } from './recordings/gauges.ts'
import { openRecorder } from './recordings/recorder.ts'
import { recordingRoutes } from './recordings/recording-routes.ts'
import { chooseSearchHost } from './search/choose-host.ts'
import { createShop, type Shop } from './shop.ts'
import { openVault } from './vault/vault.ts'
import { vaultKeys } from './vault/vault-keys.ts'

export type AppOptions = {
  env: Env
  /** Remix's server build; absent for an app without pages (tests of sockets and webhooks). */
  build?: () => Promise<ServerBuild>
  /** The outer edges, replaceable in tests. */
  clock?: Clock
  payments?: (deps: Omit<Deps, 'payments'>) => PaymentHosts
  sms?: SmsSender
  mail?: Mailer | null
  push?: PushSender | null
  log?: Logger
  /** Development: makes Vite in middleware mode on the same HTTP server. */
  vite?: (http: HttpServer) => Promise<ViteDevServer>
}

export type App = { http: HttpServer; shop: Shop; deps: Deps; close(): Promise<void> }

const REDACTED = [
  ...['req.headers.cookie', 'req.headers.authorization', 'phone', 'recipient', 'street'],
  ...['headName', 'idNumber', 'address', 'holder', 'bankAccount', 'members'].flatMap((name) => [name, `*.${name}`]),
]

async function openDeps(
  options: AppOptions,
  db: Db,
  log: Logger,
  closing: AbortSignal,
  others: UnderWay,
): Promise<Deps> {
  const { env, clock = systemClock, sms = smsSender(env, log) } = options
  const { mail = mailer(env, log), push = pushSender(env) } = options
  const bus = await openBus(env.DATABASE_URL, db.pool, log)
  const given = { publicUrl: env.PUBLIC_URL, holdMinutes: env.HOLD_MINUTES, closing }
  const files = await openFiles(env)
  const recorder = openRecorder({ db, files, log, env })
  const outer = {
    db,
    clock,
    bus,
    sms,
    mail,
    push,
    files,
    recorder,
    vault: openVault(vaultKeys(env)),
    media: chooseMediaHost({ db, clock, bus, log, files, recorder, env, publicUrl: env.PUBLIC_URL, others }),
    log,
    env,
    ...given,
    search: chooseSearchHost(env, db, log),
  }
  return { ...outer, payments: (options.payments ?? choosePaymentHosts)(outer) }
}

/**
 * The composition root: opens the outer things, hands them to the verbs, mounts HTTP, sockets and the job worker.
 * `http` is not listening yet. `close` drains: no new requests, those under way finish, then jobs, sockets, database.
 */
export async function createApp(options: AppOptions): Promise<App> {
  validateOrderTransitions()
  validateClaimTransitions()
  validateParcelTransitions()
  validatePayoutTransitions()
  const { env, build } = options
  const log = options.log ?? pino({ level: env.LOG_LEVEL, redact: REDACTED })
  const db = openDb(env.DATABASE_URL, { max: env.DB_POOL })
  const closing = new AbortController()
  const underWay = requestsUnderWay()
  const deps = await openDeps(options, db, log, closing.signal, underWay)
  const shop = createShop(deps)

  const site = express()
  const http = createServer(site)
  const vite = await options.vite?.(http)
  site.disable('x-powered-by').set('trust proxy', 'loopback, linklocal, uniquelocal')
  site.use(stampAddress)
  site.use(
    health(db, deps),
    metrics(env.METRICS_TOKEN, () => countAlarms(deps), [recordingGauges(deps.recorder), deps.media.gauges]),
  )
  site.use(paymentWebhooks(deps.payments.all, shop.payments.recordEvent, log))
  if (env.MEDIA_HOOK_SECRET) site.use(mediaAuthHook(deps, env.MEDIA_HOOK_SECRET))
  const https = env.PUBLIC_URL.startsWith('https:')
  const mediaUrls = [env.MEDIA_URL, env.MEDIA_WEBRTC_URL]
  site.use(securityHeaders({ development: Boolean(vite), https, mediaUrls }), sameOriginOnly)
  site.use(keepAskedLanguage)
  site.use(recordingRoutes(shop.recordings, shop.identity.readViewer, log))
  if (vite) site.use(vite.middlewares)
  else serveFiles(site)
  const mode = vite ? 'development' : 'production'
  const toServe = build && (vite ? build : await build())
  if (toServe) site.use(underWay.count, pages({ build: toServe, shop, log, publicUrl: env.PUBLIC_URL, mode }))

  const media = deps.media.open(http)
  const live = attachLive(http, { ...deps, identity: shop.identity })
  const worker = await startWorker(deps, outboxHandlers(deps))
  return {
    http,
    shop,
    deps,
    async close() {
      closing.abort()
      await media.close()
      await live.close()
      await closeHttp(http)
      await vite?.close()
      await worker.stop()
      await deps.recorder.close()
      await deps.bus.close()
      await db.close()
    },
  }
}

function serveFiles(site: express.Express): void {
  const forGood = { immutable: true, maxAge: '1y' }
  site.use(compression())
  site.use('/assets', express.static('build/islands/assets', forGood))
  site.use('/assets', express.static('build/client/assets', { ...forGood, fallthrough: false }))
  site.get('/sw.js', express.static('build/islands'))
  site.use(pageCache())
  site.use(express.static('build/client', { maxAge: '1h' }))
}

/** Stops accepting, lets requests under way finish for at most ten seconds, then cuts the rest. */
async function closeHttp(http: HttpServer): Promise<void> {
  if (!http.listening) return
  const cut = setTimeout(() => http.closeAllConnections(), 10_000)
  await new Promise<void>((resolve) => {
    http.close(() => resolve())
    http.closeIdleConnections()
  })
  clearTimeout(cut)
}
