import type { RefundView } from '#server/orders/read-own-money.ts'

/** For tests: a refund that was just decided, with what the test says. */
export const refund = (change: Partial<RefundView>): RefundView => ({
  ...{
    id: 'one',
    of: 'order',
    amountFen: 9_800n,
    currency: 'CNY',
    method: 'wechat_pay',
    orderLineId: null,
    quantity: 0,
  },
  ...{ state: 'requested', requestedAt: new Date('2026-08-28T08:10:00Z'), settledAt: null, returnedAt: null },
  ...{ byHand: false, replacesId: null, replaced: false, lighter: false, ...change },
})
