import { type AbstractIntlMessages, createTranslator, type Messages } from 'use-intl/core'
import type { Locale } from '#domain/locale.ts'
import { groupByArea } from './group-by-area.ts'
import { formats, timeZone } from './intl.tsx'

const byLocale = groupByArea(
  import.meta.glob<AbstractIntlMessages>('./messages/*.json', { eager: true, import: 'default' }),
)

/** Every area's words in one language, keyed by area. Server only: the browser is handed just what a page needs. */
export const catalogue = (locale: Locale): AbstractIntlMessages => byLocale[locale]

/** Words for loaders and actions: page titles, flash messages, mail. `translate('zh')('shell.name')`. */
export function translate(locale: Locale) {
  return createTranslator({ locale, messages: byLocale[locale] as unknown as Messages, timeZone, formats })
}
