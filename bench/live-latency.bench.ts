/*
 * How old a live picture is when a viewer sees it, and how soon somebody who comes sees it: a studio with a camera that
 * carries the clock and viewers by push and by low-latency HLS, all in Chromium; beside them the same camera over WebRTC
 * within one page. Then how soon both see the camera again after its line was cut for ten seconds. DATABASE_URL names a migrated, empty database. `npm run bench live-latency` provides one.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { seed } from '#prisma/seed/index.ts'
import { ensureBuild } from '#scripts/boot/build.ts'
import { findChromium } from '#scripts/chromium.ts'
import { openDb } from '#server/db/db.ts'
import { putOnAir } from '#test/factories/on-air.ts'
import { CAMERA, timeCodeCamera } from '#test/media/time-code-camera.ts'
import { testVault } from '#test/vault.ts'
import { loopBack, noteJoin, seeAgain } from './latency/pages.ts'
import { type Joins, type Resumed, type Series, writeLatencyResults } from './latency/results.ts'
import { openWay } from './latency/way.ts'
import { waitForQuiet } from './measure.ts'

const SECONDS = Number(process.env.SECONDS ?? 60)
const JOINS = Number(process.env.JOINS ?? 60)
const CUTS = Number(process.env.CUTS ?? 5)
const CUT_MS = 10_000
/** Between two cuts, so that the line is taken for good again. */
const CALM_MS = 10_000
/** Until a viewer has come as near to the newest frame as it dares. */
const SETTLE_MS = 8_000
const LIMIT_SECONDS = Math.min(15, SECONDS)

const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is missing: run this by `npm run bench live-latency`')

await ensureBuild()
const db = openDb(url, { max: 2 })
await seed(db, { now: new Date(), vault: testVault })
const { sessionId } = await putOnAir(db, '量一量')
await db.close()

const server = fork(`${import.meta.dirname}/pages/shop-server.ts`, { env: { ...process.env, DATABASE_URL: url } })
const [{ port }] = (await once(server, 'message')) as [{ port: number }]
const shop = `http://localhost:${port}`
const studioWay = await openWay(port)
const launch = () =>
  chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
const [studio, seats] = [await launch(), await launch()]

const open = async (context: BrowserContext, path: string, ready: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(shop + path)
  await page.locator(ready).first().waitFor()
  return page
}

async function publish(): Promise<void> {
  const context = await studio.newContext({ locale: 'zh-CN' })
  await context.addInitScript(timeCodeCamera, CAMERA)
  const page = await context.newPage()
  const studioShop = `http://localhost:${studioWay.port}`
  await page.goto(`${studioShop}/sign-in?step=password&next=${encodeURIComponent(`/studio/${sessionId}`)}`)
  await page.getByRole('button', { name: '以秦望山的身份登录' }).click()
  // The page answers taps once it follows the room.
  await page.getByText('实时更新中').waitFor()
  await page.getByRole('button', { name: '开始拍' }).click()
  await page.getByText('观众看得到').first().waitFor()
}

async function watch(mode: 'push' | 'hls'): Promise<Page> {
  const context = await seats.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  await context.addInitScript(timeCodeCamera, null)
  if (mode === 'hls') await context.routeWebSocket(/media-socket/, (socket) => socket.close({ code: 1011 }))
  const page = await open(context, `/live/${sessionId}`, `[data-mode=${mode}]`)
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0)
  return page
}

const secondOf = (page: Page) =>
  page.evaluate(async () => {
    const video = document.querySelector('video')
    return video && window.timeCode ? window.timeCode.ages(video, 1_000) : []
  })

async function limit(): Promise<Series> {
  const context = await seats.newContext()
  await context.addInitScript(timeCodeCamera, CAMERA)
  const page = await open(context, '/about', 'main')
  const noisy = !(await waitForQuiet(30))
  const ages = await page.evaluate(loopBack, LIMIT_SECONDS * 1_000)
  await context.close()
  const each = Math.ceil(ages.length / LIMIT_SECONDS)
  const seconds = Array.from({ length: LIMIT_SECONDS }, (_, i) => ages.slice(i * each, (i + 1) * each))
  return { name: 'WebRTC in one page', seconds, noisy }
}

async function measureAges(): Promise<Series[]> {
  const [push, hls] = [await watch('push'), await watch('hls')]
  await push.waitForTimeout(SETTLE_MS)
  const seen: [number[][], number[][]] = [[], []]
  for (let second = 0; second < SECONDS; second++)
    for (const [i, ages] of (await Promise.all([push, hls].map(secondOf))).entries()) seen[i as 0 | 1].push(ages)
  for (const page of [push, hls]) await page.context().close()
  return [
    { name: 'push', seconds: seen[0], noisy: false },
    { name: 'low-latency HLS', seconds: seen[1], noisy: false },
  ]
}

/** Viewers who were here before: what is measured is the picture, not the network that brings the page's scripts. */
async function measureJoins(): Promise<Joins> {
  const context = await seats.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  await context.addInitScript(noteJoin)
  const joins: Joins = { asked: [], opened: [] }
  for (let i = 0; i <= JOINS; i++) {
    const page = await open(context, `/live/${sessionId}`, 'video')
    const joined = await (await page.waitForFunction(() => window.joined)).jsonValue()
    await page.close()
    if (i === 0 || !joined) continue
    joins.asked.push(joined.shownMs - joined.askedMs)
    joins.opened.push(joined.shownMs)
  }
  await context.close()
  return joins
}

/** How long after the line is whole again each viewer sees what the camera saw since, ms. */
async function measureCuts(): Promise<Resumed[]> {
  const viewers = { push: await watch('push'), 'low-latency HLS': await watch('hls') }
  const resumed: Resumed[] = [
    { name: 'push', ms: [] },
    { name: 'low-latency HLS', ms: [] },
  ]
  for (let cut = 0; cut < CUTS; cut++) {
    await sleep(CALM_MS)
    studioWay.cut()
    await sleep(CUT_MS)
    const since = Date.now()
    studioWay.mend()
    await Promise.all(
      resumed.map(async ({ name, ms }) => ms.push((await viewers[name].evaluate(seeAgain, since)) - since)),
    )
  }
  for (const page of Object.values(viewers)) await page.context().close()
  return resumed
}

const least = await limit()
await publish()
const noisy = !(await waitForQuiet(5))
const ages = (await measureAges()).map((series) => ({ ...series, noisy }))
const joins = await measureJoins()
const resumed = await measureCuts()
await studio.close()
await seats.close()
studioWay.close()
server.kill()
process.exitCode = writeLatencyResults({ series: [...ages, least], joins, resumed, seconds: SECONDS }) ? 0 : 1
