import { expect, test } from 'vitest'
import { formFor, readForms } from './forms.ts'

const page = `
<form method="get" action="/products"><input name="q" value="鸡 &amp; 蛋"/><button type="submit">找</button></form>
<form method="post" class="mt-5"><input type="hidden" name="orderId" value="1"/>
  <label><input type="radio" name="method" value="wechat_pay" checked=""/></label><input type="radio" name="method" value="card"/>
  <input name="note" disabled="" value="no"/>
  <select name="province"><option value="">?</option><option value="山东省" selected="">山东省</option></select>
  <button name="intent" value="pay">Pay &lt;98.00&gt;</button></form>
<form method="post" action="/x"><button name="intent" value="leave">Leave</button></form>`

test('a form sends what a browser would send', () => {
  expect(readForms(page)).toHaveLength(3)
  expect(readForms(page)[0]).toEqual({ action: '/products', fields: { q: '鸡 & 蛋' }, buttons: [] })
  expect(formFor(page, 'pay')).toMatchObject({
    action: '',
    fields: { orderId: '1', method: 'wechat_pay', province: '山东省', intent: 'pay' },
  })
  expect(formFor(page, 'leave')?.action).toBe('/x')
})

test('a page without the button has no such form', () => {
  expect(formFor(page, 'refund')).toBeNull()
})
