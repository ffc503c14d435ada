import { useTranslations } from 'use-intl'
import type { LiveReport } from '#server/livestream/report/read-report.ts'
import { Section } from '../../components/page.tsx'
import { momentPath } from '../../live/replay/times.ts'
import { useMinuteWords } from './minute-words.ts'

/** The minutes in which most was sold, with the way to look at them again. */
export function TopMinutes({ report }: { report: LiveReport }) {
  const t = useTranslations('report.top')
  const words = useMinuteWords()
  const nameOf = (itemId: string) => {
    const item = report.items.find((one) => one.itemId === itemId)
    return item ? words.item(item) : ''
  }
  return (
    <Section title={t('title')}>
      {report.top.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
      <ol className="divide-y divide-line border-y border-line empty:hidden">
        {report.top.map(({ minute, late, units, byItem }) => (
          <li key={minute} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <a className="link w-24 shrink-0" href={momentPath(report.id, minute * 60_000)}>
              {words.minute({ minute, late })}
            </a>
            <span className="font-medium tabular">{t('units', { count: units })}</span>
            <span className="min-w-0 text-sm text-soft">{byItem.map(({ itemId }) => nameOf(itemId)).join('、')}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
