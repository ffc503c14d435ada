/*
 * What it costs to carry a live picture: the share of a core that the whole server uses while 200 players follow a 2 Mbit/s
 * picture by low-latency HLS, and 1,000 viewers by push, beside the least a server can do for the same viewers; and how
 * long a checkout takes meanwhile. DATABASE_URL names a migrated, empty database. `npm run bench live-video` provides one.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { MEDIA_PATH } from '#domain/live-media.ts'
import { ensureBuild } from '#scripts/boot/build.ts'
import { systemClock } from '#server/clock.ts'
import { openDb } from '#server/db/db.ts'
import { issueIngestWith } from '#server/media/issue-ingest.ts'
import { makeShow } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { waitForQuiet } from './measure.ts'
import { checkOut, knownBuyers } from './video/checkouts.ts'
import { type Program, start } from './video/program.ts'
import { type CheckoutLeg, type ServingRow, writeVideoResults } from './video/results.ts'
import type { Audience, Watched } from './video/viewers.ts'

const SECONDS = Number(process.env.SECONDS ?? 20)
const ROUNDS = Number(process.env.ROUNDS ?? 7)
const AUDIENCES = {
  hls: Number(process.env.HLS_VIEWERS ?? 200),
  push: Number(process.env.PUSH_VIEWERS ?? 1_000),
}
const BITS_PER_SECOND = 2_000_000
const CHECKOUTS_PER_SECOND = 15
/** The first checkouts of a process are compiled, their connections opened: they count for nobody. */
const WARM_UP_SECONDS = 20
/** Figures of the seconds in which an audience comes in are left out. */
const SETTLE_MS = 2_000
const PLENTY = 1_000_000

const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is missing: run this by `npm run bench live-video`')

await ensureBuild()
const db = openDb(url, { max: 4 })
const market = await makeMarket(db, { stock: 2 * PLENTY })
const { sessionId, itemId, hostId } = await makeShow(db, market, { quota: PLENTY })
const { token } = await issueIngestWith({ db, clock: systemClock })(hostId, sessionId, 'Bench')
const cookies = await knownBuyers(db, { productId: market.productId, count: 50 })
await db.pool.query('ANALYZE')

const shop = start('pages/shop-server.ts', { measured: true, env: { HOLD_MINUTES: '600' } })
const shopPort = await shop.ask<number>('port')
const publisher = start('video/publisher.ts', { measured: true })
const viewers = start('video/viewers.ts', { measured: true })
const sizes = await publisher.ask<number[]>('sizes', {
  begin: { port: shopPort, token, bitsPerSecond: BITS_PER_SECOND },
})
const bare = {
  hls: start('video/bare-hls.ts', { measured: true }),
  push: start('video/bare-push.ts', { measured: true }),
}
const barePort = { hls: await bare.hls.ask<number>('port', sizes), push: await bare.push.ask<number>('port', sizes) }

type Side = { server: Program; source: Program; audience: Audience }
const sideOf = (kind: 'hls' | 'push', ours: boolean): Side => ({
  server: ours ? shop : bare[kind],
  source: ours ? publisher : bare[kind],
  audience: {
    kind,
    port: ours ? shopPort : barePort[kind],
    address: kind === 'push' ? sessionId : ours ? `${MEDIA_PATH}/${sessionId}/index.m3u8` : '/index.m3u8',
    count: AUDIENCES[kind],
  },
})

/** Does something while an audience watches. */
async function before<T>({ source, audience }: Side, work: () => Promise<T>): Promise<{ result: T; watched: Watched }> {
  await viewers.ask('watching', { watch: audience })
  await sleep(SETTLE_MS)
  const result = await work()
  await viewers.ask('stopped', { stop: true })
  const published = await source.ask<string[]>('published', { published: true })
  const watched = await viewers.ask<Watched>('watched', { published })
  return { result, watched }
}

/** @returns what a server used in some seconds */
async function usageOf(server: Program) {
  await server.usage()
  await viewers.usage()
  await sleep(SECONDS * 1_000)
  return { used: await server.usage(), viewersUsed: await viewers.usage() }
}

async function serve(kind: 'hls' | 'push', ours: boolean): Promise<ServingRow> {
  const quiet = await waitForQuiet(30)
  const side = sideOf(kind, ours)
  const { result, watched } = await before(side, () => usageOf(side.server))
  const share = (used: { cpu: number; wall: number }) => used.cpu / used.wall
  const { used, viewersUsed } = result
  return {
    kind,
    ours,
    share: share(used),
    viewersShare: share(viewersUsed),
    loop: used.loop,
    rss: used.rss,
    watched,
    noisy: !quiet,
  }
}

const checkouts = { port: shopPort, liveItem: itemId, cookies }
const tapFor = (seconds: number) => checkOut(checkouts, { perSecond: CHECKOUTS_PER_SECOND, seconds })
async function checkoutsIn(): Promise<Omit<CheckoutLeg, 'name'>> {
  await shop.usage()
  const waits = await tapFor(SECONDS)
  return { waits, used: await shop.usage() }
}

const serving = [
  await serve('hls', false),
  await serve('hls', true),
  await serve('push', false),
  await serve('push', true),
]

const KINDS = ['hls', 'push'] as const
const watched = async (kind: 'hls' | 'push', ours: boolean): Promise<CheckoutLeg> => ({
  name: ours ? kind : `bare ${kind}`,
  ...(await before(sideOf(kind, ours), checkoutsIn)).result,
})
async function offTheAir(): Promise<CheckoutLeg[]> {
  await publisher.ask('paused', { pause: true })
  await sleep(SETTLE_MS)
  const alone = { name: 'alone', ...(await checkoutsIn()) }
  const beside = [await watched('hls', false), await watched('push', false)]
  await publisher.ask('resumed', { resume: true })
  return [alone, ...beside]
}
async function onTheAir(): Promise<CheckoutLeg[]> {
  const legs: CheckoutLeg[] = []
  for (const kind of KINDS) legs.push(await watched(kind, true))
  return legs
}

await tapFor(WARM_UP_SECONDS)
const legs: CheckoutLeg[] = []
for (let round = 0; round < ROUNDS; round++) {
  await waitForQuiet(30)
  // Whoever always came first would have the smaller tables.
  for (const turn of round % 2 ? [onTheAir, offTheAir] : [offTheAir, onTheAir]) legs.push(...(await turn()))
}

for (const program of [shop, publisher, viewers, bare.hls, bare.push]) program.end()
await db.close()
const reached = writeVideoResults({ serving, legs, load: { SECONDS, ROUNDS, BITS_PER_SECOND, CHECKOUTS_PER_SECOND } })
process.exitCode = reached ? 0 : 1
