import { type Locale, locales } from '#domain/locale.ts'

export type Addresses = {
  /** Where this page is found in this language. */
  canonical: string
  /** The page in each language. */
  languages: Record<Locale, string>
  /** The address that asks the visitor's browser for the language. */
  anyLanguage: string
}

/**
 * The addresses search engines may keep of a page.
 * @param origin the shop's own, without a trailing slash
 * @param search the query as it came
 * @param kept names of the parameters that choose what the page shows; all others are dropped, and so are empty ones
 */
export function addressesOf(
  origin: string,
  { pathname, search }: { pathname: string; search: string },
  kept: readonly string[],
  locale: Locale,
): Addresses {
  const given = new URLSearchParams(search)
  const query = kept.flatMap((name) => given.getAll(name).flatMap((value) => (value ? [[name, value]] : [])))
  const address = (lang?: Locale) => {
    const text = new URLSearchParams(lang ? [...query, ['lang', lang]] : query).toString()
    return `${origin}${pathname}${text && `?${text}`}`
  }
  const languages = Object.fromEntries(locales.map((one) => [one, address(one)])) as Record<Locale, string>
  return { canonical: languages[locale], languages, anyLanguage: address() }
}
