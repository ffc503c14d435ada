import { expect, type Page } from '@playwright/test'
import { sendCheckout } from '#scripts/rehearse/checkout.ts'
import { formFor } from '#scripts/rehearse/forms.ts'
import { sentCode } from './sent-code.ts'

const address = {
  收货人: '李明',
  手机号: '199 0000 1234',
  '省、直辖市、自治区': '山东省',
  城市: '枣庄市',
  '区、县': '市中区',
  街道和门牌: '光明路 1 号',
}

export type Address = typeof address

/** What the checkout's form calls them. */
const fieldNames: Record<keyof Address, string> = {
  收货人: 'recipient',
  手机号: 'phone',
  '省、直辖市、自治区': 'province',
  城市: 'city',
  '区、县': 'county',
  街道和门牌: 'street',
}

/** Types or chooses, whichever the page offers: city and county become lists once its script is there. */
async function answer(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await expect(async () => {
    const isList = await field.evaluate((control) => control instanceof HTMLSelectElement)
    await (isList ? field.selectOption(text, { timeout: 1_000 }) : field.fill(text, { timeout: 1_000 }))
    await expect(field).toHaveValue(text, { timeout: 500 })
  }).toPass()
}

/** Fills in where the parcel goes, with `change` in place of the usual answers. */
export async function fillDelivery(page: Page, change: Partial<Address> = {}): Promise<void> {
  for (const [label, text] of Object.entries({ ...address, ...change })) await answer(page, label, text)
}

/** Presses the last button of the checkout. Freight is known only with the address: a new total is shown and agreed to. */
export async function placeOrder(page: Page): Promise<void> {
  const submit = page.getByRole('button', { name: '提交订单' })
  const changed = page.getByText('合计变了，还没有下单')
  const pay = page.getByRole('button', { name: /确认付款/ })
  await submit.click()
  await expect(changed.or(pay).first()).toBeVisible()
  if (await changed.isVisible()) await submit.click()
  await expect(page).toHaveURL(/\/cashier\//)
}

/**
 * Orders one or more of a product and stops at the cashier. The checkout's own form is sent as the browser would send it, with this
 * page's cookies; journeys that are about the checkout fill it in by hand.
 */
export async function goToCashier(
  page: Page,
  slug: string,
  change: Partial<Address> = {},
  quantity = 1,
): Promise<void> {
  const path = `/checkout?product=${slug}&quantity=${quantity}`
  const press = async (from: string, html: string, intent: string, typed: Record<string, string> = {}) => {
    const form = formFor(html, intent)
    if (!form) throw new Error(`${from} has no button "${intent}"`)
    const sent = { form: { ...form.fields, ...typed }, maxRedirects: 0 }
    const response = await page.request.post(form.action || from, sent)
    return { status: response.status(), location: response.headers().location ?? null, html: await response.text() }
  }
  const typed = Object.entries({ ...address, ...change }).map(([label, text]) => [
    fieldNames[label as keyof Address],
    text,
  ])
  const html = await (await page.request.get(path)).text()
  const { status, location } = await sendCheckout({ press }, { path, html }, Object.fromEntries(typed))
  expect(location, `the checkout answered ${status}`).toMatch(/\/cashier\//)
  await page.goto(location ?? '')
}

/** Pays and comes back to the order. @returns the order's id */
export async function payAtCashier(page: Page): Promise<string> {
  await page.getByRole('button', { name: /确认付款/ }).click()
  await expect(page).toHaveURL(/\/orders\//)
  return /\/orders\/([\w-]+)/.exec(page.url())?.[1] ?? ''
}

/** Puts so many of a product into the cart, from its own page. */
export async function putInCart(page: Page, slug: string, quantity = 1): Promise<void> {
  await page.goto(`/products/${slug}`)
  await page.getByLabel('数量').fill(String(quantity))
  await page
    .getByRole('main')
    .getByRole('button', { name: /购物车/ })
    .click()
  await expect(page).toHaveURL(/\/cart$/)
}

/** Signs in as the demo's farmer and goes to a page. */
export async function signInAsFarmer(page: Page, next: string): Promise<void> {
  await page.goto(`/sign-in?step=password&next=${encodeURIComponent(next)}`)
  await page.getByRole('button', { name: '以秦望山的身份登录' }).click()
  await expect(page).toHaveURL(new RegExp(`${next}$`))
}

/** Signs a new person in by a code in a text message, from the page that leads there. @returns their phone, E.164 */
export async function signInAnew(page: Page, baseURL: string | undefined): Promise<string> {
  const phone = `135${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByLabel('6 位验证码').fill(await sentCode(baseURL, `+86${phone}`))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  return `+86${phone}`
}
