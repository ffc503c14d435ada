import { type AppLoadContext, data } from '@remix-run/node'
import { parseYuan } from '#domain/money.ts'
import { translate } from '../i18n/catalogue.server.ts'
import type { MessageKey } from '../i18n/message-key.ts'
import type { FieldErrors } from './answer-form.ts'
import { goOn } from './go-on.ts'
import { periodErrors } from './period-errors.ts'
import { type HandedIn, readEvidenceForm } from './read-evidence-form.ts'

/** What was typed into a form with a file, to be shown again; `intent` and `of` say which form of the page it was. */
export interface TypedForm {
  intent: string
  of: string
  fields: Record<string, string>
}

/** The answer to a form that was wrong. */
export interface WrongForm {
  typed: TypedForm
  errors: FieldErrors
}

/** A form with a file as it came in. Amounts and counts that cannot be read are noted at their field. */
export interface EvidenceForm {
  intent: string
  text: (name: string) => string
  all: (name: string) => string[]
  /** Fen; a note at the field and 0 where it is no amount. Empty is 0 with `orNone`. */
  yuan: (name: string, orNone?: 'orNone') => bigint
  /** A whole number; a note at the field where it is none; null where it is empty. */
  whole: (name: string) => number | null
  note: (name: string, words: string) => void
  evidence: HandedIn | null
}

const LONGEST = 500

/** A form with a file where one may be handed in; a plain one has none. */
export const readForm = async (request: Request): Promise<Awaited<ReturnType<typeof readEvidenceForm>>> =>
  request.headers.get('Content-Type')?.startsWith('multipart/form-data')
    ? readEvidenceForm(request)
    : { form: await request.formData(), evidence: null, tooLarge: false }

const hidden = ['evidence']

/**
 * Reads a form with a file, does what it asks for and goes on to a page that says so; or gives back what was typed with a sentence
 * at the field that is wrong. `work` names what was done; it may name another page to go on to.
 */
export async function answerEvidenceForm(
  request: Request,
  { locale }: Pick<AppLoadContext, 'locale'>,
  page: string,
  work: (form: EvidenceForm) => (() => Promise<{ done: MessageKey; page?: string }>) | null,
) {
  const { form, evidence, tooLarge } = await readForm(request)
  const errors: FieldErrors = {}
  const t = translate(locale)
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .normalize('NFKC')
      .trim()
      .slice(0, LONGEST)
  const note = (name: string, words: string) => {
    errors[name] ??= words
  }
  const fields = Object.fromEntries(
    [...form.keys()].filter((name) => !hidden.includes(name)).map((name) => [name, text(name)]),
  )
  const typed: TypedForm = { intent: text('intent'), of: text('of'), fields }
  const act = work({
    intent: typed.intent,
    text,
    all: (name) => form.getAll(name).map((value) => String(value).normalize('NFKC').trim().slice(0, 40)),
    yuan: (name, orNone) => {
      if (orNone && text(name) === '') return 0n
      const fen = parseYuan(text(name))
      if (fen === null) note(name, t('admin.invalid.yuan'))
      return fen ?? 0n
    },
    whole: (name) => {
      if (text(name) === '') return null
      if (!/^\d{1,8}$/.test(text(name))) note(name, t('admin.invalid.whole'))
      return Number(text(name))
    },
    note,
    evidence,
  })
  if (!act) throw data({ code: 'InvalidInput' }, { status: 400 })
  if (tooLarge) note('evidence', t('evidence.refused.size'))
  if (Object.keys(errors).length > 0) return data({ typed, errors } satisfies WrongForm, { status: 422 })
  try {
    const next = await act()
    return goOn(next.page ?? page, next.done)
  } catch (error) {
    const refusal = periodErrors(error, locale)
    return data({ typed, errors: refusal.errors } satisfies WrongForm, { status: refusal.status })
  }
}
