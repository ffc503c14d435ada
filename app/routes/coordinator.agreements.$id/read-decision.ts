import type { AppLoadContext } from '@remix-run/node'
import { isDomainError } from '#domain/errors.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { fileWords, readEvidenceForm } from '../../http/read-evidence-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import { decisionRefusal } from './decision-refusal.ts'

/** What was refused of one version's forms, and what was typed into them. */
export interface VersionRefusal {
  versionId: string
  status: number
  field: 'form' | 'file' | 'lastDay' | 'reason'
  message: string
  lastDay: string
  reason: string
}

type Context = Pick<AppLoadContext, 'shop' | 'locale'>

const decisions = ['approved', 'rejected'] as const

/** Does what a version's form asks for. @returns the sentence that says so, or what was refused; null where it asks for nothing */
export async function actOnVersion(
  { shop, locale }: Context,
  viewer: Viewer,
  request: Request,
): Promise<MessageKey | VersionRefusal | null> {
  const { form, evidence: file, tooLarge } = await readEvidenceForm(request)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [versionId, lastDay, reason] = [text('version'), text('lastDay'), text('reason')]
  const decision = decisions.find((one) => one === text('decision'))
  const refused = (field: VersionRefusal['field'], message: string, status = 422): VersionRefusal => ({
    ...{ versionId, status, field, message, lastDay, reason },
  })
  const t = translate(locale)
  if (tooLarge) return refused('file', t('evidence.refused.size'))
  try {
    if (decision) {
      await shop.linkage.decide(viewer, { versionId, decision })
      return `coordinator.agreement.${decision}`
    }
    if (text('intent') === 'end') {
      await shop.linkage.end(viewer, { versionId, lastDay, reason })
      return 'linkage.ended'
    }
    if (text('intent') !== 'evidence') return null
    if (!file) return refused('file', t('linkage.invalid.needed'))
    await shop.linkage.addEvidence(viewer, { versionId, file })
    return 'linkage.evidenceAdded'
  } catch (error) {
    const { status } = toRefusal(error, locale)
    const words = fileWords(error, locale)
    if (words) return refused('file', words)
    const { field, rule } = isDomainError(error) ? error.detail : {}
    if ((field === 'lastDay' || field === 'reason') && typeof rule === 'string')
      return refused(field, t(`linkage.endRules.${rule as 'date'}`))
    return refused('form', decisionRefusal(error, locale), status)
  }
}
