import { useLocale, useTranslations } from 'use-intl'
import type { FacetName } from '#domain/search.ts'
import type { FacetValue } from '#server/search/list-products.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

/** What a key of a facet is called: by its own name, or by ours. A key that nobody knows is shown as it is. */
export function useFacetWords(): (facet: FacetName, value: Pick<FacetValue, 'key' | 'name'>) => string {
  const t = useTranslations()
  const locale = useLocale()
  return (facet, { key, name }) => {
    if (name) return name[locale]
    const words = `${facet === 'linkage' ? 'catalog' : 'search.values'}.${facet}.${key}` as MessageKey
    return t.has(words) ? t(words) : key
  }
}
