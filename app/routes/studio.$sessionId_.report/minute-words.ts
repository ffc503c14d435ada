import { useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { ItemSales, ReportMinute } from '#server/livestream/report/read-report.ts'

/** Minutes and items of a report in words. What was paid after the end has a row without a minute. */
export function useMinuteWords() {
  const t = useTranslations('report.course')
  const locale = useLocale()
  return {
    minute: ({ minute, late }: Pick<ReportMinute, 'minute' | 'late'>) =>
      late ? t('after') : t('minuteNumber', { minute: minute + 1 }),
    item: (item: ItemSales) => inLocale(locale, item.nameZh, item.nameEn),
    spec: (item: ItemSales) => inLocale(locale, item.specZh, item.specEn),
    units: (item: ItemSales) => counted(locale, item.units, item.unitZh, item.unitEn),
  }
}
