import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { DeskParcel } from '#server/parcels/desk-parcel.ts'
import { Section } from '../../components/page.tsx'

/** What was packed, and when. */
export function Packed({ parcel }: { parcel: DeskParcel }) {
  const t = useTranslations('fulfilment.parcel')
  const locale = useLocale()
  const format = useFormatter()
  const weight = (grams: number) => format.number(grams, 'grams')
  return (
    <Section title={t('packedTitle')}>
      <ul className="divide-y divide-line border-y border-line">
        {parcel.goods.map((goods) => (
          <li key={goods.lineId} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5">
            <span>
              {inLocale(locale, goods.nameZh, goods.nameEn)}{' '}
              <span className="text-sm text-soft">{inLocale(locale, goods.specZh, goods.specEn)}</span>
            </span>
            <span className="tabular">{counted(locale, goods.units, goods.unitZh, goods.unitEn)}</span>
            {goods.orderedG !== null && goods.packedG !== null ? (
              <span className="w-full text-sm text-soft tabular">
                {t('packed', { ordered: weight(goods.orderedG), packed: weight(goods.packedG) })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-soft tabular">
        {parcel.packedAt ? t('packedAt', { time: format.dateTime(parcel.packedAt, 'moment') }) : null}{' '}
        {parcel.weightG ? t('whole2', { weight: weight(parcel.weightG) }) : null}
      </p>
    </Section>
  )
}
