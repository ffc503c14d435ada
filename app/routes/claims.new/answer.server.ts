import type { AppLoadContext } from '@remix-run/node'
import { claimKinds, MAX_CLAIM_PHOTO_BYTES, MAX_CLAIM_PHOTOS, needsPhotos } from '#domain/claim-rules.ts'
import { isDomainError } from '#domain/errors.ts'
import { claimSchema } from '#domain/forms/claim.ts'
import type { TakenPhotos } from '#server/claims/take-photos.ts'
import { parseForm } from '../../http/parse-form.ts'
import { filesOf, readUpload, type Upload } from '../../http/read-upload.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'

type Field = 'kind' | 'units' | 'words' | 'photos'

/** The form again: what was typed, what is wrong with it, and the photos that are here already. */
export type Again = {
  claimId: string
  typed: { kind: string; units: string; words: string }
  tickets: string[]
  errors: Partial<Record<Field, string[]>>
  refusal: string | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Opens the claim that was sent. @returns where it is, or the form again */
export async function answerClaim(
  request: Request,
  context: AppLoadContext,
  leftUnits: number,
): Promise<{ opened: string } | { again: Again; status: number }> {
  const { shop, buyer, locale } = context
  const upload = await readUpload(request, { files: MAX_CLAIM_PHOTOS, bytes: MAX_CLAIM_PHOTO_BYTES })
  const { form } = upload
  const text = (name: string) => String(form.get(name) ?? '')
  const claimId = UUID.test(text('claimId')) ? text('claimId') : crypto.randomUUID()
  const pictures = await Promise.all(filesOf(form, 'photos').map((file) => file.bytes()))
  const taken = await shop.claims.takePhotos(buyer, { claimId, tickets: form.getAll('ticket').map(String), pictures })
  const { tickets } = taken
  const typed = { kind: text('kind'), units: text('units'), words: text('words') }
  const again = (errors: Again['errors'], status: number, refusal: string | null = null) => ({
    again: { claimId, typed, tickets, errors, refusal },
    status,
  })

  form.set('claimId', claimId)
  for (const name of ['photos', 'ticket', 'intent']) form.delete(name)
  const submission = parseForm(form, claimSchema)
  const refused = submission.status === 'success' ? null : submission.error
  const wrong = { ...refused, ...photoErrors({ upload, taken, kind: typed.kind, locale }) } as Again['errors']
  if (submission.status !== 'success' || Object.keys(wrong).length > 0) return again(wrong, 422)
  const { line: lineId, ...claim } = submission.value
  try {
    await shop.claims.open(buyer, { ...claim, lineId, tickets })
    return { opened: claimId }
  } catch (error) {
    if (isDomainError(error) && error.code === 'InvalidInput' && error.detail.field === 'units')
      return again({ units: [translate(locale)('claims.invalid.units', { left: leftUnits })] }, 422)
    const { status, message } = toRefusal(error, locale)
    return again({}, status, message)
  }
}

/** What is wrong with the photos, all of it: none is lost silently. */
function photoErrors(given: { upload: Upload; taken: TakenPhotos; kind: string; locale: AppLoadContext['locale'] }) {
  const { upload, taken, kind, locale } = given
  const t = translate(locale)
  const chosen = claimKinds.find((one) => one === kind)
  const missing = chosen !== undefined && needsPhotos(chosen)
  const errors = [
    upload.tooLarge.length > 0 ? t('claims.invalid.tooLarge') : null,
    upload.tooMany.length > 0 || taken.left > 0 ? t('claims.invalid.tooMany') : null,
    taken.unreadable > 0 ? t('claims.invalid.unreadable', { count: taken.unreadable }) : null,
    missing && taken.tickets.length === 0 ? t('claims.invalid.photos') : null,
  ].filter((words) => words !== null)
  return errors.length > 0 ? { photos: errors } : {}
}
