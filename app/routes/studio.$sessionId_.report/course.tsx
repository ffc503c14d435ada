import { useTranslations } from 'use-intl'
import type { LiveReport } from '#server/livestream/report/read-report.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Icon } from '../../components/icon.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { CourseChart } from './course-chart.tsx'
import { useMinuteWords } from './minute-words.ts'

/** Viewers and sold units over the minutes of a session, drawn and as a table. */
export function Course({ report }: { report: LiveReport }) {
  const t = useTranslations('report.course')
  const words = useMinuteWords()
  const { minutes } = report
  const last = minutes.at(-1)
  const items = report.items.filter(({ units }) => units > 0)
  const sold = (minute: LiveReport['minutes'][number], itemId: string) =>
    minute.byItem.find((item) => item.itemId === itemId)?.units ?? 0
  return (
    <figure className="rounded-lg border border-line bg-card p-3 md:p-4">
      <div className="grid gap-4">
        <CourseChart
          title={t('viewers')}
          kind="line"
          values={minutes.map(({ viewers }) => viewers ?? 0)}
          top={(most) => t('people', { count: most })}
        />
        <CourseChart
          title={t('sold')}
          kind="bars"
          values={minutes.map(({ units }) => units)}
          top={(most) => t('units', { count: most })}
        />
      </div>
      <p className="mt-1 flex justify-between text-xs text-soft tabular">
        <span>{words.minute({ minute: 0, late: false })}</span>
        <span>{last ? words.minute(last) : null}</span>
      </p>
      <details className="mt-2">
        <summary className="inline-flex min-h-11 items-center gap-1 text-sm text-accent">
          <Icon name="down" />
          {t('table')}
        </summary>
        <div className="mt-2 max-h-96 overflow-y-auto">
          <DataTable
            caption={t('caption')}
            rows={minutes}
            rowKey={({ minute }) => minute}
            columns={[
              { key: 'minute', title: t('minute'), cell: words.minute },
              { key: 'viewers', title: t('viewers'), numeric: true, cell: ({ viewers }) => viewers ?? '–' },
              { key: 'messages', title: t('messages'), numeric: true, cell: ({ messages }) => messages },
              ...items.map((item) => ({
                key: item.itemId,
                title: words.item(item),
                numeric: true,
                cell: (minute: LiveReport['minutes'][number]) => sold(minute, item.itemId),
              })),
              { key: 'goods', title: t('goods'), numeric: true, cell: ({ goodsFen }) => formatMoney(goodsFen) },
            ]}
          />
        </div>
      </details>
    </figure>
  )
}
