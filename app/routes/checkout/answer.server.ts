import type { SubmissionResult } from '@conform-to/dom'
import type { AppLoadContext } from '@remix-run/node'
import { type DomainError, isDomainError } from '#domain/errors.ts'
import { checkoutSchema, choiceSchema } from '#domain/forms/checkout.ts'
import { inLocale } from '#domain/locale.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { flash } from '../../http/flash.ts'
import { parseForm } from '../../http/parse-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'

/** The page again: what was typed and what is wrong. */
type Again = {
  result: SubmissionResult<string[]>
  /** A sentence about the whole form. */
  refusal?: string
  /** The order that this form has already become. */
  existing?: string
}

type Answer = { again: Again; status: number } | { goTo: GoTo }
type GoTo = [string, { status: 303; headers?: { 'Set-Cookie': string } }]

const again = (page: Again, status: number): Answer => ({ again: page, status })

/** The quantity that was typed, where it is one. */
export const quantityOf = (form: FormData): number | null =>
  choiceSchema.shape.quantity.safeParse(Number(form.get('quantity'))).data ?? null

/** Shows the total for another quantity; nothing else is judged yet. */
export function recount(form: FormData): Answer {
  const submission = parseForm(form, checkoutSchema)
  const { error, ...result } = submission.reply()
  const wrong = error?.quantity ? { error: { quantity: error.quantity } } : {}
  return again({ result: { ...result, ...wrong } }, error?.quantity ? 422 : 200)
}

/** Places the order and goes on to the cashier; sending the same form again goes to the same order. */
export async function place(form: FormData, offer: Offer, { shop, buyer, locale }: AppLoadContext): Promise<Answer> {
  const submission = parseForm(form, checkoutSchema)
  if (submission.status !== 'success') return again({ result: submission.reply() }, 422)
  const { orderId, delivery, quantity: units, recipient, phone, province, city, county, street } = submission.value
  try {
    await shop.orders.place(buyer, {
      ...{ orderId, locale, quantity: units, productId: offer.productId, liveItemId: offer.liveItemId },
      preorder: delivery === 'preorder',
      delivery: { recipient, phone, province, city, county, street },
    })
  } catch (error) {
    if (!isDomainError(error)) throw error
    return refused(error)
  }
  return { goTo: await checkoutOf(orderId, { shop, buyer }) }

  function refused(error: DomainError) {
    const t = translate(locale)
    const { status, message } = toRefusal(error, locale)
    const { left } = error.detail
    if (error.code === 'IdempotencyKeyReused') {
      const result = submission.reply()
      const fresh = { ...result, initialValue: { ...result.initialValue, orderId: crypto.randomUUID() } }
      return again({ result: fresh, existing: orderId }, status)
    }
    const few = { left: Number(left), unit: inLocale(locale, offer.unitZh, offer.unitEn) }
    if (typeof left !== 'number' || left <= 0) return again({ result: submission.reply(), refusal: message }, status)
    const key = error.code === 'SessionQuotaReached' ? 'checkout.invalid.quota' : 'checkout.invalid.left'
    return again({ result: submission.reply({ fieldErrors: { quantity: [t(key, few)] } }) }, status)
  }
}

/** Where to pay a placed order; its own page where the provider cannot be reached or there is nothing to pay. */
export async function checkoutOf(
  orderId: string,
  { shop, buyer }: Pick<AppLoadContext, 'shop' | 'buyer'>,
): Promise<GoTo> {
  try {
    return [await shop.payments.openCheckout(buyer, orderId), { status: 303 }]
  } catch (error) {
    if (!isDomainError(error)) throw error
    const page = `/orders/${orderId}`
    if (error.code === 'OrderStateConflict') return [page, { status: 303 }]
    if (error.code !== 'PaymentUnavailable') throw error
    return [page, { status: 303, headers: { 'Set-Cookie': flash('orders.flash.payLater') } }]
  }
}
