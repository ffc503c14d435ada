/** The languages people can read Reedflower in. Chinese is the first and the fallback. */
export const locales = ['zh', 'en'] as const
export type Locale = (typeof locales)[number]

/** The cookie in which a visitor's choice of language is kept. */
export const localeCookie = 'locale'

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value)

/**
 * Decides the language of a request: an explicit choice first, then the browser's preference by weight, then Chinese.
 * @param choice value of the `locale` cookie, if any
 * @param acceptLanguage raw Accept-Language header, if any
 */
export function detectLocale(choice: string | undefined, acceptLanguage: string | undefined): Locale {
  if (isLocale(choice)) return choice
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
  return wanted.find(isLocale) ?? 'zh'
}

/** The BCP 47 tag for `lang` and Intl. */
export const languageTag = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en')

/** Picks the text of a record that carries both languages; Chinese stands in where English is missing. */
export const inLocale = (locale: Locale, zh: string, en: string | null | undefined): string =>
  locale === 'en' && en ? en : zh
