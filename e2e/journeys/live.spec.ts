import type { Browser, Page, WebSocketRoute } from '@playwright/test'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { fillDelivery, payAtCashier, signInAsFarmer } from '../shopping.ts'

test.describe.configure({ mode: 'serial' })

const opening = '云顶坪芦花鸡开栏直播'
const kitchen = '一只芦花鸡的三种吃法'

/** The address of a session's room, by its title. */
async function roomOf(page: Page, title: string): Promise<string> {
  await page.goto('/live')
  const href = await page.getByRole('link', { name: title }).getAttribute('href')
  return href ?? ''
}

async function newVisitor(browser: Browser, baseURL: string | undefined, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    javaScriptEnabled,
  })
  return context.newPage()
}

/** The desk of a session that is on the air, with its first product presented. */
async function openDesk(page: Page, title: string): Promise<string> {
  const room = await roomOf(page, title)
  await signInAsFarmer(page, room.replace('/live/', '/studio/'))
  const start = page.getByRole('button', { name: '开始直播' })
  if (await start.isVisible()) {
    await start.click()
    await page.getByRole('button', { name: /^讲下一件/ }).click()
  }
  await expect(page.getByText('正在讲', { exact: true })).toBeVisible()
  return room
}

const connected = (page: Page) => expect(page.getByText('实时更新中')).toBeVisible()
const chatOf = (page: Page) => page.getByRole('log')
const tickerOf = (page: Page) => page.getByRole('region', { name: '刚刚付款' })
/** Brings one of the studio's panels to the front of a phone. */
const show = (host: Page, panel: '聊天' | '商品' | '更多') => host.getByRole('radio', { name: panel }).check()

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('说点什么').fill(text)
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByLabel('说点什么')).toHaveValue('')
}

