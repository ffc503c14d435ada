import { useFormatter, useTranslations } from 'use-intl'
import { type CalendarDay, startOfDay } from '#domain/calendar-day.ts'
import type { ProductPage } from '#server/catalog/read-product.ts'
import { Choice, Choices } from '../../components/choice.tsx'
import { Icon } from '../../components/icon.tsx'

/** When it is sent and on which days it can arrive; a choice where there is one. */
export function Delivery({ product }: { product: ProductPage }) {
  const t = useTranslations('catalog.buy')
  const format = useFormatter()
  const { window, deliveryDays, depositBps } = product
  const arrives = useArrival()
  const dates = window.preorder && {
    release: format.dateTime(window.preorder.releasesOn, 'day'),
    until: format.dateTime(window.preorder.until, 'full'),
  }
  if (!dates)
    return (
      <p className="mb-5 flex items-start gap-2">
        <Icon name="package" className="mt-1.5 text-soft" />
        <span>
          {t('shipsNow')}
          {arrives(deliveryDays.now)}
          <input type="hidden" name="delivery" value="now" />
        </span>
      </p>
    )
  const deposit = depositBps ? ` ${t('deposit', { share: format.number(depositBps / 10_000, 'percent') })}` : ''
  const about = `${t('preorderUntil', dates)}${deposit}`
  if (!window.shipsNow)
    return (
      <p className="mb-5 flex items-start gap-2">
        <Icon name="calendar" className="mt-1.5 text-soft" />
        <span>
          {t('preorder', dates)}
          {arrives(deliveryDays.preorder)}
          <span className="block text-sm text-soft">{about}</span>
          <input type="hidden" name="delivery" value="preorder" />
        </span>
      </p>
    )
  return (
    <Choices legend={t('when')}>
      <Choice type="radio" name="delivery" value="now" defaultChecked>
        {t('now')}
        {arrives(deliveryDays.now)}
      </Choice>
      <Choice type="radio" name="delivery" value="preorder" hint={about}>
        {t('preorder', dates)}
        {arrives(deliveryDays.preorder)}
      </Choice>
    </Choices>
  )
}

/** Says between which days a buyer may choose, if they may. */
function useArrival() {
  const t = useTranslations('catalog.buy')
  const format = useFormatter()
  return (days: readonly CalendarDay[]) => {
    const [first, last] = [days[0], days.at(-1)]
    if (!first || !last) return null
    const [from, to] = [first, last].map((day) => format.dateTime(startOfDay(day), 'monthDay'))
    return <span className="block text-sm text-soft">{t('arrives', { from: from ?? '', to: to ?? '' })}</span>
  }
}
