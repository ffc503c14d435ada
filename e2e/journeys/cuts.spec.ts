import type { Browser, Page, WebSocketRoute } from '@playwright/test'
import { CAMERA, type CameraOptions, timeCodeCamera } from '#test/media/time-code-camera.ts'
import { expect, test } from '../fixtures.ts'
import { helpAt } from '../help-at.ts'
import { type Air, goOnAir } from '../on-air.ts'
import { query } from '../query.ts'

test.describe.configure({ mode: 'serial' })

let air: Air
test.beforeAll(async ({ baseURL }) => {
  air = await goOnAir(baseURL, '鸡舍门口两台手机')
  await helpAt(baseURL, air.sessionId)
})
test.afterAll(() => air.close())

/** Small and slow: machines of tests encode in software. The farmer's phone lies, the volunteer's stands. */
const LYING = { ...CAMERA, width: 320, height: 180, framesPerSecond: 15 }
const STANDING = { ...LYING, width: 180, height: 320 }

const cameraOf = (page: Page) => page.getByRole('region', { name: '摄像头' })
const onAir = (page: Page) => expect(cameraOf(page).getByText('观众看得到')).toBeVisible({ timeout: 20_000 })

/** Somebody's phone; with a camera it can be taken off the network. */
async function phone(browser: Browser, baseURL: string | undefined, camera: CameraOptions | null) {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.addInitScript(timeCodeCamera, camera)
  const sockets: WebSocketRoute[] = []
  let reachable = true
  if (camera)
    await page.routeWebSocket(/media-socket/, (socket) => {
      if (!reachable) return void socket.close({ code: 1001 })
      socket.connectToServer()
      sockets.push(socket)
    })
  return {
    page,
    async cut() {
      reachable = false
      for (const socket of sockets.splice(0)) await socket.close({ code: 1001 })
    },
    back() {
      reachable = true
    },
    close: () => context.close(),
  }
}

async function film(page: Page, name: string): Promise<void> {
  await page.goto(`/sign-in?step=password&next=/studio/${air.sessionId}`)
  await page.getByRole('button', { name: `以${name}的身份登录` }).click()
  await cameraOf(page).getByRole('button', { name: '开始拍' }).click()
}

/** When the frame that a page shows was drawn, and whether it is upright; 0 where none can be read. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const video = document.querySelector('video')
    const at = (video && window.timeCode?.read(video)) ?? 0
    return { at, upright: video !== null && video.videoHeight > video.videoWidth }
  })

/** Expects a page to show what the camera saw after a moment. */
const expectSeen = (page: Page, after: number) =>
  expect.poll(async () => (await shown(page)).at, { timeout: 20_000, intervals: [200] }).toBeGreaterThan(after)

test('a viewer goes on watching through a cut and while another phone takes over the camera', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  const [farmer, volunteer] = [await phone(browser, baseURL, LYING), await phone(browser, baseURL, STANDING)]
  const viewer = await phone(browser, baseURL, null)
  await film(farmer.page, '秦望山')
  await onAir(farmer.page)
  await viewer.page.goto(air.room)
  await expectSeen(viewer.page, Date.now())
  await viewer.page.evaluate(() => Object.assign(window, { neverReloaded: true }))

  await farmer.cut()
  await expect(viewer.page.getByText('主播马上回来')).toBeVisible()
  farmer.back()
  await onAir(farmer.page)
  await expect(viewer.page.getByText('主播马上回来')).toBeHidden()
  await expectSeen(viewer.page, Date.now())

  await film(volunteer.page, '赵青禾')
  await volunteer.page.getByRole('button', { name: '用这台手机拍' }).click()
  const question = farmer.page.getByRole('alertdialog')
  await expect(question).toContainText('想接手拍摄')
  await expect(cameraOf(farmer.page).getByText('观众看得到'), 'nothing is taken before the answer').toBeVisible()
  await question.getByRole('button', { name: '交给对方' }).click()
  await expect(cameraOf(farmer.page).getByText('换了手机在拍')).toBeVisible()
  await onAir(volunteer.page)
  await expect.poll(async () => (await shown(viewer.page)).upright, { timeout: 20_000, intervals: [200] }).toBe(true)
  await expectSeen(viewer.page, Date.now())
  expect(await viewer.page.evaluate(() => 'neverReloaded' in window)).toBe(true)
  for (const one of [volunteer, farmer, viewer]) await one.close()

  type Segment = { msn: number; epoch: number; kept: boolean }
  let rows: Segment[] = []
  // The last segments are still being written when the pages close, several at a time.
  await expect(async () => {
    rows = await query<Segment>(
      baseURL,
      'SELECT msn, epoch, sha256 IS NOT NULL AS kept FROM live_segment WHERE session_id = $1 ORDER BY msn',
      [air.sessionId],
    )
    expect(rows.map(({ msn }) => msn)).toEqual(rows.map((_, index) => index))
    expect(rows.every(({ kept }) => kept)).toBe(true)
    expect(new Set(rows.map(({ epoch }) => epoch)).size).toBeGreaterThan(1)
  }).toPass()
})
