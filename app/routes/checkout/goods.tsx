import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { MAX_QUANTITY } from '#domain/forms/checkout.ts'
import { inLocale } from '#domain/locale.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { type ConformField, Field } from '../../components/field.tsx'
import { OrderGoods } from '../../components/order-goods.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** What is bought, how many of it, and when it ships. */
export function Goods(props: { offer: Offer; quantity: ConformField; delivery: ConformField }) {
  const t = useTranslations('checkout')
  const locale = useLocale()
  const { offer } = props
  const unit = inLocale(locale, offer.unitZh, offer.unitEn)
  return (
    <>
      <OrderGoods goods={offer}>
        <p className="text-sm text-soft">
          {t('from', { producer: inLocale(locale, offer.producerNameZh, offer.producerNameEn) })}
        </p>
        <p className="mt-1 flex flex-wrap items-baseline gap-x-2">
          <span className="font-display text-xl tabular">{formatMoney(offer.unitPriceFen)}</span>
          {offer.liveItemId ? <Badge tone="accent">{t('live')}</Badge> : null}
          {offer.unitPriceFen < offer.listPriceFen ? (
            <span className="text-sm text-soft">{t('listPrice', { price: formatMoney(offer.listPriceFen) })}</span>
          ) : null}
        </p>
      </OrderGoods>
      <div className="mt-6">
        <Field field={props.quantity} label={t('quantity')} hint={t('left', { left: offer.left, unit })}>
          {(wiring) => (
            <span className="flex gap-2">
              <input
                {...wiring}
                type="number"
                inputMode="numeric"
                min={1}
                max={MAX_QUANTITY}
                step={1}
                required
                className="control max-w-28 tabular"
              />
              <Button name="intent" value="recount" look="quiet" formNoValidate>
                {t('recount')}
              </Button>
            </span>
          )}
        </Field>
      </div>
      <When offer={offer} delivery={props.delivery} />
    </>
  )
}

/** A choice only where there is one. */
function When({ offer, delivery }: { offer: Offer; delivery: ConformField }) {
  const t = useTranslations('checkout')
  const format = useFormatter()
  const { preorder, shipsNow } = offer
  const ships = preorder ? t('preorder', { date: format.dateTime(preorder.releasesOn, 'monthDay') }) : ''
  const until = preorder ? t('preorderUntil', { date: format.dateTime(preorder.until, 'monthDay') }) : ''
  if (!preorder || !shipsNow)
    return (
      <p>
        <input type="hidden" name={delivery.name} value={preorder ? 'preorder' : 'now'} />
        <span className="block font-medium">{t('when')}</span>
        {preorder ? ships : t('now')}
        {preorder ? <span className="block text-sm text-soft">{until}</span> : null}
      </p>
    )
  return (
    <Choices legend={t('when')}>
      <Choice type="radio" name={delivery.name} value="now" defaultChecked={delivery.initialValue !== 'preorder'}>
        {t('now')}
      </Choice>
      <Choice
        type="radio"
        name={delivery.name}
        value="preorder"
        defaultChecked={delivery.initialValue === 'preorder'}
        hint={until}
      >
        {ships}
      </Choice>
    </Choices>
  )
}
