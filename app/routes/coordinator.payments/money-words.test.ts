import { expect, test } from 'vitest'
import { translate } from '../../i18n/catalogue.server.ts'
import { moneyWords } from './money-words.ts'

const words = moneyWords(translate('en'))

test('codes of ours have words, what people wrote stays as it is', () => {
  expect(words.refundReason({ reason: 'surplus' })).toBe('The order was paid twice')
  expect(words.refundReason({ reason: '到货破损' })).toBe('到货破损')
  expect(words.refundReason({ reason: 'constructor' })).toBe('constructor')
  expect(words.askedBy({ askedBy: 'staff', askedByName: '何映川' })).toBe('何映川')
  expect(words.askedBy({ askedBy: 'buyer', askedByName: null })).toBe('The buyer')
})

test('codes of providers have words, unknown ones stay as they are', () => {
  expect(words.provider('stripe')).toBe('Stripe')
  expect(words.provider('other')).toBe('other')
  expect(words.method('wechat_pay')).toBe('WeChat Pay')
  expect(words.method('cash')).toBe('cash')
  expect(words.disputeReason({ reason: 'duplicate' })).toBe('Charged twice')
  expect(words.disputeReason({ reason: 'noncompliant' })).toBe('noncompliant')
})
