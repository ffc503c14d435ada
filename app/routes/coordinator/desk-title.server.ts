import type { Locale } from '#domain/locale.ts'
import { translate } from '../../i18n/catalogue.server.ts'

/** What a page of the desk is called: itself, the desk, the house. Pages that are their menu entry need no title of their own. */
export function deskTitle(locale: Locale, page: string | null): string {
  const t = translate(locale)
  return [page, t('coordinator.title'), t('shell.name')].filter(Boolean).join(' · ')
}
