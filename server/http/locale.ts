import type { Request, RequestHandler } from 'express'
import { detectLocale, isLocale, type Locale, localeCookie } from '#domain/locale.ts'

const aYear = 365 * 24 * 60 * 60 * 1000

const cookie = (request: Request): string | undefined =>
  new RegExp(`(?:^|;\\s*)${localeCookie}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1]

/** The language a page is asked for in: by its address (`?lang=en`), else by the visitor's choice, else by the browser. */
export function localeOf(request: Request): Locale {
  const { lang } = request.query
  return isLocale(lang) ? lang : detectLocale(cookie(request), request.get('accept-language'))
}

/** Who comes in by an address in another language than their own reads on in that language. */
export const keepAskedLanguage: RequestHandler = (request, response, next) => {
  const { lang } = request.query
  if (isLocale(lang) && lang !== detectLocale(cookie(request), request.get('accept-language')))
    response.cookie(localeCookie, lang, { path: '/', maxAge: aYear, sameSite: 'lax' })
  next()
}
