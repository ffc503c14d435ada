import { useTranslations } from 'use-intl'
import { facetNames } from '#domain/search.ts'
import type { ProductList } from '#server/search/list-products.ts'
import { Icon } from '../../components/icon.tsx'
import { type Filter, listHref, toggleHref } from './filter.ts'
import { useFacetWords } from './use-facet-words.ts'

/** The filters in use; each can be taken off. */
export function Chips({ filter, facets }: { filter: Filter; facets: ProductList['facets'] }) {
  const t = useTranslations('search')
  const words = useFacetWords()
  const chips = [
    ...(filter.q ? [{ words: filter.q, href: listHref(filter, { q: '' }) }] : []),
    ...facetNames.flatMap((facet) =>
      filter.chosen[facet].map((key) => ({
        words: words(facet, facets[facet].find((value) => value.key === key) ?? { key, name: null }),
        href: toggleHref(filter, facet, key),
      })),
    ),
  ]
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('chosen')} className="mb-4 flex flex-wrap items-center gap-2">
      {chips.map((chip) => (
        <li key={chip.href}>
          <a
            href={chip.href}
            aria-label={t('remove', { filter: chip.words })}
            className="inline-flex min-h-11 items-center gap-2 rounded-full border border-accent bg-accent-wash px-4 text-accent-deep no-underline hover:bg-card"
          >
            {chip.words}
            <Icon name="close" />
          </a>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <a href="/products" className="link inline-flex min-h-11 items-center px-2">
            {t('clear')}
          </a>
        </li>
      ) : null}
    </ul>
  )
}
