import type { SubmissionResult } from '@conform-to/dom'
import { type AppLoadContext, data, redirectDocument } from '@remix-run/node'
import { attempt } from '../../http/attempt.ts'
import { flash } from '../../http/flash.ts'
import { parseForm } from '../../http/parse-form.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import { type Intent, schemas } from './forms.ts'

type Asked = { request: Request; form: FormData; context: AppLoadContext }

/** What an authenticator needs, shown until the first digits prove that it has it. */
export type Offer = { uri: string; backupCodes: string[] }

type Result = SubmissionResult<string[]> | undefined

/** The page again: with what is wrong, or with an offer to go on with. */
const again = (intent: Intent, result: Result, offer: Offer | null = null) =>
  data({ intent, result, offer }, { status: result?.error ? 422 : 200 })

const done = (said: MessageKey, cookies: string[]) =>
  redirectDocument('/account/security', {
    status: 303,
    headers: [...cookies, flash(said)].map((cookie): [string, string] => ['Set-Cookie', cookie]),
  })

const hideFields = ['current', 'next', 'password']

async function password({ request, form, context: { shop, locale } }: Asked) {
  const submission = parseForm(form, schemas.password)
  if (submission.status !== 'success') return again('password', submission.reply({ hideFields }))
  const { current = null, next } = submission.value
  const answer = await attempt(shop.identity.setPassword({ current, next, headers: request.headers }), locale)
  const wrong = (field: string, words: string) =>
    again('password', submission.reply({ hideFields, fieldErrors: { [field]: [words] } }))
  if (answer.outcome === 'set') return done('identity.flash.passwordSet', answer.setCookies)
  if (answer.outcome === 'refused') return wrong('next', answer.words)
  if (answer.outcome === 'wrong_current') return wrong('current', 'identity.invalid.wrongOwnPassword')
  return wrong('next', `identity.invalid.${answer.outcome === 'too_short' ? 'tooShort' : 'tooLong'}`)
}

async function offer({ request, form, context: { shop, locale } }: Asked) {
  const submission = parseForm(form, schemas.offer)
  if (submission.status !== 'success') return again('offer', submission.reply({ hideFields }))
  const input = { password: submission.value.password, headers: request.headers }
  const answer = await attempt(shop.identity.offerTotp(input), locale)
  const wrong = (words: string) => again('offer', submission.reply({ hideFields, fieldErrors: { password: [words] } }))
  if (answer.outcome === 'refused') return wrong(answer.words)
  if (answer.outcome === 'wrong_password') return wrong('identity.invalid.wrongOwnPassword')
  return again('confirm', undefined, answer)
}

async function confirm({ request, form, context: { shop, locale } }: Asked) {
  const submission = parseForm(form, schemas.confirm)
  const carried = { uri: String(form.get('uri')), backupCodes: String(form.get('backupCodes')).split(' ') }
  if (submission.status !== 'success') return again('confirm', submission.reply(), carried)
  const input = { code: submission.value.code, headers: request.headers }
  const answer = await attempt(shop.identity.confirmTotp(input), locale)
  const wrong = (words: string) => again('confirm', submission.reply({ fieldErrors: { code: [words] } }), carried)
  if (answer.outcome === 'refused') return wrong(answer.words)
  if (answer.outcome === 'wrong') return wrong('identity.invalid.wrongTotp')
  return done('identity.flash.totpOn', answer.setCookies)
}

async function disable({ request, form, context: { shop, locale } }: Asked) {
  const submission = parseForm(form, schemas.disable)
  if (submission.status !== 'success') return again('disable', submission.reply({ hideFields }))
  const input = { password: submission.value.password, headers: request.headers }
  const answer = await attempt(shop.identity.disableTotp(input), locale)
  const wrong = (words: string) =>
    again('disable', submission.reply({ hideFields, fieldErrors: { password: [words] } }))
  if (answer.outcome === 'refused') return wrong(answer.words)
  if (answer.outcome === 'wrong_password') return wrong('identity.invalid.wrongOwnPassword')
  return done('identity.flash.totpOff', answer.setCookies)
}

const answers = { password, offer, confirm, disable }

/** Answers one of the page's forms: done, or the page again. */
export const answerForm = (intent: Intent, asked: Asked) => answers[intent](asked)
