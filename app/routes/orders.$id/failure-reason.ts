/** Reasons we have words for, and what providers call them. */
const codes = {
  insufficient_funds: ['insufficient_funds'],
  limit_exceeded: ['limit_exceeded', 'card_velocity_exceeded', 'withdrawal_count_limit_exceeded'],
  cancelled_in_app: ['cancelled_in_app', 'payment_method_customer_decline', 'payment_intent_authentication_canceled'],
  expired_card: ['expired_card', 'invalid_expiry_month', 'invalid_expiry_year'],
  card_details: [
    ...['incorrect_number', 'invalid_number', 'incorrect_cvc', 'invalid_cvc', 'incorrect_pin', 'invalid_pin'],
    ...['incorrect_zip', 'incorrect_address', 'invalid_account'],
  ],
  not_confirmed: ['authentication_required', 'payment_intent_authentication_failure', 'approve_with_id'],
  not_accepted: ['card_not_supported', 'currency_not_supported', 'transaction_not_allowed', 'service_not_allowed'],
  bank_away: [
    ...['issuer_not_available', 'processing_error', 'try_again_later', 'reenter_transaction'],
    ...['payment_method_provider_timeout', 'payment_method_not_available'],
  ],
  declined: [
    ...[
      'declined',
      'card_declined',
      'generic_decline',
      'do_not_honor',
      'call_issuer',
      'payment_method_provider_decline',
    ],
    ...[
      'no_action_taken',
      'restricted_card',
      'lost_card',
      'stolen_card',
      'pickup_card',
      'fraudulent',
      'security_violation',
    ],
    ...['pin_try_exceeded', 'do_not_try_again', 'transaction_blocked', 'payment_intent_payment_attempt_failed'],
  ],
} as const

export type FailureReason = keyof typeof codes | 'other'

const reasons = new Map<string, FailureReason>(
  Object.entries(codes).flatMap(([reason, names]) => names.map((name) => [name, reason as FailureReason] as const)),
)

/**
 * Why a payment failed, as far as people can do something about it. A card reported lost is only "declined" here: who
 * holds it may not be its owner.
 */
export const failureReason = (code: string | null): FailureReason => reasons.get(code ?? '') ?? 'other'
