import { expect, type Page } from '@playwright/test'
import { query } from './query.ts'

/** Opens the parcel of an order at the producer's desk, by its number. @param desk a page of the farmer */
export async function openParcel(desk: Page, number: string, index = 1): Promise<void> {
  await desk.goto('/producer-desk')
  await desk.getByRole('link', { name: new RegExp(`包裹 ${number}-${index}`) }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toContainText(`${number}-${index}`)
}

/** Packs the parcel that is open; `weight` where its good is weighed. */
export async function pack(desk: Page, weight?: string): Promise<void> {
  if (weight) await desk.getByLabel(/的净重$/).fill(weight)
  await desk.getByRole('button', { name: '装好了' }).click()
  await expect(desk.getByRole('status')).toHaveText('装好了，可以交给快递。')
}

/** Hands the packed parcel that is open to a carrier. */
export async function send(desk: Page, trackingNo: string, carrier = '顺丰速运'): Promise<void> {
  await desk.getByLabel('快递公司').selectOption(carrier)
  await desk.getByLabel('运单号').fill(trackingNo)
  await desk.getByRole('button', { name: '已交给快递' }).click()
  await expect(desk.getByRole('status')).toHaveText('已标记发货，买家会收到通知。')
}

/** The number of the order whose page is open. */
export const numberOf = async (page: Page): Promise<string> =>
  /\d{8,}/.exec(
    (await page
      .getByText(/订单号 \d+/)
      .first()
      .textContent()) ?? '',
  )?.[0] ?? ''

/** The goods of an order are released: a pre-order's day has come. */
export async function release(baseURL: string | undefined, orderId: string): Promise<void> {
  await query(
    baseURL,
    'UPDATE parcel SET releases_on = least(releases_on, current_date - 1), ship_by = current_date WHERE order_id = $1',
    [orderId],
  )
}
