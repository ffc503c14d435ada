import { useLocale, useTranslations } from 'use-intl'
import { noFilters } from '#domain/search.ts'
import type { ProductList } from '#server/search/list-products.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { countChosen, type Filter, listHref, withoutFiltersHref } from './filter.ts'

const chip =
  'inline-flex min-h-11 items-center rounded-full border border-line-strong bg-card px-4 text-ink no-underline hover:border-accent hover:text-accent'

/** Says why nothing is there and offers what is: words nearly the same, fewer filters, the largest categories. */
export function NothingFound({ filter, instead }: { filter: Filter; instead: NonNullable<ProductList['instead']> }) {
  const t = useTranslations('search.empty')
  const locale = useLocale()
  const filtered = countChosen(filter) > 0
  const only = (words: string) => listHref(filter, { q: words, chosen: noFilters })
  const ofCategory = (slug: string) => listHref(filter, { q: '', chosen: { ...noFilters, category: [slug] } })
  return (
    <EmptyState
      title={filter.q ? t('title', { query: filter.q }) : t('titleFilters')}
      action={
        <>
          {filtered ? <ButtonLink href={withoutFiltersHref(filter)}>{t('widen')}</ButtonLink> : null}
          <ButtonLink href="/products" look="quiet">
            {t('all')}
          </ButtonLink>
        </>
      }
    >
      <p>{filtered ? t('textFilters') : t('text')}</p>
      {instead.near.length > 0 ? (
        <div className="mt-6">
          <h3 className="text-base text-ink">{t('near')}</h3>
          <ul className="mt-2 flex flex-wrap justify-center gap-2">
            {instead.near.map(({ familyId, name }) => (
              <li key={familyId}>
                <a href={only(name[locale])} className={chip}>
                  {name[locale]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {instead.popular.length > 0 ? (
        <div className="mt-6">
          <h3 className="text-base text-ink">{t('popular')}</h3>
          <ul className="mt-2 flex flex-wrap justify-center gap-2">
            {instead.popular.map(({ slug, name }) => (
              <li key={slug}>
                <a href={ofCategory(slug)} className={chip}>
                  {name[locale]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </EmptyState>
  )
}
