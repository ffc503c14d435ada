import type { Page, WebSocketRoute } from '@playwright/test'
import { pauseSession } from '#server/livestream/pause-session.ts'
import { resumeSession } from '#server/livestream/resume-session.ts'
import { sayCaptionWith } from '#server/livestream/say-caption.ts'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { type Air, goOnAir, type OnAirDevice, publishTo } from '../on-air.ts'

test.describe.configure({ mode: 'serial' })

let air: Air
let device: OnAirDevice

test.beforeAll(async ({ baseURL }) => {
  air = await goOnAir(baseURL, '林下鸡舍看一看')
  device = await publishTo(baseURL, air)
})
test.afterAll(async () => {
  await device.stop()
  await air.close()
})

const picture = (page: Page) => page.getByRole('region', { name: '直播画面' })

/** Frames that were decoded, and where playback stands. */
const progress = (page: Page) =>
  page.evaluate(() => {
    const video = document.querySelector('video')
    return { at: video?.currentTime ?? 0, frames: video?.getVideoPlaybackQuality().totalVideoFrames ?? 0 }
  })

/** Expects the picture to move from now on. */
async function expectMoving(page: Page, timeout = 10_000): Promise<void> {
  const { at, frames } = await progress(page)
  const moved = async () => {
    const now = await progress(page)
    return now.at > at + 0.3 && now.frames > frames + 3
  }
  await expect.poll(moved, { timeout, intervals: [100] }).toBe(true)
}

test('the picture moves, pushed; sound is a tap away; page and player have no accessibility faults', async ({
  page,
}) => {
  let connections = 0
  page.on('websocket', (socket) => {
    if (socket.url().includes('media-socket')) connections++
  })
  await page.goto(air.room)
  await expectMoving(page)
  await expect(picture(page)).toHaveAttribute('data-mode', 'push')
  const muted = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.muted)
  expect(await muted()).toBe(true)
  await page.getByRole('button', { name: '打开声音' }).click()
  expect(await muted()).toBe(false)
  await page.keyboard.press('m')
  expect(await muted(), 'M on a button of the picture').toBe(true)
  await expectMoving(page)
  expect(connections, 'the browser took every part over one connection').toBe(1)
  const { violations } = await axe(page).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})

test('who cannot be reached by push gets the picture as HLS, and pushed again once the line was calm for a minute', async ({
  page,
}) => {
  let reachable = false
  let attempts = 0
  await page.routeWebSocket(/media-socket/, (socket) => {
    attempts++
    if (reachable) socket.connectToServer()
    else void socket.close({ code: 1011 })
  })
  await page.clock.install()
  await page.goto(air.room)
  await expect(picture(page)).toHaveAttribute('data-mode', 'hls', { timeout: 15_000 })
  await expectMoving(page, 15_000)
  reachable = true
  const refused = attempts
  await page.clock.fastForward(30_000)
  await expectMoving(page, 15_000)
  expect(attempts, 'half a minute is too soon').toBe(refused)
  // A machine that stalls meanwhile begins the minute anew.
  await expect(async () => {
    await page.clock.fastForward(65_000)
    await expect(picture(page)).toHaveAttribute('data-mode', 'push', { timeout: 2_000 })
  }).toPass()
  await expectMoving(page, 15_000)
  expect(attempts).toBeGreaterThan(refused)
})

test('a viewer whose network was cut gets the picture back by itself', async ({ page }) => {
  const sockets: WebSocketRoute[] = []
  let reachable = true
  await page.routeWebSocket(/media-socket/, (socket) => {
    if (!reachable) return void socket.close({ code: 1001 })
    socket.connectToServer()
    sockets.push(socket)
  })
  await page.goto(air.room)
  await expectMoving(page)
  reachable = false
  await sockets[0]?.close({ code: 1001 })
  await expect(page.getByText('网络有点慢，正在追上…')).toBeVisible()
  reachable = true
  await expectMoving(page, 15_000)
  await expect(picture(page)).toHaveAttribute('data-mode', 'push')
  await expect(page.getByText('网络有点慢，正在追上…')).toBeHidden()
})

test('a host who pauses, and one whose line breaks, are told of in words; the goods stay within reach', async ({
  page,
  baseURL,
}) => {
  await page.goto(air.room)
  await expectMoving(page)
  await pauseSession(air.deps, air.hostId, air.sessionId)
  await expect(page.getByText('主播先歇一会儿')).toBeVisible()
  await expect(page.locator('video')).toHaveCSS('opacity', '0')
  await expect(page.getByRole('button', { name: /^(预定|购买) · / })).toBeEnabled()
  await resumeSession(air.deps, air.hostId, air.sessionId)
  await expect(page.getByText('主播先歇一会儿')).toBeHidden()

  await device.stop()
  await expect(page.getByText('主播马上回来')).toBeVisible()
  device = await publishTo(baseURL, air)
  await expect(page.getByText('主播马上回来')).toBeHidden()
  await expectMoving(page)
})

test('what is said can be read, and the picture put away', async ({ page }) => {
  await page.goto(air.room)
  await expectMoving(page)
  const text = '这一批是散养一百八十天的，吃苞谷和青草长大，下单以后四十八小时内发货，坏了包赔'
  const say = sayCaptionWith(air.deps)
  await say(air.hostId, { sessionId: air.sessionId, id: crypto.randomUUID(), text, source: 'typed' })
  const caption = page.getByText(text)
  await expect(caption).toBeVisible()
  await page.getByRole('button', { name: '打开声音' }).focus()
  await page.keyboard.press('c')
  await expect(caption).toBeHidden()
  await page.keyboard.press('c')
  await expect(caption).toBeVisible()
  await picture(page).getByLabel('播放设置', { exact: true }).click()
  await page.getByLabel('只听声音').check()
  await expect(page.locator('video')).toHaveCSS('opacity', '0')
  await expect(picture(page).getByRole('status')).toHaveText('只听声音')
  const size = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth)
  await expect.poll(size, 'no picture is fetched').toBe(0)
  const heard = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)
  const before = await heard()
  await expect.poll(heard).toBeGreaterThan(before + 0.5)
  await page.getByLabel('只听声音').uncheck()
  await expectMoving(page)
})
