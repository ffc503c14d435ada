import type { AbstractIntlMessages } from 'use-intl/core'
import { isLocale, type Locale } from '#domain/locale.ts'

/**
 * Turns `{ './messages/orders.zh.json': {...} }` into `{ zh: { orders: {...} }, en: {...} }`.
 * @throws Error when a file is not named `<area>.<locale>.json`
 */
export function groupByArea(files: Record<string, AbstractIntlMessages>): Record<Locale, AbstractIntlMessages> {
  const grouped: Record<Locale, AbstractIntlMessages> = { zh: {}, en: {} }
  for (const [path, messages] of Object.entries(files)) {
    const [, area, locale] = /([\w-]+)\.(\w+)\.json$/.exec(path) ?? []
    if (!area || !isLocale(locale)) throw new Error(`Message file with an unexpected name: ${path}`)
    grouped[locale][area] = messages
  }
  return grouped
}
