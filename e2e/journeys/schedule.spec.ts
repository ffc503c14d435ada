import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { localMoment } from '#domain/forms/session.ts'
import { findChromium } from '#scripts/chromium.ts'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { signInAnew, signInAsFarmer } from '../shopping.ts'

test.use({
  permissions: ['camera', 'microphone'],
  launchOptions: {
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
})

const coordinator = '以何映川的身份登录'
const title = '最好吃的芦花鸡蛋'
/** The session that the first journey announces. */
let sessionId = ''

test.describe.configure({ mode: 'serial' })

async function signInAs(page: Page, name: string, next: string): Promise<void> {
  await page.goto(`/sign-in?step=password&next=${encodeURIComponent(next)}`)
  await page.getByRole('button', { name }).click()
}

async function fitsAndReads(page: Page): Promise<void> {
  const { violations } = await axe(page).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

test('a farmer announces a session; words that law forbids are found, and nothing typed is lost', async ({ page }) => {
  await signInAsFarmer(page, '/studio')
  await page.getByRole('link', { name: '预告一场直播' }).click()
  await page.getByLabel('标题', { exact: true }).fill('抗癌的芦花鸡')
  await page.getByLabel('开播时间').fill(localMoment(new Date(Date.now() + 2 * 86_400_000)))
  const cover = await sharp({ create: { width: 500, height: 300, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer()
  await page.getByLabel('封面').setInputFiles({ name: 'cover.jpg', mimeType: 'image/jpeg', buffer: cover })
  const eggs = page.getByRole('listitem').filter({ hasText: '芦花鸡蛋' }).first()
  await eggs.getByRole('checkbox').check()
  await eggs.getByLabel('直播价（元）').fill('45.00')
  await eggs.getByLabel('本场数量').fill('20')
  await page.getByLabel('协助的人').fill('199 0000 0003')
  await page.getByRole('button', { name: '保存预告' }).click()

  await expect(page.getByText('有广告法不允许的说法')).toBeVisible()
  await fitsAndReads(page)
  await expect(page.getByText('新封面已收到')).toBeVisible()
  await expect(eggs.getByLabel('直播价（元）')).toHaveValue('45.00')
  await page.getByLabel('标题', { exact: true }).fill(title)
  await page.getByRole('button', { name: '保存预告' }).click()
  await expect(page.getByText('最好吃', { exact: true })).toBeVisible()
  await page.getByLabel('我看过了，就用这个标题').check()
  await page.getByRole('button', { name: '保存预告' }).click()

  await expect(page.getByRole('heading', { level: 1, name: '请大家来看' })).toBeVisible()
  await expect(page.getByRole('img', { name: '直播间二维码' })).toBeVisible()
  sessionId = /studio\/([0-9a-f-]{36})\/share/.exec(page.url())?.[1] ?? ''
  const calendar = await page.request.get(`/live/${sessionId}/calendar.ics`)
  expect(await calendar.text()).toContain(`SUMMARY:${title}`)
})

test('it is looked over, goes on the air, and a coordinator stops it with a reason', async ({
  page,
  browser,
  baseURL,
}) => {
  await signInAsFarmer(page, `/studio/${sessionId}/checks`)
  await expect(page.getByText('秦望山 已核实')).toBeVisible()
  await page.getByRole('button', { name: '打开看看' }).click()
  await expect(page.getByText('画面和声音都有了')).toBeVisible()
  await page.getByRole('button', { name: '测一下' }).click()
  await expect(page.getByText(/Mbit\/s/)).toBeVisible({ timeout: 15_000 })
  await fitsAndReads(page)

  await page.goto(`/studio/${sessionId}`)
  const started = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: '开始直播' }).click()
  await started
  // Nobody films any more: a studio that stays open encodes what the camera sees.
  await page.goto('/studio')
  const desk = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signInAs(desk, coordinator, '/coordinator/live')
  const card = desk.getByRole('listitem').filter({ hasText: title })
  await expect(card.getByText('正在直播')).toBeVisible()
  await card.getByText('停止直播').click()
  await card.getByLabel('原因').fill('停')
  await card.getByRole('button', { name: '确定停止' }).click()
  await expect(card.getByText('请写 4 到 300 个字的原因')).toBeVisible()
  await card.getByLabel('原因').fill('标题用了绝对化用语')
  await card.getByRole('button', { name: '确定停止' }).click()
  await expect(card.getByText('何映川 停止：标题用了绝对化用语')).toBeVisible()
  await desk.goto(`/live/${sessionId}`)
  await expect(desk.getByText('标题用了绝对化用语')).toBeVisible()
})

test('somebody under 18 hands in a guardian’s consent, and a coordinator confirms who they are', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/sign-in?next=/account/hosting')
  await signInAnew(page, baseURL)
  await page.getByLabel('真实姓名').fill('孙小棠')
  await page.getByLabel('出生日期').fill(`${new Date().getFullYear() - 17}-01-01`)
  await page.getByRole('button', { name: '提交核实' }).click()
  await expect(page.getByText('16、17 周岁要填监护人姓名')).toBeVisible()
  await fitsAndReads(page)
  await page.getByLabel('监护人姓名').fill('孙父')
  await page.getByLabel('监护人手机号').fill('199 0000 0099')
  const paper = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  await page
    .getByLabel('签了字的同意书照片')
    .setInputFiles({ name: 'consent.png', mimeType: 'image/png', buffer: paper })
  await page.getByRole('button', { name: '提交核实' }).click()
  await expect(page.getByText('等待核实')).toBeVisible()

  const desk = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signInAs(desk, '以林知远的身份登录', '/coordinator/hosts')
  await desk.getByRole('link', { name: '孙小棠' }).click()
  await expect(desk.getByRole('img', { name: '监护人签字的同意书' })).toHaveJSProperty('complete', true)
  await desk.getByRole('button', { name: '确认核实' }).click()
  await expect(desk.getByRole('link', { name: '孙**' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('您可以开直播了')).toBeVisible()
})
