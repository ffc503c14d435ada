import { detectLocale, isLocale, type Locale, localeCookie } from '#domain/locale.ts'
import type { Db } from '#server/db/db.ts'
import { readCookie } from './cookie.ts'

type Deps = { db: Pick<Db, 'pool'> }

const chosenIn = (headers: Headers): string | undefined => readCookie(headers, localeCookie)

/** The language of a request. */
export const languageOf = (headers: Headers): Locale =>
  detectLocale(chosenIn(headers), headers.get('accept-language') ?? undefined)

/** From now on an account is written to in this language. */
export async function chooseLanguage({ db }: Deps, userId: string, locale: Locale): Promise<void> {
  await db.pool.query(
    'UPDATE app_user SET locale = $2 WHERE id = $1 AND closed_at IS NULL AND locale IS DISTINCT FROM $2',
    [userId, locale],
  )
}

/** Who signs in is written to in the language chosen in this browser; where nobody chose one, in its own, unless the account has one. */
export async function takeLanguage({ db }: Deps, userId: string, headers: Headers): Promise<void> {
  if (isLocale(chosenIn(headers))) return chooseLanguage({ db }, userId, languageOf(headers))
  await db.pool.query('UPDATE app_user SET locale = $2 WHERE id = $1 AND locale IS NULL', [userId, languageOf(headers)])
}
