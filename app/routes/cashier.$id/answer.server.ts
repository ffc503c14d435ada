import type { Submission } from '@conform-to/dom'
import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { isDomainError } from '#domain/errors.ts'
import type { CashierVerbs } from '#server/payments/cashier/verbs.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { Asked } from './forms.ts'

type Refund = Extract<Asked, { intent: 'refund' }>

/** What one of the page's other forms does. @returns the session where the buyer is done here and goes back */
async function act(cashier: CashierVerbs, sessionId: string, asked: Exclude<Asked, Refund>) {
  switch (asked.intent) {
    case 'pay':
      return cashier.pay({ sessionId, method: asked.method })
    case 'twice':
      return cashier.pay({ sessionId, method: asked.method, copies: 1 })
    case 'late':
      return cashier.pay({ sessionId, method: asked.method, late: true })
    case 'fail':
      return cashier.fail(sessionId, asked.reason)
    case 'leave':
      return cashier.leave(sessionId)
    case 'later':
      return void (await cashier.startPaying({ sessionId, method: asked.method }))
    case 'arrive':
      return void (await cashier.finishPaying(sessionId, 'succeeded'))
    case 'bounce':
      return void (await cashier.finishPaying(sessionId, 'failed'))
    case 'return':
      return void (await cashier.returnRefund(asked.refund))
    case 'dispute':
      return void (await cashier.raiseDispute(sessionId))
    case 'won':
    case 'lost':
      return void (await cashier.closeDispute(asked.dispute, asked.intent))
  }
}

const again = (sessionId: string) => redirect(`/cashier/${sessionId}`, 303)

/**
 * Answers one of the page's forms: back to the merchant when the buyer has paid, failed or left, otherwise the page again.
 * A session whose time is over takes nothing, and the page says so.
 */
export async function answerForm(
  asked: Exclude<Asked, Refund>,
  { cashier, sessionId, context }: { cashier: CashierVerbs; sessionId: string; context: AppLoadContext },
) {
  const session = await refusing(context, act(cashier, sessionId, asked))
  return session && session.state !== 'open' ? redirect(session.returnUrl, 303) : again(sessionId)
}

/** Refunds by hand, or says at the field why not. */
export async function answerRefund(
  { value, reply }: { value: Refund; reply: Submission<unknown, string[]>['reply'] },
  { cashier, sessionId, context }: { cashier: CashierVerbs; sessionId: string; context: AppLoadContext },
) {
  try {
    await cashier.refundByHand({ sessionId, amountFen: value.amount, key: value.key })
    return again(sessionId)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { message, status } = toRefusal(error, context.locale)
    if (status === 404) throw data(null, { status })
    const left = (await cashier.readSession(sessionId))?.leftFen ?? 0n
    const tooMuch = () => translate(context.locale)('cashier.invalid.tooMuch', { left: formatMoney(left) })
    const words = error.code === 'RefundTooLarge' ? tooMuch() : message
    return data(reply({ fieldErrors: { amount: [words] } }), { status: 422 })
  }
}
