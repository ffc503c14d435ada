import type { Page, WebSocketRoute } from '@playwright/test'
import { MEDIA_LIMITS } from '#domain/live-media.ts'
import { diskStore } from '#server/files/disk-store.ts'
import { e2eFilesFolder } from '#test/e2e-database.ts'
import { readMedia } from '#test/media/sample.ts'
import { CAMERA, timeCodeCamera } from '#test/media/time-code-camera.ts'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { type Air, goOnAir } from '../on-air.ts'
import { query } from '../query.ts'
import { signInAsFarmer } from '../shopping.ts'

test.describe.configure({ mode: 'serial' })

let air: Air
test.beforeAll(async ({ baseURL }) => {
  air = await goOnAir(baseURL, '鸡舍边上试一试镜头')
})
test.afterAll(() => air.close())

/** Small and slow: machines of tests encode in software. */
const SMALL = { ...CAMERA, width: 320, height: 180, framesPerSecond: 15 }

const camera = (page: Page) => page.getByRole('region', { name: '摄像头' })
const studio = () => `/studio/${air.sessionId}`

/** When the frame that a page shows was drawn; null where it shows none that can be read. */
const shownAt = (page: Page) =>
  page.evaluate(() => {
    const video = document.querySelector('video')
    return (video && window.timeCode?.read(video)) ?? null
  })
/** Expects a page to show what the camera saw after a moment. */
const expectSeen = (page: Page, after: number) =>
  expect.poll(async () => (await shownAt(page)) ?? 0, { timeout: 20_000, intervals: [200] }).toBeGreaterThan(after)

test('a host films, a viewer sees it, and both go on after a cut; what was recorded has every frame', async ({
  page: host,
  browser,
  baseURL,
}) => {
  test.slow()
  await host.addInitScript(timeCodeCamera, SMALL)
  const sockets: WebSocketRoute[] = []
  let reachable = true
  await host.routeWebSocket(/media-socket/, (socket) => {
    if (!reachable) return void socket.close({ code: 1001 })
    socket.connectToServer()
    sockets.push(socket)
  })
  await signInAsFarmer(host, studio())
  await camera(host).getByRole('button', { name: '开始拍' }).click()
  await expect(camera(host).getByText('观众看得到')).toBeVisible({ timeout: 20_000 })

  const context = await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  const viewer = await context.newPage()
  await viewer.addInitScript(timeCodeCamera, null)
  await viewer.goto(air.room)
  await expectSeen(viewer, Date.now())
  const { violations } = await axe(host).include('[aria-label="摄像头"]').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])

  reachable = false
  for (const socket of sockets) await socket.close({ code: 1001 })
  await expect(camera(host).getByText('断网，正在重连')).toBeVisible()
  await expect(host.getByText('拍到的都留着')).toBeVisible()
  reachable = true
  await expect(camera(host).getByText('观众看得到')).toBeVisible({ timeout: 20_000 })
  await expectSeen(viewer, Date.now())
  await context.close()

  await host.goto('/studio')
  const { files, tracks } = await recorded(baseURL)
  expect(tracks).toBeGreaterThan(0)
  for (const file of files) {
    const video = (await readMedia(file)).packets.filter(({ kind }) => kind === 'video')
    const steps = video.slice(1).map(({ timestampUs }, i) => timestampUs - (video[i]?.timestampUs ?? 0))
    expect(Math.min(...steps)).toBeGreaterThan(0)
    // Encoders under load leave frames out; a cut would leave out seconds.
    expect(Math.max(...steps)).toBeLessThan(1_500_000)
  }
})

/** The recording as files, one for each track with a picture. */
async function recorded(baseURL: string | undefined): Promise<{ files: Uint8Array[]; tracks: number }> {
  const select = `SELECT s.msn, s.epoch, t.init FROM live_segment s JOIN live_track t USING (session_id, epoch)
    WHERE s.session_id = $1 AND s.sha256 IS NOT NULL AND t.width IS NOT NULL ORDER BY s.msn`
  const rows = await query<{ msn: number; epoch: number; init: Buffer }>(baseURL, select, [air.sessionId])
  const store = diskStore(e2eFilesFolder(new URL(baseURL ?? '').port))
  const byTrack = new Map<number, Uint8Array[]>()
  for (const { msn, epoch, init } of rows) {
    const pieces: Uint8Array[] = byTrack.get(epoch) ?? [init]
    const file = await store.read(`live/${air.sessionId}/${msn}.m4s`)
    pieces.push(...(file ? [file.bytes] : []))
    byTrack.set(epoch, pieces)
  }
  const files = [...byTrack.values()].map((pieces) => Buffer.concat(pieces))
  expect(files.every(({ byteLength }) => byteLength > MEDIA_LIMITS.init / 64)).toBe(true)
  return { files, tracks: byTrack.size }
}

test('who does not allow the camera is told how to, and films after a second try', async ({ page }) => {
  await page.addInitScript(timeCodeCamera, { ...SMALL, refuses: 'NotAllowedError' })
  await signInAsFarmer(page, studio())
  await camera(page).getByRole('button', { name: '开始拍' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '没有得到允许' })).toBeVisible()
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => document.createElement('canvas').captureStream(5)
  })
  await camera(page).getByRole('button', { name: '再试一次' }).click()
  await expect(camera(page).getByText('观众看得到')).toBeVisible({ timeout: 20_000 })
})
