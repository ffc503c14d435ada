import { useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import { showPhone } from '#domain/phone.ts'
import type { DeskParcel } from '#server/parcels/desk-parcel.ts'

/** One label: whom it is for in large letters, where it goes, what is in it, and its code. */
export function Label({ parcel, from }: { parcel: DeskParcel; from: string }) {
  const t = useTranslations('fulfilment.labels')
  const locale = useLocale()
  const { code, recipient, phone, province, city, county, street, goods, coldChain } = parcel
  const place = [province, city, county].filter((part, index, all) => part !== all[index - 1]).join(' ')
  return (
    <li className="flex min-h-64 break-inside-avoid flex-col rounded-md border-2 border-ink bg-white p-4 text-ink">
      <p className="flex items-baseline justify-between gap-x-4 border-b border-ink pb-2">
        <span className="font-display text-2xl tabular">{code}</span>
        {coldChain ? <span className="font-medium">{t('fresh')}</span> : null}
      </p>
      <p className="mt-3 text-xl font-medium">
        {recipient} <span className="whitespace-nowrap tabular">{showPhone(phone)}</span>
      </p>
      <p className="text-lg">{place}</p>
      <p className="text-lg">{street}</p>
      <p className="mt-auto pt-3 text-sm">
        {goods
          .map(({ nameZh, nameEn, units, unitZh, unitEn }) => {
            const name = inLocale(locale, nameZh, nameEn)
            return `${name} × ${counted(locale, units, unitZh, unitEn)}`
          })
          .join(locale === 'zh' ? '；' : '; ')}
      </p>
      <p className="text-sm">
        {t('from')} {from}
      </p>
    </li>
  )
}
