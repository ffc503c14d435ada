import type { Page } from '@playwright/test'
import type { RecordedSession } from '#test/factories/recorded-session.ts'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { recordHalfHour } from '../recorded.ts'
import { signInAsFarmer } from '../shopping.ts'

test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 390, height: 844 } })

const MINUTE_23 = 1_380
let session: RecordedSession
test.beforeAll(async ({ baseURL }) => {
  session = await recordHalfHour(baseURL, '半小时的回放')
})

const at = (second?: number) => `/live/${session.sessionId}${second === undefined ? '' : `?t=${second}`}`
const cardOf = (page: Page) => page.getByRole('region', { name: '这一刻讲的商品' })
const chatOf = (page: Page) => page.getByRole('region', { name: '当时的聊天' }).getByRole('listitem')
const slider = (page: Page) => page.getByRole('slider', { name: '回放的时间' })

/** Chat, price and stock as minute 23 had them, and as no other minute did. */
async function isMinute23(page: Page): Promise<void> {
  await expect(cardOf(page)).toContainText('当时 ¥88.00')
  await expect(cardOf(page)).toContainText('当时还剩 44 只')
  await expect(cardOf(page)).toContainText('已卖 5 只')
  await expect(cardOf(page)).toContainText('今天 ¥98.00')
  await expect(page.getByText('当时 1,380 人在看')).toBeVisible()
  await expect(page.getByText('正在回答游客0003：')).toBeVisible()
  await expect(chatOf(page).last()).toContainText('第 138 句')
  await expect(page.getByText('后来才收起的话')).toHaveCount(0)
}

test('minute 23 shows the chat, price and stock of minute 23, without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(at(MINUTE_23))
  await isMinute23(page)
  await page.goto(at(MINUTE_23 + 60))
  await expect(cardOf(page)).toContainText('当时 ¥87.00')
  await page.goto(at())
  await expect(cardOf(page)).toContainText('这时还没有开始讲商品')
  await page.getByRole('link', { name: '看完整的文字记录' }).click()
  await page.getByRole('link', { name: '22:55' }).first().click()
  await expect(page).toHaveURL(/t=1375$/)
  await context.close()
})

test('seeking in the player shows each second as it was; the picture goes along', async ({ page }) => {
  await page.goto(at())
  await page.getByRole('button', { name: '播放', exact: true }).click()
  await expect(page.getByRole('button', { name: '暂停' })).toBeVisible()
  await page.getByRole('link', { name: /^22:00/ }).click()
  await expect(cardOf(page)).toContainText('当时 ¥90.00')
  await slider(page).fill(String(MINUTE_23))
  await page.getByRole('button', { name: '暂停' }).click()
  await slider(page).fill(String(MINUTE_23))
  await isMinute23(page)
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => Math.round(video.currentTime)))
    .toBe(MINUTE_23)
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.readyState))
    .toBeGreaterThan(1)
  await slider(page).press('ArrowLeft')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^22 分 59 秒，共 30 分 0 秒 · 丰都芦花鸡/)
  await expect(page.getByRole('link', { name: '复制这一刻的链接' })).toHaveAttribute('href', at(MINUTE_23 - 1))
})

test('captions can be turned off; the speed is kept; chapters are marked', async ({ page }) => {
  await page.goto(at(MINUTE_23))
  const mode = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.textTracks[0]?.mode)
  const captions = page.getByRole('button', { name: '字幕' })
  await expect(captions).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(mode).toBe('showing')
  await captions.click()
  await expect.poll(mode).toBe('hidden')
  await page.getByLabel('播放速度').selectOption('1.5')
  await page.getByRole('button', { name: '播放', exact: true }).click()
  await expect.poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(1.5)
  await expect(page.getByRole('region', { name: '讲过的商品' }).locator('[aria-current=true]')).toContainText('22:00')
})

