import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { ItemSales, LiveReport } from '#server/livestream/report/read-report.ts'

/** Minutes and items of a report in words. What was paid after the end has a row without a minute. */
export function useMinuteWords({ startedAt, endedAt }: Pick<LiveReport, 'startedAt' | 'endedAt'>) {
  const t = useTranslations('report.course')
  const locale = useLocale()
  const last = Math.floor((endedAt.getTime() - startedAt.getTime()) / 60_000)
  return {
    minute: (minute: number) => (minute > last ? t('after') : t('minuteNumber', { minute: minute + 1 })),
    item: (item: ItemSales) => inLocale(locale, item.nameZh, item.nameEn),
    spec: (item: ItemSales) => inLocale(locale, item.specZh, item.specEn),
    unit: (item: ItemSales) => inLocale(locale, item.unitZh, item.unitEn),
  }
}
