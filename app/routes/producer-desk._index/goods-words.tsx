import { useLocale } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { DeskGoods } from '#server/parcels/desk-parcel.ts'

/** What is in a parcel, in one line. */
export function GoodsWords({ goods }: { goods: readonly DeskGoods[] }) {
  const locale = useLocale()
  return goods
    .map(({ nameZh, nameEn, units, unitZh, unitEn }) => {
      const name = inLocale(locale, nameZh, nameEn)
      return `${name} × ${counted(locale, units, unitZh, unitEn)}`
    })
    .join(locale === 'zh' ? '，' : ', ')
}
