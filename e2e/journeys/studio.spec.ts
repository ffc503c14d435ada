import type { Locator, Page } from '@playwright/test'
import { v7 as newId } from 'uuid'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { listenTo } from '../heard.ts'
import { helpAt } from '../help-at.ts'
import { query } from '../query.ts'
import { signInAsFarmer } from '../shopping.ts'

test.use({ viewport: { width: 360, height: 740 } })

/** A session of the demo's farm that no other journey uses, with two products, still to come. @returns its id */
async function plan(baseURL: string | undefined, title: string): Promise<string> {
  const id = newId()
  await query(
    baseURL,
    `WITH host AS (SELECT m.user_id, m.producer_id FROM producer_member m JOIN app_user u ON u.id = m.user_id
         WHERE u.phone_number = '+8619900000002' LIMIT 1),
       session AS (INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at)
         SELECT $1, $2, $2, producer_id, now() FROM host RETURNING id, producer_id)
     INSERT INTO live_host (session_id, user_id, role) SELECT session.id, host.user_id, 'host' FROM session, host`,
    [id, title],
  )
  await query(
    baseURL,
    `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota)
     SELECT uuidv7(), $1, i.product_id, i.position, i.live_price_fen, 30
     FROM live_item i JOIN live_session s ON s.id = i.session_id AND s.title_zh = '云顶坪芦花鸡开栏直播'
     ORDER BY i.position LIMIT 2`,
    [id],
  )
  return id
}

async function expectSound(page: Page): Promise<void> {
  const { violations } = await axe(page).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

/** Goes on with the Tab key until something has the focus, as somebody does who has no pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not get there')
}

async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** News of a room is told every few seconds at most: lets that time pass on a page whose clock is installed. */
async function expectNews(page: Page, heard: string[], words: string): Promise<void> {
  await page.clock.fastForward(8_000)
  await expect.poll(() => heard.join('\n')).toContain(words)
}

test('a whole session by the keyboard alone, and by ear', async ({ page, browser, baseURL }) => {
  test.slow()
  const id = await plan(baseURL, '只用键盘的一场')
  const heard = await listenTo(page)
  await page.clock.install()
  await signInAsFarmer(page, `/studio/${id}`)
  // Whoever begins before that gets a new page, which has a title to be heard and no news.
  await expect(page.getByText('实时更新中')).toBeAttached()
  await enter(page, button(page, '开始直播'))
  await expect(button(page, /^讲下一件/)).toBeVisible()
  await expectNews(page, heard, '直播开始了')
  await page.keyboard.press('n')
  const now = page.getByRole('region', { name: /^正在讲/ })
  await expect(now).toBeVisible()
  await expectNews(page, heard, '现在讲解')

  const viewer = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  const heardByViewer = await listenTo(viewer)
  await viewer.clock.install()
  await viewer.goto(`/live/${id}`)
  // Until the page follows the room, what is said is kept in its field.
  await expect(viewer.getByText('实时更新中')).toBeVisible()
  const say = async (text: string) => {
    await viewer.getByLabel('说点什么').fill(text)
    await viewer.getByLabel('说点什么').press('Enter')
    await expect(viewer.getByLabel('说点什么')).toHaveValue('')
  }
  await say('几天能到？')
  await say('加我微信便宜卖')
  await expect(page.getByRole('log')).toContainText('加我微信便宜卖')
  await expectNews(page, heard, '加我微信便宜卖')

  await page.keyboard.press('d')
  await expect(page.getByRole('status').filter({ hasText: '现价' })).toBeVisible()
  const [dropped] = await query<{ fen: string; listed: string }>(
    baseURL,
    `SELECT i.live_price_fen AS fen, p.price_fen AS listed FROM live_session l JOIN live_item i ON i.id = l.presenting_item_id
     JOIN product p ON p.id = i.product_id WHERE l.id = $1`,
    [id],
  )
  expect(Number(dropped?.fen)).toBeLessThan(Number(dropped?.listed))
  await enter(page, button(page, '撤销'))
  await expect(now).toContainText(`¥${(Number(dropped?.listed) / 100).toFixed(2)}`)
  await page.keyboard.press('s')
  await expect(page.getByRole('status').filter({ hasText: '本场共 40' })).toBeVisible()

  const chat = page.getByRole('log')
  await enter(page, chat.locator('summary').filter({ hasText: '几天能到' }))
  await enter(page, button(page, /^置顶回答/))
  await expect(viewer.getByText('几天能到？').nth(1)).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { name: /^正在回答/ })).toBeHidden()
  await enter(page, chat.locator('summary').filter({ hasText: '加我微信' }))
  await enter(page, button(page, /^禁言/))
  await expect(viewer.getByRole('log')).not.toContainText('加我微信')
  await expect(chat).not.toContainText('几天能到')
  await viewer.getByLabel('说点什么').fill('还有吗')
  await viewer.getByLabel('说点什么').press('Enter')
  await expect(viewer.getByText('主播暂时没有开放您的发言')).toBeVisible()

  await page.keyboard.press('c')
  await page.keyboard.type('鸡蛋都是今天早上捡的')
  await page.keyboard.press('Enter')
  await expect(viewer.getByText('鸡蛋都是今天早上捡的')).toBeVisible()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('p')
  await expect(button(page, '继续直播')).toBeVisible()
  await expect.poll(() => heardByViewer.join('\n')).toContain('主播先歇一会儿')
  await expectSound(page)
  await page.keyboard.press('p')
  await expect(button(page, '暂停')).toBeVisible()

  await tabTo(page, page.getByRole('radio', { name: '字幕' }))
  await page.keyboard.press('ArrowRight')
  await enter(page, page.locator('summary').filter({ hasText: '结束直播' }))
  await enter(page, button(page, '确定结束'))
  await expect(page.getByRole('heading', { name: '这场直播结束了' })).toBeVisible()
  await expectNews(page, heard, '直播结束了')
  const acts = ['现价', '本场共 40', '已置顶这个问题', '已禁言', '已发出：鸡蛋都是今天早上捡的', '已暂停', '继续直播了']
  for (const words of acts) expect(heard.join('\n')).toContain(words)
  await expect(viewer.getByRole('heading', { name: '这场直播结束了' })).toBeVisible()
  await expectNews(viewer, heardByViewer, '直播结束了')
})