test('a host cuts the replay, corrects a caption and hides it; others then see none', async ({
  page,
  browser,
  baseURL,
}) => {
  const editing = `/studio/${session.sessionId}/replay`
  await signInAsFarmer(page, editing)
  await page.getByLabel('从', { exact: true }).fill('nine')
  await page.getByRole('button', { name: '保存裁剪' }).click()
  await expect(page.getByText('请写成 分:秒，比如 1:30')).toBeVisible()
  await expect(page.getByLabel('从', { exact: true })).toHaveValue('nine')
  await page.getByLabel('从', { exact: true }).fill('20:00')
  await page.getByLabel('到', { exact: true }).fill('28:00')
  await page.getByRole('button', { name: '保存裁剪' }).click()
  await expect(page.getByText('现在公开的是 20:00 到 28:00')).toBeVisible()
  await page.goto(at(180))
  await isMinute23(page)
  await expect(slider(page)).toHaveAttribute('max', '480')

  await page.goto(editing)
  await page.getByLabel('22:58 的字幕').fill('一只净重约三斤')
  await page.getByRole('button', { name: '保存 22:58' }).click()
  await expect(page.getByText('当时：一只净重三斤左右')).toBeVisible()
  await page.getByRole('button', { name: '收起回放' }).click()
  await expect(page.getByRole('button', { name: '公开回放' })).toBeVisible()
  const visitor = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await visitor.goto(at(180))
  await expect(visitor.getByText('主播收起了这场的回放')).toBeVisible()
  await expect(slider(visitor)).toHaveCount(0)
  expect((await visitor.request.get(`${at()}/log?from=0`)).status()).toBe(404)
  await page.getByRole('button', { name: '公开回放' }).click()
  await page.getByRole('button', { name: '恢复完整录像' }).click()
  await expect(page.getByText('现在公开的是完整录像')).toBeVisible()
})

test('buyers are thanked once, after a look at what will be sent', async ({ page, baseURL }) => {
  await query(
    baseURL,
    `INSERT INTO orders (id, input_hash, guest_key_hash, phone, recipient, province, city, county, street, locale, channel, live_session_id,
       state, total_fen, paid_fen, placed_at, hold_expires_at, paid_at)
     SELECT gen_random_uuid(), repeat('0', 64), repeat('a', 64), '+8619900007777', '李明', '山东省', '枣庄市', '市中区', '光明路 1 号', 'zh', 'live', $1,
       'paid', 8800, 8800, now(), now(), now()`,
    [session.sessionId],
  )
  await signInAsFarmer(page, `/studio/${session.sessionId}/replay`)
  await page.getByLabel('中文').fill('吃了能治疗高血压')
  await page.getByRole('button', { name: '先看看会发什么' }).click()
  await expect(page.getByText('广告法不允许这样说：治疗、高血压')).toBeVisible()
  await page.getByLabel('中文').fill('谢谢您，鸡在路上了')
  await page.getByRole('button', { name: '先看看会发什么' }).click()
  await page.getByRole('button', { name: '发给 1 位买家' }).click()
  await expect(page.getByText('已经谢过这场的买家了')).toBeVisible()
  const told = await query(baseURL, `SELECT 1 FROM notice WHERE kind = 'live_thanks' AND facts->>'sessionId' = $1`, [
    session.sessionId,
  ])
  expect(told).toHaveLength(1)
})

for (const width of [390, 1280])
  test(`replay, log, report and editing have no accessibility faults and fit ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await signInAsFarmer(page, '/studio')
    const studio = `/studio/${session.sessionId}`
    for (const path of [at(MINUTE_23), `${at()}/words`, `${studio}/report`, `${studio}/replay`]) {
      await page.goto(path)
      // What a screen reader meets is the same at any width.
      const { violations } = width === 390 ? await axe(page).analyze() : { violations: [] }
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        path,
      ).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${path} is too wide`).toBeLessThanOrEqual(0)
    }
  })
