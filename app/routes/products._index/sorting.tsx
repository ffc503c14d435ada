import { useTranslations } from 'use-intl'
import { sorts } from '#domain/search.ts'
import { type Filter, listHref } from './filter.ts'

/** The order of the list, as links. */
export function Sorting({ filter }: { filter: Filter }) {
  const t = useTranslations('search')
  return (
    <nav aria-label={t('sort.label')} className="row-of-links mb-4 flex gap-1">
      {sorts.map((sort) => (
        <a
          key={sort}
          href={listHref(filter, { sort })}
          aria-current={filter.sort === sort ? 'true' : undefined}
          className="flex min-h-11 items-center rounded-md px-2 text-sm whitespace-nowrap text-soft no-underline hover:text-accent aria-[current]:font-medium aria-[current]:text-accent aria-[current]:underline aria-[current]:decoration-2 aria-[current]:underline-offset-[0.5em]"
        >
          {sort === 'match' && !filter.q ? t('sort.usual') : t(`sort.${sort}`)}
        </a>
      ))}
    </nav>
  )
}
