import { type AppLoadContext, data } from '@remix-run/node'
import { isDomainError } from '#domain/errors.ts'
import { parseYuan } from '#domain/money.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { goOn } from '../../http/go-on.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'

const page = '/coordinator/hardship'

const words = {
  household: 'payouts.hardship.householdWrong',
  amount: 'payouts.hardship.amountWrong',
  reason: 'payouts.hardship.reasonWrong',
} as const
type Field = keyof typeof words

/** Proposes, or says beside the field what is wrong, with what was typed. */
export async function answerProposal(form: FormData, context: AppLoadContext, viewer: Viewer) {
  const t = translate(context.locale)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { household: text('household'), amount: text('amount'), reason: text('reason') }
  const wrong = (field: Field) => data({ typed, errors: { [field]: t(words[field]) } }, { status: 422 })
  const amountFen = parseYuan(typed.amount)
  if (!typed.household) return wrong('household')
  if (amountFen === null) return wrong('amount')
  const { household: householdId, reason } = typed
  try {
    await context.shop.payouts.proposeHardship(viewer, { hardshipId: text('id'), householdId, amountFen, reason })
  } catch (error) {
    const { code, message, status } = toRefusal(error, context.locale)
    if (code === 'InvalidInput' && isDomainError(error))
      return wrong(error.detail.field === 'reason' ? 'reason' : 'amount')
    return data({ error: message }, { status })
  }
  return goOn(page, 'payouts.done.hardshipProposed')
}

/** Decides, or says why not. */
export async function answerDecision(form: FormData, context: AppLoadContext, viewer: Viewer) {
  const decision = form.get('decision')
  if (decision !== 'approved' && decision !== 'rejected') throw data(null, { status: 400 })
  try {
    await context.shop.payouts.decideHardship(viewer, { hardshipId: String(form.get('id') ?? ''), decision })
  } catch (error) {
    const { message, status } = toRefusal(error, context.locale)
    return data({ error: message }, { status })
  }
  return goOn(page, 'payouts.done.hardshipDecided')
}
