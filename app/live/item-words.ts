import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted, unitOf } from '#domain/counted.ts'
import type { LiveItemView } from '#domain/live-events.ts'
import { inLocale } from '#domain/locale.ts'
import { formatMoney } from '../i18n/format-money.ts'

/** From this number on, what is left is said with urgency. It is always the true number. */
const FEW = 20

/** An item's facts as sentences in the visitor's language. */
export function useItemWords() {
  const t = useTranslations('live.item')
  const locale = useLocale()
  const format = useFormatter()
  const units = (item: LiveItemView, count: number) => counted(locale, count, item.unitZh, item.unitEn)
  const name = (item: LiveItemView) => inLocale(locale, item.nameZh, item.nameEn)
  const spec = (item: LiveItemView) => inLocale(locale, item.specZh, item.specEn)
  return {
    name,
    spec,
    /** Tells two sizes of one good apart. */
    fullName: (item: LiveItemView) => `${name(item)} ${spec(item)}`,
    /** One of them, or as the unit stands beside so many. */
    unit: (item: LiveItemView, count = 1) => unitOf(locale, count, item.unitZh, item.unitEn),
    units,
    price: (item: LiveItemView) => formatMoney(BigInt(item.livePriceFen)),
    listPrice: (item: LiveItemView) =>
      item.livePriceFen === item.listPriceFen ? null : t('list', { price: formatMoney(BigInt(item.listPriceFen)) }),
    left: (item: LiveItemView) => {
      if (item.left <= 0) return t('soldOut')
      return t(item.left <= FEW ? 'few' : 'left', { left: units(item, item.left) })
    },
    sold: (item: LiveItemView) => (item.sold > 0 ? t('sold', { sold: units(item, item.sold) }) : null),
    /** `releasesOn` is a day of the farm's calendar. */
    releases: (item: LiveItemView) =>
      item.releasesOn === null ? '' : format.dateTime(new Date(`${item.releasesOn}T00:00:00+08:00`), 'monthDay'),
  }
}

/** Whether an order placed now would be shipped now, later, or as the buyer likes; null where it cannot be bought. */
export function waysToBuy(item: LiveItemView): 'now' | 'preorder' | 'either' | null {
  if (item.left <= 0) return null
  if (item.shipsNow) return item.releasesOn === null ? 'now' : 'either'
  return item.releasesOn === null ? null : 'preorder'
}
