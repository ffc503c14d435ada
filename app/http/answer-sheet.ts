import { type AppLoadContext, data, redirectDocument } from '@remix-run/node'
import type { MessageKey } from '../i18n/message-key.ts'
import { fieldErrors, ruleWords } from './answer-form.ts'
import { flash } from './flash.ts'
import { filesOf, readUpload } from './read-upload.ts'

const SHEET_BYTES = 4 * 1024 * 1024

export type Sheet = { kind: string; bytes: Uint8Array }

/**
 * Hands the .xlsx of a form to a verb and goes on to the page of what it would change; or says beside the field why not.
 * @param act.check `applied`: this very file was applied before
 * @param act.page the list of imports; the page of each lies beneath it
 * @param act.known what is said of a file that was applied before
 */
export async function answerSheet(
  request: Request,
  { locale }: Pick<AppLoadContext, 'locale'>,
  act: { check: (sheet: Sheet) => Promise<{ id: string; applied: boolean }>; page: string; known: MessageKey },
) {
  const { form, tooLarge } = await readUpload(request, { files: 1, bytes: SHEET_BYTES })
  const kind = String(form.get('kind') ?? '')
  const [file] = filesOf(form, 'file')
  const rule = tooLarge.length > 0 ? 'fileTooLarge' : file ? null : 'required'
  if (rule || !file) return data({ kind, error: ruleWords(rule, locale) }, { status: 422 })
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { id, applied } = await act.check({ kind, bytes })
    const headers = applied ? { 'Set-Cookie': flash(act.known) } : undefined
    return redirectDocument(`${act.page}/${id}`, { status: 303, headers })
  } catch (error) {
    const { errors, status } = fieldErrors(error, locale)
    return data({ kind, error: Object.values(errors).join(' ') }, { status })
  }
}
