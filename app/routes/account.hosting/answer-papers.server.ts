import { type AppLoadContext, data } from '@remix-run/node'
import { isDomainError } from '#domain/errors.ts'
import { hostSchema } from '#domain/forms/host.ts'
import { LIVE_PICTURE_BYTES } from '#domain/live-schedule.ts'
import { goOn } from '../../http/go-on.ts'
import { parseForm } from '../../http/parse-form.ts'
import { filesOf, readUpload, type Upload } from '../../http/read-upload.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

type Errors = Partial<Record<string, string[]>>
/** The form again: what was typed, a consent that is here already, and what is wrong. */
export type PapersAgain = { typed: Record<string, string>; ticket: string; errors: Errors }

/** Hands the papers in, or shows what is wrong with them; nothing that was typed or handed in is lost. */
export async function answerPapers(request: Request, context: AppLoadContext, userId: string) {
  const { hosting } = context.shop
  const upload = await readUpload(request, { files: 1, bytes: LIVE_PICTURE_BYTES })
  const consent = await readConsent(context, userId, upload)
  const { form } = upload
  for (const name of ['consent', 'ticket']) form.delete(name)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const again = (errors: Errors, status: number) =>
    data<PapersAgain>({ typed, ticket: consent.ticket, errors: { ...errors, ...consent.errors } }, { status })
  const submission = parseForm(form, hostSchema)
  if (submission.status !== 'success' || Object.keys(consent.errors).length > 0)
    return again((submission.status === 'success' ? {} : submission.error) as Errors, 422)
  const { guardianName, guardianPhone, ...papers } = submission.value
  const given = guardianName !== '' || guardianPhone !== '' || consent.key !== ''
  try {
    await hosting.submit(userId, {
      ...papers,
      guardian: given ? { name: guardianName, phone: guardianPhone, fileKey: consent.key } : null,
    })
  } catch (error) {
    const { message, status } = toRefusal(error, context.locale)
    const { field, rule } = isDomainError(error) ? error.detail : {}
    if (typeof field !== 'string') return again({ form: [message] }, status)
    const key = `hosting.invalid.${String(rule === 'guardian' ? field : rule)}` as MessageKey
    return again({ [field]: [translate(context.locale).has(key) ? key : message] }, 422)
  }
  return goOn('/account/hosting', 'hosting.flash.submitted')
}

async function readConsent({ shop, locale }: AppLoadContext, userId: string, { form, tooLarge }: Upload) {
  const carried = String(form.get('ticket') ?? '')
  const kept = shop.hosting.openConsent(userId, carried)
  const before = { ticket: kept ? carried : '', key: kept ?? '' }
  if (tooLarge.includes('consent')) return { ...before, errors: { consent: ['hosting.invalid.tooLarge'] } }
  const [file] = filesOf(form, 'consent')
  if (!file) return { ...before, errors: {} }
  try {
    const ticket = await shop.hosting.takeConsent(userId, await file.bytes())
    return { ticket, key: shop.hosting.openConsent(userId, ticket) ?? '', errors: {} }
  } catch (error) {
    return { ...before, errors: { consent: [toRefusal(error, locale).message] } }
  }
}
