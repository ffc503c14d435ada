import { useLocale, useTranslations } from 'use-intl'
import type { Facet } from '#server/catalog/list-products.ts'
import { Icon } from '../../components/icon.tsx'
import { type Filter, listHref } from './filter.ts'

/** The filters in use; each can be taken off. */
export function Chips(props: { filter: Filter; district?: Facet; category?: Facet }) {
  const t = useTranslations('catalog.list')
  const locale = useLocale()
  const { filter, district, category } = props
  const chips = [
    ...(filter.q ? [{ words: filter.q, href: listHref(filter, { q: '' }) }] : []),
    ...(filter.district
      ? [{ words: district?.name[locale] ?? filter.district, href: listHref(filter, { district: '' }) }]
      : []),
    ...(filter.category
      ? [{ words: category?.name[locale] ?? filter.category, href: listHref(filter, { category: '' }) }]
      : []),
  ]
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('chosen')} className="mb-4 flex flex-wrap items-center gap-2">
      {chips.map((chip) => (
        <li key={chip.words}>
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
