import { useTranslations } from 'use-intl'
import type { FigureLevel } from '#server/households/income-figures.ts'
import type { FigureReport } from '#server/households/read-figures.ts'
import { type Asked, addressOf } from '../coordinator/report-query.ts'

/** The ways a place can be divided. */
function levelsOf({ place }: FigureReport): FigureLevel[] {
  if (place.village) return ['household']
  if (place.township) return ['village', 'household']
  if (place.district) return ['township', 'village', 'household']
  return ['pairing', 'district', 'household']
}

export function LevelLinks({ report, asked }: { report: FigureReport; asked: Asked }) {
  const t = useTranslations('coordinator')
  const levels = levelsOf(report)
  if (levels.length < 2) return null
  return (
    <nav aria-label={t('levels.label')} className="flex flex-wrap gap-1 text-sm">
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
