import { isDomainError } from '#domain/errors.ts'
import { type EvidenceKind, evidenceKinds, MOST_EVIDENCE_BYTES } from '#domain/evidence.ts'
import type { Locale } from '#domain/locale.ts'
import { translate } from '../i18n/catalogue.server.ts'
import { filesOf, readUpload } from './read-upload.ts'

/** A file as it was handed in; whether it is taken is decided by its content. */
export type HandedIn = { kind: EvidenceKind; file: Buffer }

/** The words of a form, and the file of its `EvidenceField`; null where none was chosen, or where the form cannot
 * carry one. `tooLarge`: it was, and is left out. */
export async function readEvidenceForm(
  request: Request,
  name = 'evidence',
): Promise<{ form: FormData; evidence: HandedIn | null; tooLarge: boolean }> {
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data'))
    return { form: await request.formData(), evidence: null, tooLarge: false }
  const { form, tooLarge } = await readUpload(request, { files: 1, bytes: MOST_EVIDENCE_BYTES })
  const [file] = filesOf(form, name)
  const kind = evidenceKinds.find((one) => one === form.get(`${name}Kind`))
  const evidence = file && kind ? { kind, file: Buffer.from(await file.arrayBuffer()) } : null
  return { form, evidence, tooLarge: tooLarge.includes(name) }
}

const rules = ['empty', 'size', 'kind', 'active', 'pictures', 'broken'] as const

/** Why a file was not taken, as a sentence; null where the refusal is of something else. */
export function fileWords(error: unknown, locale: Locale): string | null {
  if (!isDomainError(error) || error.code !== 'FileRefused') return null
  const rule = rules.find((one) => one === error.detail.rule)
  return rule ? translate(locale)(`evidence.refused.${rule}`) : null
}
