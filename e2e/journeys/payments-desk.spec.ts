import type { Browser, Page } from '@playwright/test'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { goToCashier, payAtCashier } from '../shopping.ts'

const goods = 'fengdu-zhacai'
const coordinator = '何映川'
const admin = '管理员'
const desk = '/coordinator/payments'

type Sold = { buyer: Page; order: string; cashier: string; orderId: string; lineId: string; close(): Promise<void> }

/** Somebody in a browser of their own. */
async function visitor(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  return context.newPage()
}

async function staff(browser: Browser, baseURL: string | undefined, name: string, path: string): Promise<Page> {
  const page = await visitor(browser, baseURL)
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`)
  await page.getByRole('button', { name: `以${name}的身份登录` }).click()
  await page.waitForURL((url) => url.pathname === path)
  return page
}

/** Somebody buys and pays in a browser of their own. */
async function sell(browser: Browser, baseURL: string | undefined, quantity = 1): Promise<Sold> {
  const buyer = await visitor(browser, baseURL)
  await goToCashier(buyer, goods, {}, quantity)
  const cashier = new URL(buyer.url()).pathname
  await payAtCashier(buyer)
  await expect(buyer.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
  const order = new URL(buyer.url()).pathname
  const orderId = order.split('/').at(-1) ?? ''
  const [line] = await query<{ id: string }>(baseURL, 'SELECT id FROM order_line WHERE order_id = $1', [orderId])
  return { buyer, order, cashier, orderId, lineId: line?.id ?? '', close: () => buyer.context().close() }
}

async function newestRefund(baseURL: string | undefined, orderId: string): Promise<string> {
  const [refund] = await query<{ id: string }>(
    baseURL,
    'SELECT id FROM refund WHERE order_id = $1 ORDER BY requested_at DESC, id DESC LIMIT 1',
    [orderId],
  )
  return refund?.id ?? ''
}

/** A refund that was paid, and that the buyer's bank sent back. @returns its id */
async function failRefund(baseURL: string | undefined, { buyer, order, cashier, orderId }: Sold): Promise<string> {
  await buyer.goto(order)
  await buyer.getByText('申请退款').click()
  await buyer.getByRole('button', { name: /确认退款/ }).click()
  await expect(buyer.getByRole('heading', { level: 1 })).toHaveText('已退款')
  await buyer.goto(cashier)
  await buyer.getByRole('button', { name: '银行把这笔退款退了回来' }).click()
  const refundId = await newestRefund(baseURL, orderId)
  await expect(async () => {
    const [refund] = await query<{ state: string }>(baseURL, 'SELECT state FROM refund WHERE id = $1', [refundId])
    expect(refund?.state).toBe('failed')
  }).toPass({ timeout: 30_000 })
  return refundId
}

/** Reads a page of the desk again until it says so. */
const untilSaid = (page: Page, words: string | RegExp) =>
  expect(async () => {
    await page.reload()
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 15_000 })

async function serious(page: Page): Promise<unknown[]> {
  const { violations } = await axe(page).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
}

test('some units go back: the line, the ledger and the buyer’s order agree', async ({ browser, baseURL }) => {
  const sold = await sell(browser, baseURL, 3)
  const page = await staff(browser, baseURL, coordinator, `/coordinator/lines/${sold.lineId}`)
  await page.locator('summary', { hasText: '退款' }).click()
  await page.getByRole('radio', { name: /其中几份/ }).check()
  await page.getByRole('textbox', { name: '份数' }).fill('4')
  await page.getByLabel('退款原因').fill('两份压碎了，照片已核实')
  await page.getByRole('button', { name: '确认退款' }).click()
  await expect(page.getByRole('textbox', { name: '份数' })).toHaveAccessibleDescription(/最多还能退 .+、3 份/)
  await expect(page.getByLabel('退款原因')).toHaveValue('两份压碎了，照片已核实')
  expect(await serious(page)).toEqual([])
  await page.getByRole('textbox', { name: '份数' }).fill('2')
  await page.getByRole('button', { name: '确认退款' }).click()
  await expect(page.getByText('部分退款已受理，归集已按比例冲回')).toBeVisible()
  await expect(page.getByText(/这一行已退 ¥.+，还剩 ¥/)).toBeVisible()
  await expect(page.getByText('部分冲回').first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: /冲回/ })).toBeVisible()
  await page.locator('summary', { hasText: '退款' }).click()
  await expect(page.getByRole('radio', { name: /^剩下的全部/ })).toBeVisible()
  await expect(page.getByRole('radio', { name: /其中几份/ })).toHaveCount(0)

  const [line] = await query<{ unit: bigint; left: number }>(
    baseURL,
    `SELECT l.unit_price_fen AS unit, (SELECT -sum(p.fen) FROM ledger_posting p JOIN ledger_account k ON k.id = p.account_id
       WHERE p.order_line_id = l.id AND k.code ~ '^(household|producer|logistics|platform):')::int AS left FROM order_line l WHERE l.id = $1`,
    [sold.lineId],
  )
  expect(line?.left).toBe(Number(line?.unit))
  await sold.buyer.goto(sold.order)
  await expect(sold.buyer.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
  const refunded = `¥${((Number(line?.unit) * 2) / 100).toFixed(2)}`
  await expect(sold.buyer.getByText(refunded).first()).toBeVisible()

  await page.goto(`${desk}/refunds?state=all`)
  await expect(page.getByRole('region', { name: '退款' }).getByText('两份压碎了，照片已核实').first()).toBeVisible()
  await sold.close()
  await page.context().close()
})

test('a failed refund is tried again, or paid by hand with evidence', async ({ browser, baseURL }) => {
  test.slow()
  const first = await sell(browser, baseURL)
  const retried = await failRefund(baseURL, first)
  const page = await staff(browser, baseURL, admin, desk)
  await page.getByRole('link', { name: /^逐笔查看 · .*退款没有退成/ }).click()
  await expect(page).toHaveURL(/refunds\?state=failed/)
  await page.goto(`${desk}/refunds/${retried}`)
  await expect(page.getByText('建一笔同样金额的新退款')).toBeVisible()
  await page.getByRole('button', { name: /^再退一次/ }).click()
  await expect(page.getByText('新的退款已交给支付机构')).toBeVisible()
  await page.getByRole('link', { name: '由这笔退款接替' }).click()
  await untilSaid(page, '买家已经收到这笔钱')

  const second = await sell(browser, baseURL)
  const byHand = await failRefund(baseURL, second)
  await page.goto(`${desk}/refunds/${byHand}`)
  const evidence = page.getByRole('textbox', { name: '凭证' })
  await evidence.fill('转账')
  await evidence.evaluate((field) => field.removeAttribute('minlength'))
  await page.getByRole('button', { name: /^登记已付/ }).click()
  await expect(evidence).toHaveAccessibleDescription(/请写明凭证/)
  await expect(evidence).toHaveValue('转账')
  expect(await serious(page)).toEqual([])
  await evidence.fill('11 月 22 日转账，流水 6222-0001')
  await page.getByRole('button', { name: /^登记已付/ }).click()
  await expect(page.getByText('已登记人工退款')).toBeVisible()
  await page.getByRole('link', { name: '由这笔退款接替' }).click()
  await expect(page.getByText('流水 6222-0001')).toBeVisible()
  await second.buyer.goto(second.order)
  await expect(second.buyer.getByRole('heading', { level: 1 })).toHaveText('已退款')
  for (const sold of [first, second]) await sold.close()
  await page.context().close()
})

test('money that fits no order is returned with a reason, by an administrator only', async ({ browser, baseURL }) => {
  const buyer = await visitor(browser, baseURL)
  await goToCashier(buyer, goods)
  const sessionId = new URL(buyer.url()).pathname.split('/').at(-1)
  await query(baseURL, 'UPDATE payment_attempt SET amount_fen = amount_fen + 100 WHERE provider_session_id = $1', [
    sessionId,
  ])
  await payAtCashier(buyer)
  const page = await staff(browser, baseURL, admin, `${desk}/unmatched`)
  await untilSaid(page, /本为订单 \d+/)
  await page.getByRole('region', { name: '待查款' }).getByRole('rowheader').last().getByRole('link').click()
  await expect(page.getByText(/原路退给付款的人/)).toBeVisible()
  await page.getByLabel('退回的原因').fill('金额与订单不符，已与买家核实')
  await page.getByRole('button', { name: /^退回 ¥/ }).click()
  await expect(page.getByText('正在原路退回')).toBeVisible()
  await page.getByRole('link', { name: '看这笔退款' }).click()
  await untilSaid(page, '买家已经收到这笔钱')

  const other = await staff(browser, baseURL, coordinator, desk)
  await expect(other.getByRole('link', { name: '待查款' })).toBeHidden()
  expect((await other.goto(`${desk}/unmatched`))?.status()).toBe(403)
  for (const one of [buyer, page, other]) await one.context().close()
})

test('a comparison finds a difference, and an administrator closes it', async ({ browser, baseURL }) => {
  const reference = `adj_${Date.now()}`
  await query(
    baseURL,
    `INSERT INTO balance_transaction (provider, id, kind, reference, amount_fen, fee_fen, currency, at, imported_at)
     VALUES ('cashier', $1, 'other', $1, 250, 0, 'CNY', now(), now())`,
    [reference],
  )
  const page = await staff(browser, baseURL, admin, desk)
  await page.getByRole('button', { name: '立即对账' }).click()
  await expect(page.getByText('对账完成')).toBeVisible()
  await expect(page.getByRole('region', { name: '每家支付机构最近一次对账' })).toContainText('练习收银台')
  await page.getByRole('link', { name: /^逐笔查看 · .*对账差异/ }).click()
  await page
    .getByRole('region', { name: '对账差异' })
    .getByRole('row', { name: new RegExp(reference) })
    .getByRole('rowheader')
    .getByRole('link')
    .click()
  await expect(page.getByRole('region', { name: '支付机构的流水' })).toContainText(reference)
  await page.getByLabel('查明的原因').fill('演练写入的流水，不是钱')
  expect(await serious(page)).toEqual([])
  await page.getByRole('button', { name: '了结这条差异' }).click()
  await expect(page.getByText('差异已了结')).toBeVisible()
  await expect(page.getByText(/由 管理员 了结：演练写入的流水/)).toBeVisible()
  await page.context().close()
})

test('a dispute freezes what its order owes, holds the parcel back, and thaws with its end', async ({
  browser,
  baseURL,
}) => {
  const sold = await sell(browser, baseURL)
  await sold.buyer.goto(sold.cashier)
  await sold.buyer.getByRole('button', { name: /^买家的银行要求退回/ }).click()
  const page = await staff(browser, baseURL, coordinator, `/coordinator/lines/${sold.lineId}`)
  await untilSaid(page, /正在就这笔付款提出争议/)
  await expect(page.getByRole('button', { name: '确认退款' })).toHaveCount(0)
  await page.goto(`${desk}/payables`)
  const frozen = page.getByRole('region', { name: '应付各方' }).getByRole('row').last().getByRole('cell').nth(5)
  await expect(frozen).not.toHaveText('0.00')
  await page.goto(`${desk}/disputes`)
  await expect(page.getByRole('region', { name: '争议' }).getByText('已被扣留').first()).toBeVisible()

  await sold.buyer.goto(sold.cashier)
  await sold.buyer.getByRole('button', { name: '判给商家' }).click()
  await page.goto(`/coordinator/lines/${sold.lineId}`)
  await expect(async () => {
    await page.reload()
    await expect(page.locator('summary', { hasText: '退款' })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await page.goto(`${desk}/payables`)
  await expect(frozen).toHaveText('0.00')
  await sold.close()
  await page.context().close()
})

test('every page of the desk is free of serious accessibility faults, and leaves as a file', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  const page = await staff(browser, baseURL, admin, desk)
  for (const tab of ['', '/refunds', '/disputes', '/unmatched', '/differences', '/payables', '/checkouts']) {
    await page.goto(`${desk}${tab}`)
    expect(await serious(page), tab).toEqual([])
    if (tab) expect((await page.request.get(`${desk}${tab}.csv`)).headers()['content-type']).toContain('text/csv')
  }
  for (const rows of ['/silent', '/jobs']) {
    await page.goto(`${desk}${rows}`)
    expect(await serious(page), rows).toEqual([])
  }
  await page.context().close()
})