test('host and volunteer at one session: the helm decides who steers, and both see it', async ({
  page,
  browser,
  baseURL,
}) => {
  const id = await plan(baseURL, '两个人的一场')
  await helpAt(baseURL, id)
  await signInAsFarmer(page, `/studio/${id}`)
  await button(page, '开始直播').click()
  await page.getByRole('radio', { name: '更多' }).check()
  await button(page, '由我掌舵').click()
  await expect(page.getByText('您在掌舵', { exact: false })).toBeVisible()

  const context = await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
  const helper = await context.newPage()
  await helper.goto(`/sign-in?step=password&next=${encodeURIComponent(`/studio/${id}/operator`)}`)
  await button(helper, '以赵青禾的身份登录').click()
  await expect(helper.getByText('秦望山正在掌舵').first()).toBeVisible()
  for (const width of [1280, 360]) {
    await helper.setViewportSize({ width, height: 740 })
    await expectSound(helper)
  }
  await button(helper, /^讲这件/)
    .first()
    .click()
  await expect(helper.getByText('秦望山正在掌舵，先接过来再操作')).toBeVisible()
  await helper.getByLabel('发一条字幕').fill('谢谢大家来看')
  await helper.getByLabel('发一条字幕').press('Enter')
  await expect(helper.getByText('已发出：谢谢大家来看')).toBeVisible()
  await button(helper, '接过来').first().click()
  await button(helper, /^讲下一件/).click()
  await expect(helper.getByRole('region', { name: /^正在讲/ })).toBeVisible()
  await expect(page.getByText('赵青禾正在掌舵').first(), 'the host hears of it').toBeVisible()
})

test('a rehearsal asks, writes and counts nothing', async ({ page, baseURL }) => {
  const id = await plan(baseURL, '先彩排一遍')
  await signInAsFarmer(page, `/studio/${id}/rehearsal`)
  const asked: string[] = []
  page.on('websocket', (socket) => asked.push(socket.url()))
  page.on('request', (request) => {
    if (request.method() !== 'GET' || ['document', 'fetch', 'xhr', 'eventsource'].includes(request.resourceType()))
      asked.push(request.url())
  })
  await button(page, '开始彩排').click()
  await expect(page.getByText('彩排：观众、订单都是假的')).toBeVisible()
  await button(page, /^讲下一件/).click()
  await expect(page.getByRole('log').locator('summary').first()).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('说点什么').fill('大家好')
  await button(page, '发送').click()
  await button(page, /^降 5%/).click()
  await button(page, '暂停').click()
  await button(page, '继续直播').click()
  await expectSound(page)
  await page.getByRole('radio', { name: '更多' }).check()
  await page.locator('summary').filter({ hasText: '结束直播' }).click()
  await button(page, '确定结束').click()
  await expect(page.getByRole('heading', { name: '彩排结束了' })).toBeVisible()
  expect(asked).toEqual([])
  const rows = await query(
    baseURL,
    `SELECT l.state, l.media, (SELECT count(*)::int FROM live_event e WHERE e.session_id = l.id) AS events,
       (SELECT count(*)::int FROM orders o WHERE o.live_session_id = l.id) AS orders,
       (SELECT count(*)::int FROM live_figure f WHERE f.session_id = l.id) AS figures FROM live_session l WHERE l.id = $1`,
    [id],
  )
  expect(rows).toEqual([{ state: 'scheduled', media: 'none', events: 0, orders: 0, figures: 0 }])
})
