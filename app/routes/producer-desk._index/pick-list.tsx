import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { startOfDay } from '#domain/calendar-day.ts'
import { unitOf } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { PickRow } from '#server/parcels/read-pick-list.ts'

/** What to fetch, under the day on which it has to go. */
export function PickList({ rows }: { rows: readonly PickRow[] }) {
  const t = useTranslations('fulfilment')
  const locale = useLocale()
  const format = useFormatter()
  const days = [...Map.groupBy(rows, ({ shipBy }) => shipBy)]
  return (
    <>
      <p className="mb-2 text-sm text-soft">{t('pick.lead')}</p>
      {days.map(([day, goods]) => (
        <section key={day} className="mb-4">
          <h3 className="border-b border-line pb-1 text-base">
            {t('shipBy', { date: format.dateTime(startOfDay(day), 'monthDay') })}
          </h3>
          <ul className="divide-y divide-line">
            {goods.map((row) => (
              <li key={row.productId} className="flex items-baseline justify-between gap-x-4 py-2">
                <span className="min-w-0">
                  {inLocale(locale, row.nameZh, row.nameEn)}
                  <span className="block text-sm text-soft">{inLocale(locale, row.specZh, row.specEn)}</span>
                </span>
                <span className="font-display text-xl whitespace-nowrap tabular">
                  {row.units} <span className="text-sm">{unitOf(locale, row.units, row.unitZh, row.unitEn)}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
