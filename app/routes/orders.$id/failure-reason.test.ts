import { expect, test } from 'vitest'
import { failureReason } from './failure-reason.ts'

test.each([
  ['insufficient_funds', 'insufficient_funds'],
  ['limit_exceeded', 'limit_exceeded'],
  ['card_velocity_exceeded', 'limit_exceeded'],
  ['cancelled_in_app', 'cancelled_in_app'],
  ['incorrect_cvc', 'card_details'],
  ['payment_intent_authentication_failure', 'not_confirmed'],
  ['try_again_later', 'bank_away'],
  ['stolen_card', 'declined'],
  ['something_new', 'other'],
  [null, 'other'],
])('%s is told as %s', (code, reason) => {
  expect(failureReason(code)).toBe(reason)
})
