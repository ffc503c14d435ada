import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { type Air, goOnAir } from '../on-air.ts'
import { numberOf, openParcel, pack, release, send } from '../packing.ts'
import { query } from '../query.ts'
import { fillDelivery, payAtCashier, placeOrder, signInAsFarmer } from '../shopping.ts'

const [proposer, approver] = ['何映川', '林知远']

/** A page of a coordinator, in a browser of their own. */
async function desk(browser: Browser, baseURL: string | undefined, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto('/sign-in?next=%2Fcoordinator')
  await page.getByRole('button', { name: `以${name}的身份登录` }).click()
  await expect(page).toHaveURL(/\/coordinator/)
  return page
}

/** A photo of a paper, as a phone takes it. */
const paper = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 480, height: 640, channels: 3, background: '#f6efe0' } })
    .jpeg()
    .toBuffer(),
})

/** The newest version of an agreement begins now instead of tomorrow: a night has passed. */
const untilTomorrow = (baseURL: string | undefined, agreementId: string) =>
  query(
    baseURL,
    `SET session_replication_role = replica;
     UPDATE agreement_version SET valid_to = now() WHERE agreement_id = '${agreementId}' AND valid_to > now();
     UPDATE agreement_version SET valid_from = now() WHERE agreement_id = '${agreementId}' AND valid_from > now()`,
  )

/** Days go by: what was delivered to a buyer is past its claims, and the clock's job has looked. */
async function untilConfirmed(baseURL: string | undefined, orderId: string): Promise<void> {
  await query(
    baseURL,
    `SET session_replication_role = replica;
     UPDATE parcel SET delivered_at = delivered_at - interval '9 days', shipped_at = shipped_at - interval '9 days' WHERE order_id = '${orderId}';
     UPDATE orders SET delivered_at = delivered_at - interval '9 days', completed_at = completed_at - interval '9 days' WHERE id = '${orderId}';
     SET session_replication_role = DEFAULT;
     SELECT graphile_worker.add_job('confirm_orders')`,
  )
  await expect
    .poll(
      async () =>
        (await query(baseURL, 'SELECT 1 FROM orders WHERE id = $1 AND confirmed_at IS NOT NULL', [orderId])).length,
    )
    .toBe(1)
}

/** A household's own code, put in place of the one that was sent, which nobody but its phone knows. */
async function checkOf(baseURL: string | undefined, runId: string, lineId: string) {
  const [check] = await query<{ id: string; reference: string; payout: string; fen: string }>(
    baseURL,
    `SELECT c.id, p.reference, p.id AS payout, p.amount_fen::text AS fen FROM receipt_check c JOIN payout p ON p.id = c.payout_id
     JOIN payout_line pl ON pl.payout_id = p.id JOIN attribution a ON a.id = pl.attribution_id
     WHERE p.run_id = $1 AND a.order_line_id = $2 LIMIT 1`,
    [runId, lineId],
  )
  if (!check) throw new Error('the household is not asked')
  return check
}

let air: Air
test.beforeAll(async ({ baseURL }) => {
  air = await goOnAir(baseURL, '从一笔买卖到农户手里')
})
test.afterAll(() => air.close())

