import { useTranslations } from 'use-intl'

/** The year before, the year itself, the year after. */
export function YearLinks({ path, year }: { path: string; year: number }) {
  const t = useTranslations('reports')
  return (
    <nav aria-label={t('year')} className="flex gap-1 text-sm tabular">
      {[year - 1, year, year + 1].map((one) => (
        <a
          key={one}
          href={`${path}?year=${one}`}
          aria-current={one === year ? 'page' : undefined}
          className="inline-flex min-h-11 items-center rounded-md border border-line-strong bg-card px-3 text-ink no-underline hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent-deep"
        >
          {one}
        </a>
      ))}
    </nav>
  )
}
