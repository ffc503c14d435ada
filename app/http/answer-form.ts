import { type AppLoadContext, data } from '@remix-run/node'
import { fieldOf, isSubject } from '#domain/catalog/fields.ts'
import { isDomainError } from '#domain/errors.ts'
import { inLocale, type Locale } from '#domain/locale.ts'
import { translate } from '../i18n/catalogue.server.ts'
import type { MessageKey } from '../i18n/message-key.ts'
import { goOn } from './go-on.ts'
import { toRefusal } from './to-response.ts'

/** Sentences beside fields, by name; `form` is about the whole of it. */
export type FieldErrors = Record<string, string>

/** A rule of a field as a sentence, where there is one. */
export function ruleWords(rule: unknown, locale: Locale): string | null {
  const t = translate(locale)
  const keys = [`admin.invalid.${String(rule)}`, `registry.invalid.${String(rule)}`] as MessageKey[]
  const key = keys.find((one) => t.has(one))
  return key ? t(key as 'admin.invalid.required') : null
}

/** Which field a refusal speaks of, and a finished sentence about it. @throws the error itself when it is none */
export function fieldErrors(error: unknown, locale: Locale): { errors: FieldErrors; status: number } {
  const { code, message, status } = toRefusal(error, locale)
  const detail = isDomainError(error) ? error.detail : {}
  const words = ruleWords(detail.rule, locale)
  if (code === 'InvalidInput' && words) return { errors: { [String(detail.field ?? 'form')]: words }, status: 422 }
  const { subject } = detail
  if (code === 'ChangeStale' && isSubject(subject)) {
    const names = String(detail.fields)
      .split(',')
      .map((name) => fieldOf(subject, name))
      .map((field) => (field ? inLocale(locale, field.zh, field.en) : ''))
    return { errors: { form: `${message} (${names.join('、')})` }, status }
  }
  return { errors: { form: message }, status }
}

/**
 * Does what a form asks for and goes on to a page that says so; or gives back what was typed with a sentence at the field
 * that is wrong.
 * @param act.errors what is wrong already; nothing is tried then
 * @param act.work may return the address of the page to go on to
 */
export async function answerForm<Typed>(
  { locale }: Pick<AppLoadContext, 'locale'>,
  act: { typed: Typed; errors?: FieldErrors; work: () => Promise<unknown>; page: string; done: MessageKey },
) {
  const { typed, errors = {} } = act
  if (Object.keys(errors).length > 0) return data({ typed, errors }, { status: 422 })
  try {
    const to = await act.work()
    const page = typeof to === 'string' ? to : act.page
    return goOn(page, act.done)
  } catch (error) {
    const refusal = fieldErrors(error, locale)
    return data({ typed, errors: refusal.errors }, { status: refusal.status })
  }
}
