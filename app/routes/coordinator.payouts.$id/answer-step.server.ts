import { type AppLoadContext, data } from '@remix-run/node'
import { isDomainError } from '#domain/errors.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { goOn } from '../../http/go-on.ts'
import { fileWords, type HandedIn, readEvidenceForm } from '../../http/read-evidence-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

const steps = ['check', 'approve', 'accounts', 'export', 'prove', 'cancel'] as const
type Step = (typeof steps)[number]

const done: Record<Step, MessageKey> = {
  check: 'payouts.done.checked',
  approve: 'payouts.done.approved',
  accounts: 'payouts.done.accounts',
  export: 'payouts.done.exported',
  prove: 'payouts.done.proven',
  cancel: 'payouts.done.cancelled',
}

type Sent = { form: FormData; evidence: HandedIn | null; tooLarge: boolean }
type Typed = { step: Step; reason: string; sure: boolean }

/** A form with a file where it is sent as one, any other as it is. */
async function readSent(request: Request): Promise<Sent> {
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return readEvidenceForm(request)
  return { form: await request.formData(), evidence: null, tooLarge: false }
}

function take({ shop }: AppLoadContext, viewer: Viewer, runId: string, { step, ...typed }: Typed, sent: Sent) {
  if (step === 'check') return shop.payouts.check(viewer, runId)
  if (step === 'approve') return shop.payouts.approve(viewer, runId)
  if (step === 'export') return shop.payouts.export(viewer, runId)
  if (step === 'accounts') return shop.payouts.takeAccounts(viewer, { runId, ...typed })
  if (step === 'cancel') return shop.payouts.cancel(viewer, { runId, reason: typed.reason })
  const chosen = sent.form.getAll('payout').map(String)
  const proof = sent.evidence && { file: sent.evidence.file }
  return shop.payouts.prove(viewer, { runId, payoutIds: chosen.length > 0 ? chosen : null, proof })
}

/** Takes a run's next step and shows it anew; or says at its form why not, with what was typed. */
export async function answerStep(request: Request, context: AppLoadContext, viewer: Viewer, runId: string) {
  const sent = await readSent(request)
  const step = steps.find((one) => one === sent.form.get('intent'))
  if (!step) throw data(null, { status: 400 })
  const typed: Typed = { step, reason: String(sent.form.get('reason') ?? ''), sure: sent.form.get('sure') === 'yes' }
  const t = translate(context.locale)
  if (sent.tooLarge) return data({ ...typed, error: t('evidence.refused.size') }, { status: 413 })
  try {
    await take(context, viewer, runId, typed, sent)
  } catch (error) {
    const { message, status, code } = toRefusal(error, context.locale)
    const words = fileWords(error, context.locale)
    const field = isDomainError(error) && code === 'InvalidInput' ? error.detail.field : undefined
    if (field === 'sure') return data({ ...typed, field, error: t('payouts.act.accountsUnsure') }, { status: 422 })
    if (field) return data({ ...typed, field, error: t('payouts.hardship.reasonWrong') }, { status: 422 })
    return data({ ...typed, error: words ?? message }, { status })
  }
  return goOn(`/coordinator/payouts/${runId}`, done[step])
}
