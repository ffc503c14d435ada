import type Stripe from 'stripe'

/** The routes that we use, with what Stripe publishes about their requests. `:id` stands for an object's id. */
export type StripeRequests = {
  'POST /v1/checkout/sessions': Stripe.Checkout.SessionCreateParams
  'GET /v1/checkout/sessions/:id': Stripe.Checkout.SessionRetrieveParams
  'POST /v1/checkout/sessions/:id/expire': Stripe.Checkout.SessionExpireParams
  'POST /v1/refunds': Stripe.RefundCreateParams
  'GET /v1/refunds': Stripe.RefundListParams
  'GET /v1/refunds/:id': Stripe.RefundRetrieveParams
  'GET /v1/balance_transactions': Stripe.BalanceTransactionListParams
}
