import type { SubmissionResult } from '@conform-to/dom'
import { type AppLoadContext, data, redirectDocument } from '@remix-run/node'
import type { SignIn } from '#server/identity/sign-in.ts'
import type { Role } from '#server/identity/viewer.ts'
import { attempt } from '../../http/attempt.ts'
import { flash } from '../../http/flash.ts'
import { parseForm } from '../../http/parse-form.ts'
import { type Intent, schemas } from './forms.ts'
import { forgetPhone, keepPhone, readStep, stepPath } from './steps.ts'

type Asked = { request: Request; form: FormData; context: AppLoadContext }

/** Where people of a role start when nothing else was said. */
const homes: Partial<Record<Role, string>> = {
  coordinator: '/coordinator',
  admin: '/coordinator',
  farmer: '/studio',
  volunteer: '/studio',
}

const goTo = (path: string, cookies: string[]) =>
  redirectDocument(path, { status: 303, headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]) })

/** The same page again, with what was typed and what is wrong. */
const again = (intent: Intent, result: SubmissionResult<string[]>) => data({ intent, result }, { status: 422 })

/** The way on after a right first or second factor. */
function onward(answer: SignIn & { setCookies: string[] }, next: string): Response {
  if (answer.outcome === 'totp_required') return goTo(stepPath('totp', next), [...answer.setCookies, forgetPhone])
  const home = answer.outcome === 'signed_in' ? homes[answer.role] : undefined
  return goTo(next || home || '/account', [...answer.setCookies, forgetPhone, flash('identity.flash.signedIn')])
}

/** Sends a code, or sends it again. */
async function request({ request, form, context: { shop, locale } }: Asked) {
  const submission = parseForm(form, schemas.request)
  if (submission.status !== 'success') return again('request', submission.reply())
  const { phone } = submission.value
  const refused = await attempt(shop.identity.requestCode(phone, request.headers), locale)
  if (refused) return again('request', submission.reply({ fieldErrors: { phone: [refused.words] } }))
  const { step, next } = readStep(request.url)
  return goTo(stepPath('code', next), [
    keepPhone(phone),
    ...(step === 'code' ? [flash('identity.flash.codeSent')] : []),
  ])
}

async function code({ request, form, context: { shop, locale } }: Asked) {
  const submission = parseForm(form, schemas.code)
  if (submission.status !== 'success') return again('code', submission.reply())
  const input = { ...submission.value, headers: request.headers }
  const answer = await attempt(shop.identity.signInWithCode(input), locale)
  const wrong = (words: string) => again('code', submission.reply({ fieldErrors: { code: [words] } }))
  if (answer.outcome === 'refused') return wrong(answer.words)
  if (answer.outcome === 'wrong') return wrong('identity.invalid.wrongCode')
  if (answer.outcome === 'expired') return wrong('identity.invalid.expiredCode')
  return onward(answer, readStep(request.url).next)
}

async function password({ request, form, context: { shop, locale } }: Asked) {
  const submission = parseForm(form, schemas.password)
  const hideFields = ['password']
  if (submission.status !== 'success') return again('password', submission.reply({ hideFields }))
  const input = { ...submission.value, headers: request.headers }
  const answer = await attempt(shop.identity.signInWithPassword(input), locale)
  const wrong = (words: string) =>
    again('password', submission.reply({ hideFields, fieldErrors: { password: [words] } }))
  if (answer.outcome === 'refused') return wrong(answer.words)
  if (answer.outcome === 'wrong' || answer.outcome === 'expired') return wrong('identity.invalid.wrongPassword')
  return onward(answer, readStep(request.url).next)
}

async function totp({ request, form, context: { shop, locale } }: Asked) {
  const submission = parseForm(form, schemas.totp)
  if (submission.status !== 'success') return again('totp', submission.reply())
  const { next } = readStep(request.url)
  const answer = await attempt(shop.identity.verifyTotp(submission.value.totp, request.headers), locale)
  const wrong = (words: string) => again('totp', submission.reply({ fieldErrors: { totp: [words] } }))
  if (answer.outcome === 'refused') return wrong(answer.words)
  if (answer.outcome === 'wrong') return wrong('identity.invalid.wrongTotp')
  if (answer.outcome === 'expired') return goTo(stepPath('phone', next), [flash('identity.flash.startAgain')])
  return onward(answer, next)
}

const answers = { request, code, password, totp }

/** Answers one of the page's forms: a way onward, or the page again with what is wrong. */
export const answerForm = (intent: Intent, asked: Asked) => answers[intent](asked)
