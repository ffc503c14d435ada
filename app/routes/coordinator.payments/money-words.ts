import { useTranslations } from 'use-intl'
import type { DisputeRow } from '#server/payments/desk/list-disputes.ts'
import type { RefundRow } from '#server/payments/desk/list-refunds.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

const providers = ['cashier', 'stripe'] as const
const methods = ['card', 'alipay', 'wechat_pay', 'unknown'] as const
const disputeReasons = [
  'fraudulent',
  'product_not_received',
  'product_unacceptable',
  'duplicate',
  'credit_not_processed',
  'general',
  'unrecognized',
] as const
/** Stripe's reasons and those of our own calls. */
const refundFailures = [
  'expired_or_canceled_card',
  'lost_or_stolen_card',
  'insufficient_funds',
  'declined',
  'charge_for_pending_refund_disputed',
  'RefundTooLarge',
  'OrderDisputed',
  'NotFound',
  'unknown',
  'failed',
] as const
/** Reasons that the shop itself writes; people write theirs in their own words. */
const refundReasons: ReadonlyMap<string, 'surplus' | 'too_late' | 'byBuyer' | 'atProvider' | 'lost' | 'sentBack'> =
  new Map([
    ['surplus', 'surplus'],
    ['too_late', 'too_late'],
    ['requested by the buyer', 'byBuyer'],
    ['made in the provider’s own pages', 'atProvider'],
    ['dispute lost', 'lost'],
    ['the bank sent the refund back', 'sentBack'],
  ])

type Say = (key: MessageKey) => string
const among = <T extends string>(known: readonly T[], code: string): T | undefined => known.find((one) => one === code)

/** Words for the codes of providers and of our own; a code that is not known stays as it is. */
export const moneyWords = (say: Say) => ({
  provider(name: string): string {
    const known = among(providers, name)
    return known ? say(`desk.providers.${known}`) : name
  },
  method(code: string): string {
    const known = among(methods, code)
    return known ? say(`desk.methods.${known}`) : code
  },
  disputeReason({ reason }: Pick<DisputeRow, 'reason'>): string {
    const known = among(disputeReasons, reason)
    return known ? say(`desk.disputes.reasons.${known}`) : reason
  },
  refundReason({ reason }: Pick<RefundRow, 'reason'>): string {
    const known = refundReasons.get(reason)
    return known ? say(`desk.reasons.${known}`) : reason
  },
  refundFailure(code: string): string {
    const known = among(refundFailures, code)
    return known ? say(`desk.refunds.failures.${known}`) : code
  },
  refundState({ state, settledByName, replacedById }: RefundRow): string {
    if (state === 'failed' && replacedById) return say('desk.refunds.state.replaced')
    return say(`desk.refunds.state.${state === 'succeeded' && settledByName ? 'byHand' : state}`)
  },
  askedBy({ askedBy, askedByName }: Pick<RefundRow, 'askedBy' | 'askedByName'>): string {
    return askedByName ?? say(`desk.actors.${askedBy}`)
  },
})

export function useMoneyWords() {
  const t = useTranslations()
  return moneyWords((key) => t(key))
}
