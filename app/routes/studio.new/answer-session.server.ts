import { type AppLoadContext, data } from '@remix-run/node'
import { findAdWords, isForbidden } from '#domain/advertising-words.ts'
import { isDomainError } from '#domain/errors.ts'
import { sessionSchema } from '#domain/forms/session.ts'
import { LIVE_PICTURE_BYTES } from '#domain/live-schedule.ts'
import { showPhone } from '#domain/phone.ts'
import type { OfferableProduct } from '#server/livestream/schedule/read-plan.ts'
import type { SessionDraft } from '#server/livestream/schedule/session-draft.ts'
import { goOn } from '../../http/go-on.ts'
import { parseForm } from '../../http/parse-form.ts'
import { filesOf, readUpload, type Upload } from '../../http/read-upload.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

/** Sentences or keys of words beside fields; `form` is about the whole of it. */
export type SessionErrors = Partial<Record<string, string[]>>

/** The form again: what was typed, a cover that is here already, and what is wrong. */
export type SessionAgain = { typed: Record<string, string>; ticket: string; errors: SessionErrors }

type Asked = {
  userId: string
  sessionId: string
  goods: readonly OfferableProduct[]
  /** Cover that the session has already. */
  coverKey: string | null
  save: (draft: SessionDraft) => Promise<void>
}

/** Reads the form of a session and saves it. Whatever is wrong, nothing that was typed or handed in is lost. */
export async function answerSession(request: Request, context: AppLoadContext, asked: Asked) {
  const upload = await readUpload(request, { files: 1, bytes: LIVE_PICTURE_BYTES })
  const cover = await readCover(context, asked, upload)
  const { form } = upload
  for (const name of ['cover', 'ticket']) form.delete(name)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const again = (errors: SessionErrors, status: number) =>
    data<SessionAgain>({ typed, ticket: cover.ticket, errors: { ...errors, ...cover.errors } }, { status })

  const submission = parseForm(form, sessionSchema(asked.goods))
  const errors = {
    ...(submission.status === 'success' ? {} : (submission.error as SessionErrors)),
    ...wordErrors(typed),
  }
  if (submission.status !== 'success' || Object.keys({ ...errors, ...cover.errors }).length > 0)
    return again(errors, 422)
  try {
    await asked.save({ ...submission.value, coverKey: cover.key })
  } catch (error) {
    return again(refusalAt(error, context), toRefusal(error, context.locale).status)
  }
  return goOn(`/studio/${asked.sessionId}/share`, 'schedule.flash.saved')
}

async function readCover({ shop, locale }: AppLoadContext, asked: Asked, { form, tooLarge }: Upload) {
  const { userId, sessionId, coverKey } = asked
  const whose = { userId, sessionId }
  const carried = String(form.get('ticket') ?? '')
  const [file] = filesOf(form, 'cover')
  const kept = shop.schedule.openCover(whose, carried)
  const before = { ticket: kept ? carried : '', key: kept ?? (form.get('noCover') === 'on' ? null : coverKey) }
  if (tooLarge.includes('cover')) return { ...before, errors: { cover: ['schedule.invalid.coverTooLarge'] } }
  if (!file) return { ...before, errors: {} }
  try {
    const ticket = await shop.schedule.takeCover(whose, await file.bytes())
    return { ticket, key: shop.schedule.openCover(whose, ticket), errors: {} }
  } catch (error) {
    return { ...before, errors: { cover: [toRefusal(error, locale).message] } }
  }
}

/** Words that law forbids are refused; those that call for a look are, until a person says that they looked. */
function wordErrors(typed: Record<string, string>): SessionErrors {
  const found = (['titleZh', 'titleEn'] as const).map((field) => [field, findAdWords(typed[field] ?? '')] as const)
  const forbidden = found.filter(([, words]) => words.some(isForbidden))
  if (forbidden.length > 0)
    return Object.fromEntries(forbidden.map(([field]) => [field, ['schedule.invalid.forbidden']]))
  const doubtful = found.some(([, words]) => words.length > 0)
  return doubtful && typed.wordsSeen !== 'on' ? { wordsSeen: ['schedule.invalid.wordsSeen'] } : {}
}

/** What the shop refused, at the field that it speaks of. @throws the error itself when it is no refusal */
function refusalAt(error: unknown, { locale }: AppLoadContext): SessionErrors {
  const { message } = toRefusal(error, locale)
  const detail = isDomainError(error) ? error.detail : {}
  if (typeof detail.field !== 'string') return { form: [message] }
  const t = translate(locale)
  if (detail.rule === 'unknown')
    return { coHosts: [t('schedule.invalid.unknownPhone', { phone: showPhone(String(detail.phone)) })] }
  const key = `schedule.invalid.${String(detail.rule)}` as MessageKey
  return { [detail.field]: [t.has(key) ? key : message] }
}
