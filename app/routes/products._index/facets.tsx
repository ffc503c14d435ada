import { useLocale, useTranslations } from 'use-intl'
import type { Facet } from '#server/catalog/list-products.ts'
import { Icon } from '../../components/icon.tsx'
import { type Filter, listHref } from './filter.ts'

interface Props {
  filter: Filter
  districts: Facet[]
  categories: Facet[]
}

/** Ways to narrow the list: folded away on a phone, a column on a desk. Plain links, so every state has an address. */
export function Facets({ filter, districts, categories }: Props) {
  const t = useTranslations('catalog.list')
  const groups = [
    { title: t('byDistrict'), facets: districts, change: (district: string) => ({ district }) },
    { title: t('byCategory'), facets: categories, change: (category: string) => ({ category }) },
  ]
  return (
    <nav aria-label={t('filters')} className="mb-5 lg:mb-0">
      <div className="grid gap-2 lg:hidden">
        {groups.map((group) => (
          <details key={group.title} className="group rounded-md border border-line bg-card">
            <summary className="flex min-h-12 list-none items-center justify-between px-4">
              {group.title}
              <Icon name="down" className="transition-transform group-open:rotate-180" />
            </summary>
            <div className="border-t border-line px-2 py-2">
              <Options filter={filter} {...group} />
            </div>
          </details>
        ))}
      </div>
      <div className="hidden gap-8 lg:grid">
        {groups.map((group) => (
          <section key={group.title}>
            <h2 className="mb-1 px-2 text-base">{group.title}</h2>
            <Options filter={filter} {...group} />
          </section>
        ))}
      </div>
    </nav>
  )
}

function Options(props: { filter: Filter; facets: Facet[]; change: (key: string) => Partial<Filter> }) {
  const locale = useLocale()
  const { filter, facets, change } = props
  return (
    <ul>
      {facets.map((facet) => (
        <li key={facet.key}>
          <a
            href={listHref(filter, change(facet.chosen ? '' : facet.key))}
            aria-current={facet.chosen ? 'true' : undefined}
            className="flex min-h-11 items-center justify-between gap-3 rounded-md px-2 leading-snug text-ink no-underline hover:bg-paper-deep aria-[current]:bg-accent-wash aria-[current]:font-medium aria-[current]:text-accent-deep lg:min-h-9 lg:text-sm"
          >
            {facet.name[locale]}
            <span className="text-sm text-soft tabular">{facet.count}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
