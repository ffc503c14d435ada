import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { letArrive } from '../arrived.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { goToCashier, payAtCashier } from '../shopping.ts'

const fresh = 'fengdu-pomelo'
const lasting = 'fengdu-eggs'

/** What a phone would send. */
const photo = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 900, height: 700, channels: 3, background: '#8a5a3b' } })
    .jpeg()
    .toBuffer(),
})

async function signInAs(page: Page, name: string, next: string): Promise<void> {
  await page.goto(`/sign-in?step=password&next=${encodeURIComponent(next)}`)
  await page.getByRole('button', { name: `以${name}的身份登录` }).click()
  await expect(page).toHaveURL(new RegExp(`${next}$`))
}

/** Every figure of the page about one's impact that a sum of the ledger stands behind, in fen. */
async function impactOf(page: Page): Promise<string> {
  await page.goto('/account/impact')
  return (await page.getByRole('main').textContent()) ?? ''
}

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('spoiled goods: photo, claim, decision, partial refund; the ledger and the impact agree', async ({
    page,
    browser,
    baseURL,
  }) => {
    await goToCashier(page, fresh, {}, 3)
    const orderId = await payAtCashier(page)
    const lineId = await letArrive(baseURL, orderId)

    await page.goto(`/claims/new?line=${lineId}`)
    await expect(page.getByText('鲜活商品不支持七天无理由退货')).toBeVisible()
    await page.getByLabel(/变质、发臭/).check()
    await page.getByLabel('照片', { exact: true }).setInputFiles([await photo('a.jpg')])
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByLabel('请说说情况')).toHaveAccessibleDescription(/请写 4 到 500 个字/)
    await expect(page.getByText('已经收到 1 张照片，不用再选')).toBeVisible()
    await expect(page.getByLabel(/变质、发臭/)).toBeChecked()
    await page.getByLabel('请说说情况').fill('打开箱子有三个烂了，发臭')
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('等处理')
    const claimId = /\/claims\/([\w-]+)/.exec(page.url())?.[1] ?? ''
    const picture = await page.getByRole('img', { name: '第 1 张照片' }).getAttribute('src')
    expect((await page.request.get(picture ?? '')).headers()['content-type']).toBe('image/webp')

    const stranger = await browser.newContext({ baseURL, locale: 'zh-CN' })
    expect((await stranger.request.get(picture ?? '')).status()).toBe(404)
    expect((await stranger.request.get(`/claims/${claimId}`)).status()).toBe(404)
    await stranger.close()

    const desk = await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
    const staff = await desk.newPage()
    await signInAs(staff, '何映川', '/coordinator/claims')
    await staff.locator(`a[href$="${claimId}"]`).click()
    await expect(staff.getByText('打开箱子有三个烂了，发臭')).toBeVisible()
    const accept = staff.locator('form').filter({ has: staff.getByRole('button', { name: '同意并退款' }) })
    await accept.getByLabel('给买家的话').fill('     ')
    await accept.getByRole('button').click()
    await expect(accept.getByLabel('给买家的话')).toHaveAccessibleDescription(/请写 4 到 300 个字/)
    await accept.getByLabel('给买家的话').fill('照片属实，退一箱')
    await accept.getByRole('button').click()
    await expect(staff.getByText('已同意，退款已开始')).toBeVisible()
    await desk.close()

    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('已退款')
    await expect(page.getByText('照片属实，退一箱').first()).toBeVisible()

    const [line] = await query<{ unit: string; amount: string }>(
      baseURL,
      'SELECT unit_price_fen::text AS unit, amount_fen::text AS amount FROM order_line WHERE id = $1',
      [lineId],
    )
    const sums = await query<{ kind: string; fen: string }>(
      baseURL,
      `SELECT CASE WHEN a.code = 'refunds:payable' THEN 'back' WHEN a.household_id IS NOT NULL THEN 'households' ELSE 'others' END AS kind,
              sum(p.fen)::text AS fen FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
       WHERE e.order_id = $1 AND e.kind IN ('sale', 'reversal') GROUP BY 1`,
      [orderId],
    )
    const fen = (kind: string) => Number(sums.find((row) => row.kind === kind)?.fen ?? 0)
    expect(fen('back')).toBe(-Number(line?.unit))
    expect(fen('back') + fen('households') + fen('others')).toBe(0)
    const [held] = await query<{ fen: string }>(
      baseURL,
      'SELECT sum(gross_fen)::text AS fen FROM attribution WHERE order_id = $1',
      [orderId],
    )
    expect(Number(held?.fen)).toBe(-fen('households'))
    expect(await impactOf(page)).toContain(yuan(-fen('households')))
  })

  test('fresh goods cannot come back without a reason, and a claim can be withdrawn', async ({ page, baseURL }) => {
    await goToCashier(page, fresh)
    const lineId = await letArrive(baseURL, await payAtCashier(page))
    await page.goto(`/claims/new?line=${lineId}`)
    await expect(page.getByLabel(/七天无理由退货/)).toHaveCount(0)
    await page.getByLabel(/少了、没收到/).check()
    await page.getByLabel('请说说情况').fill('少了一箱')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('不用处理了？').click()
    await page.getByRole('button', { name: '撤回申请' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('已撤回')
  })

  test('other goods come back within seven days: agreed, sent back, arrived, refunded', async ({
    page,
    browser,
    baseURL,
  }) => {
    await goToCashier(page, lasting, {}, 2)
    const lineId = await letArrive(baseURL, await payAtCashier(page))
    await page.goto(`/claims/new?line=${lineId}`)
    await page.getByLabel(/七天无理由退货/).check()
    await page.getByLabel(/涉及几/).fill('2')
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByText('等产地同意并告诉您寄回的地址')).toBeVisible()
    const claim = new URL(page.url()).pathname

    const desk = await browser.newContext({ baseURL, locale: 'zh-CN' })
    const farmer = await desk.newPage()
    await signInAs(farmer, '秦望山', `/producer-desk${claim}`)
    await expect(farmer.getByRole('button', { name: '不通过' })).toHaveCount(0)
    await farmer.getByLabel('寄回地址').fill('秦望山 199 0000 0002 丰都县武平镇')
    await farmer.getByRole('button', { name: '同意退货' }).click()

    await page.reload()
    await expect(page.getByText('秦望山 199 0000 0002 丰都县武平镇').first()).toBeVisible()
    await page.getByLabel('寄回的运单号').fill('sf 77')
    await page.getByRole('button', { name: '我已寄出' }).click()
    await expect(page.getByLabel('寄回的运单号')).toHaveValue('sf 77')
    await page.getByLabel('寄回的运单号').fill('sf 778899')
    await page.getByRole('button', { name: '我已寄出' }).click()
    await expect(page.getByText('运单号 SF778899').first()).toBeVisible()

    await farmer.reload()
    await farmer.getByLabel('给买家的话').fill('已收到，完好')
    await farmer.getByRole('button', { name: '同意并退款' }).click()
    await expect(farmer.getByText('已同意，退款已开始')).toBeVisible()
    await desk.close()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('已退款')
  })

  test('a guest asks to be reminded of a live session with a phone number, sees it listed and takes it back', async ({
    page,
    baseURL,
  }) => {
    const [session] = await query<{ id: string }>(
      baseURL,
      `SELECT id FROM live_session WHERE state = 'scheduled' ORDER BY scheduled_at DESC LIMIT 1`,
    )
    await page.goto(`/reminders/new?session=${session?.id}`)
    await page.getByLabel('手机号').fill('123')
    await page.getByRole('button', { name: '提醒我' }).click()
    await expect(page.getByLabel('手机号')).toHaveAccessibleDescription(/11 位手机号/)
    await expect(page.getByLabel('手机号')).toHaveValue('123')
    await page.getByLabel('手机号').fill('199 0000 7777')
    await page.getByRole('button', { name: '提醒我' }).click()
    await page.goto('/notices')
    await expect(page.getByText(/短信提醒 199/)).toBeVisible()
    await page.getByRole('button', { name: '取消提醒' }).click()
    await expect(page.getByText('还没有预约的直播')).toBeVisible()
  })
})
