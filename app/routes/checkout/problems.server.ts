import { counted } from '#domain/counted.ts'
import type { Locale } from '#domain/locale.ts'
import type { LineProblem, Quote, QuotedLine, Wish } from '#server/orders/price-order.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { formatMoney } from '../../i18n/format-money.ts'

/** Sentences by the name of the field that they stand beside. */
export type FieldErrors = Record<string, string[]>

type Asked = { quote: Quote; wish: Wish; offer: Offer | null; locale: Locale }

/** What stands in the way of a wish, each beside the field where it can be changed. */
export function problemsOf({ quote, wish, offer, locale }: Asked): FieldErrors {
  const t = translate(locale)
  const found: FieldErrors = {}
  for (const problem of quote.problems) {
    const at = wish.lines.findIndex(
      ({ productId, preorder }) => productId === problem.productId && (preorder || problem.code !== 'PreorderClosed'),
    )
    const line = quote.lines.find(({ productId }) => productId === problem.productId)
    found[fieldOf(problem, at)] = [wordsOf(problem, line)]
  }
  if (offer?.liveItemId && found['lines[0].quantity'] === undefined && (wish.lines[0]?.quantity ?? 0) > offer.left)
    found['lines[0].quantity'] = [
      t('checkout.invalid.quota', { left: counted(locale, offer.left, offer.unitZh, offer.unitEn) }),
    ]
  if (quote.couponProblem) found.coupon = [couponWords(quote.couponProblem)]
  return found

  function wordsOf({ code, detail }: LineProblem, line: QuotedLine | undefined): string {
    const units = (count: unknown) => counted(locale, Number(count), line?.unit.zh ?? '', line?.unit.en ?? '')
    if (code === 'OutOfStock' && Number(detail.left) > 0)
      return t('checkout.invalid.left', { left: units(detail.left) })
    if (code === 'OutOfStock') return t('checkout.invalid.soldOut')
    if (code === 'TooManyUnits') return t('checkout.invalid.limit', { max: units(detail.max) })
    if (code === 'DeliveryUnavailable')
      return t('checkout.invalid.undeliverable', { producer: line?.producer.name[locale] ?? '' })
    return t(`shell.error.${code}`)
  }

  function couponWords({ code, detail }: NonNullable<Quote['couponProblem']>): string {
    if (code !== 'CouponBelowMinimum') return t(`shell.error.${code}`)
    return t('checkout.invalid.couponMinimum', { min: formatMoney(BigInt(String(detail.minFen))) })
  }
}

function fieldOf({ code }: LineProblem, at: number): string {
  if (code === 'DeliveryUnavailable') return 'province'
  return `lines[${Math.max(at, 0)}].${code === 'DeliveryDayUnavailable' ? 'deliverOn' : 'quantity'}`
}
