import { type AppLoadContext, data } from '@remix-run/node'
import { type DomainError, isDomainError } from '#domain/errors.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { goOn } from '../../http/go-on.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { type RefundAsked, type RefundErrors, readRefundForm } from './read-refund-form.ts'

type Line = { id: string; orderId: string }

/** Refunds the order of a line or a part of the line, or says at the field why not. */
export async function answerRefund(context: AppLoadContext, viewer: Viewer, line: Line, form: FormData) {
  const t = translate(context.locale)
  const { asked, wanted, wrong } = readRefundForm(form)
  if (!wanted) {
    const errors: RefundErrors = Object.fromEntries(Object.entries(wrong).map(([field, key]) => [field, t(key)]))
    return data({ asked, errors }, { status: 422 })
  }
  const part = wanted.part ? { ...wanted.part, orderLineId: line.id } : undefined
  try {
    await context.shop.payments.refundAsStaff(viewer, { orderId: line.orderId, reason: wanted.reason, part })
  } catch (error) {
    const { status } = toRefusal(error, context.locale)
    const errors = isDomainError(error) ? atField(error, asked, context) : {}
    return data({ asked, errors }, { status })
  }
  return goOn(
    `/coordinator/lines/${line.id}#state`,
    part ? 'coordinator.line.partRefunded' : 'coordinator.line.refunded',
  )
}

function atField(error: DomainError, { part }: RefundAsked, { locale }: AppLoadContext): RefundErrors {
  const t = translate(locale)
  const { leftFen, leftUnits, field } = error.detail
  if (error.code === 'RefundTooLarge' && leftFen !== undefined) {
    const words = t('coordinator.line.tooMuch', { amount: formatMoney(BigInt(leftFen)), units: Number(leftUnits) })
    return part === 'units' ? { units: words } : { amount: words }
  }
  if (error.code === 'IdempotencyKeyReused') return { part: t('coordinator.line.repeated') }
  const { message } = toRefusal(error, locale)
  return field === 'reason' ? { reason: message } : { part: message }
}
