import { limitField, localMoment, offerField, placeField, priceField, quotaField } from '#domain/forms/session.ts'
import { formatYuan } from '#domain/money.ts'
import { showPhone } from '#domain/phone.ts'
import type { Plan } from '#server/livestream/schedule/read-plan.ts'

/** A session as its form shows it. */
export const typedPlan = (plan: Plan): Record<string, string> => ({
  titleZh: plan.titleZh,
  titleEn: plan.titleEn === plan.titleZh ? '' : plan.titleEn,
  at: localMoment(plan.scheduledAt),
  coHosts: plan.coHosts.flatMap(({ phone }) => (phone ? [showPhone(phone)] : [])).join('\n'),
  ...Object.fromEntries(
    plan.items.flatMap(({ productId, livePriceFen, quota, perBuyer }, at) => [
      [offerField(productId), 'on'],
      [priceField(productId), formatYuan(BigInt(livePriceFen))],
      [quotaField(productId), String(quota)],
      [limitField(productId), perBuyer === null ? '' : String(perBuyer)],
      [placeField(productId), String(at + 1)],
    ]),
  ),
})
