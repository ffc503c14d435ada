import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { issueInvoice } from './issue-invoice.ts'
import { listInvoices } from './list-invoices.ts'

const database = useDatabase()

async function asked() {
  const market = await makeMarket(database.db)
  const shop = till(database.db)
  const orderId = await shop.buy(guest(), orderInput(market.productId))
  await database.db.pool.query(
    `INSERT INTO invoice_request (order_id, kind, title, tax_no, asked_at) VALUES ($1, 'institution', '枣庄市实验学校', '91370400MA3C7XU20T', now())`,
    [orderId],
  )
  const staff = districtViewer(market.districtCode, await makePerson(database.db, 'coordinator'))
  return { shop, orderId, staff }
}

test('asked for, issued once under one number', async () => {
  const { shop, orderId, staff } = await asked()
  expect(await listInvoices(shop, staff, {})).toMatchObject({
    open: 1,
    rows: [{ orderId, amountFen: 9_800n, number: null }],
  })
  const issue = (number: string) => issueInvoice(shop, staff, { orderId, number })
  await expect(issue('12')).rejects.toMatchObject({ detail: { field: 'number', rule: 'invoiceNumber' } })
  await issue('２４３７０００００００１２３４５６７８９')
  await issue('24370000000123456789')
  await expect(issue('24370000000000000000')).rejects.toMatchObject({ detail: { rule: 'issued' } })
  expect(await listInvoices(shop, staff, {})).toMatchObject({ open: 0, rows: [{ number: '24370000000123456789' }] })
})

test('an order that was never paid asks for nothing; nobody else sees or issues', async () => {
  const { shop, orderId } = await asked()
  const stranger = districtViewer('509993', await makePerson(database.db, 'coordinator'))
  expect((await listInvoices(shop, stranger, {})).rows).toEqual([])
  const number = '24370000000123456780'
  await expect(issueInvoice(shop, stranger, { orderId, number })).rejects.toMatchObject({ code: 'OutOfScope' })
  for (const outsider of outsiders) {
    await expect(listInvoices(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(issueInvoice(shop, outsider, { orderId, number })).rejects.toMatchObject({ code: 'Forbidden' })
  }
})