test('from an agreement of two people to what the household says it received', async ({ page, browser, baseURL }) => {
  test.slow()
  const [first, second] = [await desk(browser, baseURL, proposer), await desk(browser, baseURL, approver)]

  const [agreement] = await query<{ id: string; version: number }>(
    baseURL,
    `SELECT w.agreement_id AS id, max(w.version) + 1 AS version FROM agreement_version w JOIN product p ON p.family_id = w.family_id
     JOIN live_item i ON i.product_id = p.id WHERE i.session_id = $1 AND w.carries_split GROUP BY w.agreement_id`,
    [air.sessionId],
  )
  const { id: agreementId, version } = agreement ?? { id: '', version: 0 }
  await first.goto(`/coordinator/agreements/${agreementId}/propose`)
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
  await first.getByLabel('开始日期').fill(tomorrow)
  await first.getByLabel('凭证').fill('代销协议续签，双方按手印')
  await first.locator('input[type=file]').setInputFiles(await paper('contract.jpg'))
  await first.getByRole('button', { name: '提交，等待批准' }).click()
  await expect(first.getByText('这一版是您提出的')).toBeVisible()
  await second.goto(`/coordinator/agreements/${agreementId}`)
  await second.getByRole('button', { name: `批准第 ${version} 版` }).click()
  await expect(second.getByRole('button', { name: `批准第 ${version} 版` })).toBeHidden()
  await untilTomorrow(baseURL, agreementId)

  await page.goto(air.room)
  await page
    .getByRole('button', { name: /^(预定|立即购买) · / })
    .first()
    .click()
  await fillDelivery(page)
  await placeOrder(page)
  const orderId = await payAtCashier(page)
  const number = await numberOf(page)
  await release(baseURL, orderId)
  const [line] = await query<{ id: string; version: number }>(
    baseURL,
    `SELECT l.id, w.version FROM order_line l JOIN agreement_version w ON w.id = l.agreement_version_id WHERE l.order_id = $1`,
    [orderId],
  )
  const lineId = line?.id ?? ''
  expect(line?.version).toBe(version)

  await second.goto(`/coordinator/lines/${lineId}`)
  await expect(second.getByRole('list', { name: '来龙去脉' })).toContainText('从一笔买卖到农户手里')
  await second.locator('summary', { hasText: '退款' }).click()
  await second.getByRole('radio', { name: /一笔金额/ }).check()
  await second.getByRole('textbox', { name: /金额/ }).fill('10.00')
  await second.getByLabel('退款原因').fill('少一味配料，照片已核实')
  await second.getByRole('button', { name: '确认退款' }).click()
  await expect(second.getByText('部分冲回').first()).toBeVisible()

  const farmer = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage()
  await signInAsFarmer(farmer, '/producer-desk')
  await openParcel(farmer, number)
  await pack(
    farmer,
    (await farmer.getByLabel(/的净重$/).count()) > 0 ? await expectedWeight(baseURL, orderId) : undefined,
  )
  await send(farmer, 'SF2000 3000 40')
  await page.reload()
  await page.getByRole('button', { name: '确认收货' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已完成')
  await untilConfirmed(baseURL, orderId)

  await first.goto('/coordinator/payouts/new')
  await first.getByLabel('区县').selectOption({ label: '丰都县' })
  await first.getByRole('radio', { name: /每户都问/ }).check()
  await first.getByRole('button', { name: '看预计' }).click()
  await first.getByRole('button', { name: /^提出：/ }).click()
  await first.getByRole('button', { name: '已核对，请他人批准' }).click()
  await expect(first.getByText('要由另一个人批准')).toBeVisible()
  const runPath = new URL(first.url()).pathname
  await second.goto(runPath)
  await second.getByRole('button', { name: /^批准发放/ }).click()
  await second.getByRole('button', { name: '送银行办理' }).click()
  const file = await second.request.get(`${runPath}/bank.csv`)
  expect(await file.text()).toMatch(/\d{12,}/)
  await second.locator('input[type=file]').setInputFiles(await paper('bank.jpg'))
  await second.getByRole('button', { name: '记为已付' }).click()
  await expect(second.getByText('款项都有了结果')).toBeVisible()

  const runId = runPath.split('/').at(-1) ?? ''
  const check = await checkOf(baseURL, runId, lineId)
  await first.goto(`/coordinator/checks/${check.id}`)
  await first.getByLabel('实际收到').fill((Number(check.fen) / 100).toFixed(2))
  await first.getByLabel('农户怎么说的').fill('户主拿存折核对过')
  await first.getByRole('button', { name: '记下' }).click()
  await expect(first.getByText('一致', { exact: true })).toBeVisible()

  await first.goto(`/coordinator/statements/${check.payout}`)
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('对账单')
  await expect(first.getByText(/已付出/).first()).toBeVisible()
  expect((await axe(first).analyze()).violations.map(({ id }) => id)).toEqual([])

  await first.goto('/coordinator')
  await first.getByRole('link', { name: /^农户核实净收入\s*[¥−]/ }).click()
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('归集明细')
  await first
    .getByRole('region', { name: '归集明细' })
    .locator(`a[href$="/coordinator/lines/${lineId}"]`)
    .first()
    .click()
  await expect(first.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`订单 0*${Number(number)} 的钱去了哪里`))
  for (const one of [first, second, farmer]) await one.context().close()
})

/** Grams of the order as charged, so that nothing goes back for weight. */
async function expectedWeight(baseURL: string | undefined, orderId: string): Promise<string> {
  const [row] = await query<{ g: number }>(
    baseURL,
    'SELECT ordered_weight_g AS g FROM order_line WHERE order_id = $1',
    [orderId],
  )
  return String(row?.g ?? '')
}

test('a household answers by the code on its phone, and a wrong code tells nothing', async ({ page }) => {
  await page.goto('/receipts/R-nobody')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您收到了多少？')
  await page.getByLabel('短信里的验证码').fill('12')
  await page.getByLabel('实际收到（元）').fill('七十')
  await page.getByRole('button', { name: '告诉我们' }).click()
  await expect(page.getByLabel('短信里的验证码')).toHaveAccessibleDescription(/六位数字/)
  await expect(page.getByLabel('实际收到（元）')).toHaveValue('七十')
  await page.getByLabel('短信里的验证码').fill('123456')
  await page.getByLabel('实际收到（元）').fill('74.48')
  await page.getByRole('button', { name: '告诉我们' }).click()
  await expect(page.getByLabel('短信里的验证码')).toHaveAccessibleDescription(/不对或已过期/)
  expect((await axe(page).analyze()).violations.map(({ id }) => id)).toEqual([])
  await page.goto('/receipts')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('钱到农户手里了吗')
  expect((await axe(page).analyze()).violations.map(({ id }) => id)).toEqual([])
})
