import { useTranslations } from 'use-intl'
import type { FigureLevel } from '#server/households/income-figures.ts'
import type { FigureReport } from '#server/households/read-figures.ts'
import { type Asked, addressOf } from '../coordinator/report-query.ts'

const origins = ['type', 'channel', 'session'] as const

/** The ways a place can be divided: by what lies in it, and by where its income came from. */
function levelsOf({ place }: FigureReport): FigureLevel[] {
  if (place.village) return ['household', ...origins]
  if (place.township) return ['village', 'household', ...origins]
  if (place.district) return ['township', 'village', 'household', ...origins]
  return ['pairing', 'district', 'household', ...origins]
}

export function LevelLinks({ report, asked }: { report: FigureReport; asked: Asked }) {
  const t = useTranslations('reports')
  const levels = levelsOf(report)
  return (
    <nav aria-label={t('levelsLabel')} className="flex flex-wrap gap-1 text-sm">
      {levels.map((level) => (
        <a
          key={level}
          href={addressOf('/coordinator', asked, { level, sort: null })}
          aria-current={level === report.level ? 'true' : undefined}
          className="inline-flex min-h-9 items-center rounded-md border border-line-strong bg-card px-3 text-ink no-underline hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent-deep"
        >
          {t(`levels.${level}`)}
        </a>
      ))}
    </nav>
  )
}
