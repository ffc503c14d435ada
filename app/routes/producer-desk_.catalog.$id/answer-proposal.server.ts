import type { AppLoadContext } from '@remix-run/node'
import { answerForm } from '../../http/answer-form.ts'
import { readCatalogForm } from '../../http/read-catalog-form.ts'
import { proposedFields } from './proposed-fields.ts'

/** Proposes other words for a good, another price or size of a pack, or a new pack. `form` says which. */
export async function answerProposal(request: Request, context: AppLoadContext, userId: string, familyId: string) {
  const sent = await request.formData()
  const form = String(sent.get('form') ?? '')
  const subject = form === 'family' ? ('family' as const) : ('product' as const)
  const made = form === 'new'
  const names = proposedFields(subject, made)
  const { values, typed, errors } = readCatalogForm(sent, subject, { locale: context.locale, names, made })
  const [id, slug] = [String(sent.get('id') ?? ''), String(sent.get('slug') ?? '').trim()]
  const whole = { ...values, withdrawn: false, variableWeight: false, shipsNow: true, position: 99, unitsMilli: 1_000 }
  return answerForm(context, {
    typed: { form, words: { ...typed, slug, id } },
    errors,
    work: () =>
      context.shop.merchandising.propose(
        userId,
        made
          ? { id, subject: 'product', of: familyId, slug, values: whole }
          : { id, subject, subjectId: subject === 'family' ? familyId : form, values },
      ),
    page: '/producer-desk/catalog#changes',
    done: 'batches.done.proposed',
  })
}
