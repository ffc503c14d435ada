import { expect, test } from 'vitest'
import { consoleMail, mailer } from './mail.ts'
import { pushSender } from './push.ts'
import { sayNotice } from './words.ts'
import { toHtml, toText } from './write-message.ts'

const url = 'https://shop.test/orders/1?a=1&b=2'

test('what people wrote stays words in a page', () => {
  const html = toHtml({ title: 'A', text: '<img src=x onerror=alert(1)> & "so"', rows: [['<b>', '1']] }, url, 'zh')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;so&quot;')
  expect(html).toContain('&lt;b&gt;')
  expect(html).toContain('a=1&amp;b=2')
  expect(html).not.toContain('<img')
})

test('plain text carries the rows and the address', () => {
  expect(toText({ title: 'A', text: 'Paid.', rows: [['Plums × 2', '¥9.00']] }, url)).toBe(
    `Paid.\n\nPlums × 2  ¥9.00\n\n${url}`,
  )
})

test('days and moments are those of Asia/Shanghai, in the reader’s language', () => {
  const facts = { number: '00000007', balanceFen: '9800', dueAt: '2026-08-31T16:00:00.000Z' }
  expect(sayNotice('balance_due', 'zh', facts).text).toContain('98.00 元 现在可以支付。9月1日 00:00 前未付')
  expect(sayNotice('balance_due', 'en', facts).text).toContain('¥98.00. If it is not paid by September 1 at 00:00')
})

test('without a provider: the log in a demo, nobody in production', () => {
  const log = { info: () => undefined }
  expect(mailer({ NODE_ENV: 'production', DEMO: false }, log)).toBeNull()
  expect(Object.keys(mailer({ NODE_ENV: 'production', DEMO: true }, log) ?? {})).toEqual(Object.keys(consoleMail(log)))
  expect(pushSender({ PUBLIC_URL: 'https://shop.test' })).toBeNull()
})
