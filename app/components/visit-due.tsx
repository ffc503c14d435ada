import { useFormatter, useTranslations } from 'use-intl'
import { Badge } from './card.tsx'

/** By when a visit is to be made; how late it is stands out. */
export function VisitDue({ visit }: { visit: { dueOn: string; daysLate: number } }) {
  const t = useTranslations('visits')
  const format = useFormatter()
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 whitespace-nowrap tabular">
      {t('by', { day: format.dateTime(new Date(visit.dueOn), 'day') })}
      {visit.daysLate > 0 ? <Badge tone="warn">{t('late', { days: visit.daysLate })}</Badge> : null}
    </span>
  )
}
