import { useTranslations } from 'use-intl'
import { Icon } from './icon.tsx'
import { pageNumbers } from './page-numbers.ts'

/** Real links to real pages. `href` builds the address of a page, keeping all other filters. */
export function Pagination(props: { page: number; pages: number; href: (page: number) => string }) {
  const t = useTranslations('shell.pagination')
  const { page, pages, href } = props
  if (pages <= 1) return null
  return (
    <nav aria-label={t('label')} className="mt-8 flex flex-wrap items-center justify-center gap-1 tabular">
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev" className={look}>
          <Icon name="back" />
          {t('previous')}
        </a>
      ) : null}
      {pageNumbers(page, pages).map((number, index, all) =>
        number === null ? (
          <span key={`after-${all[index - 1]}`} className="px-1 text-soft" aria-hidden="true">
            …
          </span>
        ) : (
          <a
            key={number}
            href={href(number)}
            aria-label={t('page', { page: number })}
            aria-current={number === page ? 'page' : undefined}
            className={look}
          >
            {number}
          </a>
        ),
      )}
      {page < pages ? (
        <a href={href(page + 1)} rel="next" className={look}>
          {t('next')}
          <Icon name="next" />
        </a>
      ) : null}
    </nav>
  )
}

const look =
  'inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-md border border-transparent px-2 text-ink no-underline hover:border-line-strong aria-[current]:border-accent aria-[current]:bg-accent aria-[current]:text-white'
