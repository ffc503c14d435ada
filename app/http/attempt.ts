import { isDomainError } from '#domain/errors.ts'
import type { Locale } from '#domain/locale.ts'
import { translate } from '../i18n/catalogue.server.ts'
import { toRefusal } from './to-response.ts'

export type Refused = { outcome: 'refused'; words: string }

/**
 * Waits for a verb whose refusal belongs beside a field of the form, not on a page of its own. A limit says how long to
 * wait. Anything that is not a refusal is thrown on.
 */
export async function attempt<Result>(work: Promise<Result>, locale: Locale): Promise<Result | Refused> {
  return work.catch((error: unknown) => ({ outcome: 'refused' as const, words: wordsFor(error, locale) }))
}

function wordsFor(error: unknown, locale: Locale): string {
  const { message } = toRefusal(error, locale)
  const seconds = isDomainError(error) && error.code === 'TooManyRequests' ? error.detail.seconds : undefined
  if (typeof seconds !== 'number') return message
  const t = translate(locale)
  return seconds <= 90
    ? t('identity.invalid.waitSeconds', { count: seconds })
    : t('identity.invalid.waitMinutes', { count: Math.ceil(seconds / 60) })
}
