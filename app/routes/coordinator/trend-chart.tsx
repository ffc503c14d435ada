import { useFormatter, useTranslations } from 'use-intl'
import type { TrendPoint } from '#server/households/income-course.ts'
import type { ReportPeriod } from '#server/households/report-period.ts'
import { Icon } from '../../components/icon.tsx'
import { largest, Yuan, yuan } from './amounts.tsx'
import { DeskTable } from './desk-table.tsx'

const HEIGHT = 120
const WIDTH = 720

/** `2026-08-28T16:00` in Asia/Shanghai as an instant. */
const instant = (at: string) => new Date(`${at}:00+08:00`)

/** How net income came in: a bar a step, provisional above confirmed, and the same as a table. */
export function TrendChart({
  points,
  period,
  csv,
}: {
  points: readonly TrendPoint[]
  period: ReportPeriod
  csv: string
}) {
  const t = useTranslations('coordinator')
  const format = useFormatter()
  const words = (at: string) =>
    period.step === 'hour'
      ? format.dateTime(instant(at), 'time')
      : period.step === 'day'
        ? format.dateTime(instant(at), 'monthDay')
        : at.slice(0, 7)
  const span = t('period.span', { from: period.fromDay, to: period.toDay })
  const caption = t('overview.trendCaption', { span, step: t(`overview.steps.${period.step}`) })
  const top = largest(points.map((point) => point.provisionalFen + point.confirmedFen))
  const height = (fen: bigint) => (top > 0n && fen > 0n ? Number((fen * BigInt(HEIGHT * 100)) / top) / 100 : 0)
  const step = WIDTH / Math.max(1, points.length)
  return (
    <figure className="rounded-lg border border-line bg-card p-3 md:p-4">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span>{caption}</span>
        <span className="flex gap-3 text-xs text-soft">
          <Key look="bg-accent">{t('state.provisional')}</Key>
          <Key look="bg-good">{t('state.confirmed')}</Key>
        </span>
      </figcaption>
      <p className="mt-2 text-xs text-soft tabular">{top > 0n ? `${yuan(top)} ${t('income.yuan')}` : '\u00a0'}</p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-28 w-full border-b border-line-strong"
        role="img"
        aria-label={caption}
      >
        {points.map((point, at) => {
          const [confirmed, provisional] = [height(point.confirmedFen), height(point.provisionalFen)]
          const bar = { x: at * step + step * 0.15, width: step * 0.7 }
          return (
            <g key={point.at}>
              <rect {...bar} y={HEIGHT - confirmed} height={confirmed} className="fill-good" />
              <rect {...bar} y={HEIGHT - confirmed - provisional} height={provisional} className="fill-accent" />
            </g>
          )
        })}
      </svg>
      <p className="mt-1 flex justify-between text-xs text-soft tabular">
        <span>{words(points[0]?.at ?? '')}</span>
        <span>{words(points.at(-1)?.at ?? '')}</span>
      </p>
      <details className="mt-2">
        <summary className="inline-flex min-h-9 items-center gap-1 text-sm text-accent">
          <Icon name="down" />
          {t('overview.trendTable')}
        </summary>
        <div className="mt-2 max-h-80 overflow-y-auto">
          <DeskTable
            caption={caption}
            rows={points}
            rowKey={(point) => point.at}
            columns={[
              { key: 'at', title: t('overview.trendTime'), cell: (point) => words(point.at) },
              {
                key: 'p',
                title: `${t('state.provisional')} (${t('income.yuan')})`,
                numeric: true,
                cell: (point) => <Yuan fen={point.provisionalFen} />,
              },
              {
                key: 'c',
                title: `${t('state.confirmed')} (${t('income.yuan')})`,
                numeric: true,
                cell: (point) => <Yuan fen={point.confirmedFen} />,
              },
            ]}
          />
        </div>
        <ExportLink href={csv} />
      </details>
    </figure>
  )
}

function Key({ look, children }: { look: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={`size-2.5 rounded-sm ${look}`} aria-hidden="true" />
      {children}
    </span>
  )
}

/** A table as a file. */
export function ExportLink({ href }: { href: string }) {
  const t = useTranslations('coordinator')
  return (
    <a href={href} download className="link inline-flex min-h-11 items-center gap-1.5 text-sm">
      <Icon name="download" />
      {t('overview.export')}
    </a>
  )
}