test('two people watch one room, talk, and one buys: both see it, and the desk sees the income', async ({
  page: host,
  browser,
  baseURL,
}) => {
  const room = await openDesk(host, opening)
  const [buyer, friend] = [await newVisitor(browser, baseURL), await newVisitor(browser, baseURL)]
  for (const viewer of [buyer, friend]) {
    await viewer.goto(room)
    await connected(viewer)
  }
  await expect(friend.getByText('2 人在看')).toBeVisible()
  await say(host, '乡亲们好')
  await say(buyer, '多少钱一只？')
  for (const page of [buyer, friend, host])
    await expect(chatOf(page).getByRole('listitem')).toHaveText([/^主播.*乡亲们好$/, /^游客\d{4}多少钱一只？$/])

  await buyer.getByRole('button', { name: '多买一只' }).click()
  await buyer.getByRole('button', { name: '预定 · ¥196.00' }).click()
  await expect(buyer).toHaveURL(/\/checkout\?/)
  await fillDelivery(buyer)
  await buyer.getByRole('button', { name: '提交订单' }).click()
  await payAtCashier(buyer)
  await buyer.goto(room)
  for (const page of [buyer, friend])
    await expect(tickerOf(page).getByRole('listitem').first()).toContainText('李** 买了 2 只丰都芦花鸡')
  await expect(friend.getByText('本场已卖 2 只').first()).toBeVisible()
  await expect(host.getByText('¥196.00')).toBeVisible()

  await buyer.getByRole('button', { name: '预定 · ¥98.00' }).click()
  await expect(buyer, 'one tap leads a known buyer straight to the cashier').toHaveURL(/\/cashier\//)
})

test('who was cut off is told so, and then gets what was missed, in order', async ({
  page: host,
  browser,
  baseURL,
}) => {
  const room = await openDesk(host, opening)
  const viewer = await newVisitor(browser, baseURL)
  const sockets: WebSocketRoute[] = []
  let reachable = true
  await viewer.routeWebSocket(/live-socket/, (socket) => {
    if (!reachable) return void socket.close({ code: 1001 })
    socket.connectToServer()
    sockets.push(socket)
  })
  await viewer.goto(room)
  await connected(viewer)
  reachable = false
  await sockets[0]?.close({ code: 1001 })
  await expect(viewer.getByText('连接断了，正在重连…')).toBeVisible()
  const missed = ['第一句', '第二句', '第三句', '第四句']
  for (const text of missed) await say(host, text)
  await expect(chatOf(viewer)).not.toContainText('第一句')
  reachable = true
  await expect(viewer.getByText('已连上，错过的 4 条都补上了')).toBeVisible({ timeout: 15_000 })
  const lines = await chatOf(viewer).getByRole('listitem').allInnerTexts()
  expect(lines.slice(-4).map((line) => line.slice(-3))).toEqual(missed)
})

test('a change of product and price reaches the room without reloading; the keyboard is enough', async ({
  page: host,
  browser,
  baseURL,
}) => {
  const room = await openDesk(host, opening)
  const viewer = await newVisitor(browser, baseURL)
  await viewer.goto(room)
  await connected(viewer)
  await show(host, '商品')
  const eggs = host.getByRole('listitem').filter({ hasText: '芦花鸡蛋' })
  await eggs.getByRole('button', { name: /^讲这件/ }).click()
  await expect(viewer.getByRole('heading', { name: '丰都芦花鸡蛋' })).toBeVisible()
  await eggs.getByText('改价格和数量').click()
  await eggs.getByLabel('直播价（元）').fill('45.5')
  await eggs.getByRole('button', { name: '保存' }).click()
  await expect(viewer.getByRole('button', { name: '预定 · ¥45.50' })).toBeVisible()

  await viewer.getByLabel('说点什么').focus()
  await viewer.keyboard.type('鸡蛋怎么寄？')
  await viewer.keyboard.press('Enter')
  await show(host, '聊天')
  await expect(chatOf(host)).toContainText('鸡蛋怎么寄？')
  await viewer.getByLabel('数量').focus()
  await viewer.keyboard.press('Enter')
  await expect(viewer).toHaveURL(/\/checkout\?/)
})

for (const locale of ['zh', 'en'])
  test(`room, desk and lists have no accessibility faults and fit a phone (${locale})`, async ({ page }) => {
    const room = await openDesk(page, opening)
    await page.context().addCookies([{ name: 'locale', value: locale, url: page.url() }])
    for (const path of ['/live', room, '/studio', room.replace('/live/', '/studio/')]) {
      await page.goto(path)
      const { violations } = await axe(page).analyze()
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        path,
      ).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${path} is too wide`).toBeLessThanOrEqual(0)
    }
  })

test('nobody else steers a session', async ({ page }) => {
  const desk = (await roomOf(page, opening)).replace('/live/', '/studio/')
  await page.goto(desk)
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByRole('button', { name: '以孙晓棠的身份登录' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await page.request.get(desk)).status()).toBe(403)
  expect((await page.request.post(desk, { form: { intent: 'end' } })).status()).toBe(403)
})

test('a whole session without any JavaScript', async ({ browser, baseURL }) => {
  const [host, viewer] = [await newVisitor(browser, baseURL, false), await newVisitor(browser, baseURL, false)]
  const room = await openDesk(host, kitchen)
  await viewer.goto(room)
  await expect(viewer.getByText('这场直播没有画面')).toBeVisible()
  await viewer.getByLabel('说点什么').fill('有人吗')
  await viewer.getByRole('button', { name: '发送' }).click()
  await expect(chatOf(viewer)).toContainText('有人吗')

  await show(host, '商品')
  const item = host.getByRole('listitem').filter({ hasText: '切块' }).first()
  await item.getByText('改价格和数量').click()
  await item.getByLabel('直播价（元）').fill('九十')
  await item.getByRole('button', { name: '保存' }).click()
  await expect(item.getByText('请写大于 0 的金额')).toBeVisible()
  await item.getByLabel('直播价（元）').fill('95')
  await item.getByRole('button', { name: '保存' }).click()
  await viewer.getByRole('link', { name: '刷新看最新' }).click()
  await expect(viewer.getByText('¥95.00', { exact: true })).toBeVisible()

  await show(host, '更多')
  await host.getByText('结束直播').click()
  await host.getByRole('button', { name: '确定结束' }).click()
  await viewer.getByRole('link', { name: '刷新看最新' }).click()
  await expect(viewer.getByRole('heading', { name: '这场直播结束了' })).toBeVisible()
})
