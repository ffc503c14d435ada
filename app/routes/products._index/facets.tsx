import { useTranslations } from 'use-intl'
import { type FacetName, facetNames } from '#domain/search.ts'
import type { FacetValue, ProductList } from '#server/search/list-products.ts'
import { Icon } from '../../components/icon.tsx'
import { countChosen, type Filter, toggleHref } from './filter.ts'
import { useFacetWords } from './use-facet-words.ts'

interface Props {
  filter: Filter
  facets: ProductList['facets']
}

/** A group with more keys than this is folded on a desk too, unless one of them is chosen. */
const SHOWN_AT_ONCE = 8

/** Ways to narrow the list: folded away on a phone, a column on a desk. Plain links, so every state has an address. */
export function Facets({ filter, facets }: Props) {
  const t = useTranslations('search')
  const chosen = countChosen(filter)
  const groups = facetNames.filter((facet) => facets[facet].length > 0)
  if (groups.length === 0) return null
  return (
    <nav aria-label={t('filters')} className="mb-5 lg:mb-0">
      <details className="group/all rounded-md border border-line bg-card lg:hidden">
        <summary className="flex min-h-12 list-none items-center justify-between px-4 font-medium">
          {chosen > 0 ? t('filtersChosen', { count: chosen }) : t('filters')}
          <Icon name="down" className="transition-transform group-open/all:rotate-180" />
        </summary>
        <div className="border-t border-line px-2 py-1">
          {groups.map((facet) => (
            <Group key={facet} facet={facet} filter={filter} values={facets[facet]} open={false} />
          ))}
        </div>
      </details>
      <div className="hidden lg:grid">
        {groups.map((facet) => (
          <Group
            key={facet}
            facet={facet}
            filter={filter}
            values={facets[facet]}
            open={facets[facet].length <= SHOWN_AT_ONCE}
          />
        ))}
      </div>
    </nav>
  )
}

function Group(props: { facet: FacetName; filter: Filter; values: FacetValue[]; open: boolean }) {
  const t = useTranslations('search')
  const { facet, filter, values, open } = props
  const single = facet === 'onAir' || facet === 'preorder'
  if (single) return <Options facet={facet} filter={filter} values={values} />
  return (
    <details open={open || filter.chosen[facet].length > 0} className="group border-b border-line last:border-b-0">
      <summary className="flex min-h-12 list-none items-center justify-between px-2 lg:min-h-11">
        {t(`by.${facet}`)}
        <Icon name="down" className="text-soft transition-transform group-open:rotate-180" />
      </summary>
      <div className="pb-3">
        <Options facet={facet} filter={filter} values={values} />
      </div>
    </details>
  )
}

function Options({ facet, filter, values }: { facet: FacetName; filter: Filter; values: FacetValue[] }) {
  const t = useTranslations('search')
  const words = useFacetWords()
  return (
    <ul>
      {values.map((value) => (
        <li key={value.key}>
          <a
            href={toggleHref(filter, facet, value.key)}
            aria-current={value.chosen ? 'true' : undefined}
            className="flex min-h-11 items-center justify-between gap-3 rounded-md px-2 leading-snug text-ink no-underline hover:bg-paper-deep aria-[current]:bg-accent-wash aria-[current]:font-medium aria-[current]:text-accent-deep lg:min-h-9 lg:text-sm"
          >
            <span className="flex items-center gap-2">
              {value.chosen ? <Icon name="check" /> : null}
              {words(facet, value)}
            </span>
            <span className="text-sm text-soft tabular">
              <span className="sr-only">{t('countBefore')}</span>
              {value.count}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
