import { useLocale, useTranslations } from 'use-intl'
import type { Quote } from '#server/orders/price-order.ts'
import { Button } from '../../components/button.tsx'
import { type ConformField, Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** A coupon's code, and what it takes off at whose expense. */
export function CouponSection({ field, quote }: { field: ConformField; quote: Quote }) {
  const t = useTranslations('checkout')
  const locale = useLocale()
  const { coupon } = quote
  return (
    <Section title={t('coupon')}>
      <Field field={field} label={t('couponCode')} hint={t('couponHint')}>
        {(wiring) => (
          <span className="flex max-w-md gap-2">
            <input
              {...wiring}
              type="text"
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              className="control uppercase"
            />
            <Button name="intent" value="coupon" look="quiet" formNoValidate className="shrink-0">
              {t('couponApply')}
            </Button>
          </span>
        )}
      </Field>
      {coupon ? (
        <Notice tone="good" title={`${coupon.title[locale]} −${formatMoney(quote.discountFen)}`}>
          {t(`bearer.${coupon.bearer}`)}
          <button
            type="submit"
            name="intent"
            value="dropCoupon"
            formNoValidate
            className="ml-2 min-h-9 text-sm underline underline-offset-4"
          >
            {t('couponDrop')}
          </button>
        </Notice>
      ) : null}
    </Section>
  )
}
