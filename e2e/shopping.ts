import { expect, type Page } from '@playwright/test'

const address = {
  收货人: '李明',
  手机号: '199 0000 1234',
  '省、直辖市、自治区': '山东省',
  城市: '枣庄市',
  '区、县': '市中区',
  街道和门牌: '光明路 1 号',
}

/** Fills in where the parcel goes, with `change` in place of the usual answers. */
export async function fillDelivery(page: Page, change: Partial<typeof address> = {}): Promise<void> {
  for (const [label, text] of Object.entries({ ...address, ...change })) {
    const field = page.getByLabel(label, { exact: true })
    if (label.startsWith('省')) await field.selectOption(text)
    else await field.fill(text)
  }
}

/** Orders one or more of a product and stops at the cashier. */
export async function goToCashier(
  page: Page,
  slug: string,
  change: Partial<typeof address> = {},
  quantity = 1,
): Promise<void> {
  await page.goto(`/checkout?product=${slug}&quantity=${quantity}`)
  await fillDelivery(page, change)
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(/\/cashier\//)
}

/** Pays and comes back to the order. */
export async function payAtCashier(page: Page): Promise<void> {
  await page.getByRole('button', { name: /确认付款/ }).click()
  await expect(page).toHaveURL(/\/orders\//)
}

/** Signs in as the demo's farmer and goes to a page. */
export async function signInAsFarmer(page: Page, next: string): Promise<void> {
  await page.goto(`/sign-in?step=password&next=${encodeURIComponent(next)}`)
  await page.getByRole('button', { name: '以秦望山的身份登录' }).click()
  await expect(page).toHaveURL(new RegExp(`${next}$`))
}
