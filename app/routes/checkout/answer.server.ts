import type { Submission, SubmissionResult } from '@conform-to/dom'
import type { AppLoadContext } from '@remix-run/node'
import { type DomainError, isDomainError } from '#domain/errors.ts'
import { type Checkout, checkoutSchema, choiceSchema } from '#domain/forms/checkout.ts'
import { inLocale, type Locale } from '#domain/locale.ts'
import type { Offer } from '#server/orders/read-offer.ts'
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
type GoTo = [string, { status: 303 }]

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

type Sent = Extract<Submission<unknown, string[], Checkout>, { status: 'success' }>

/** Places the order and goes on to the cashier; sending the same form again goes to the same order. */
export async function place(form: FormData, offer: Offer, context: AppLoadContext): Promise<Answer> {
  const submission = parseForm(form, checkoutSchema)
  if (submission.status !== 'success') return again({ result: submission.reply() }, 422)
  const { shop, buyer, locale } = context
  const { delivery, quantity, recipient, phone, province, city, county, street } = submission.value
  const order = {
    ...{ locale, quantity, productId: offer.productId, liveItemId: offer.liveItemId },
    preorder: delivery === 'preorder',
    delivery: { recipient, phone, province, city, county, street },
  }
  const placeAs = async (orderId: string): Promise<Answer> => {
    await shop.orders.place(buyer, { ...order, orderId })
    return { goTo: await checkoutOfNew(orderId, context) }
  }
  const { orderId } = submission.value
  try {
    return await placeAs(orderId).catch(async (error: unknown) => {
      const reused = isDomainError(error) && error.code === 'IdempotencyKeyReused'
      // An id that came with somebody else's link is theirs; this buyer gets an order of their own.
      if (reused && (await shop.orders.readOwnProgress(buyer, orderId)) === null) return placeAs(crypto.randomUUID())
      throw error
    })
  } catch (error) {
    if (!isDomainError(error)) throw error
    return refusal(error, submission, offer, locale)
  }
}

/** Why it could not be placed: at the quantity where fewer could be had, else as a sentence. */
function refusal(error: DomainError, submission: Sent, offer: Offer, locale: Locale): Answer {
  const { status, message } = toRefusal(error, locale)
  if (error.code === 'IdempotencyKeyReused') {
    const result = submission.reply()
    const initialValue = { ...result.initialValue, orderId: crypto.randomUUID() }
    return again({ result: { ...result, initialValue }, existing: submission.value.orderId }, status)
  }
  const { left } = error.detail
  if (typeof left !== 'number' || left <= 0) return again({ result: submission.reply(), refusal: message }, status)
  const key = error.code === 'SessionQuotaReached' ? 'checkout.invalid.quota' : 'checkout.invalid.left'
  const words = translate(locale)(key, { left, unit: inLocale(locale, offer.unitZh, offer.unitEn) })
  return again({ result: submission.reply({ fieldErrors: { quantity: [words] } }) }, status)
}

/**
 * Where to pay an order; its own page where there is nothing to pay.
 * @throws DomainError NotFound, PaymentUnavailable
 */
export async function checkoutOf(
  orderId: string,
  { shop, buyer }: Pick<AppLoadContext, 'shop' | 'buyer'>,
): Promise<GoTo> {
  try {
    return [await shop.payments.openCheckout(buyer, orderId), { status: 303 }]
  } catch (error) {
    if (isDomainError(error) && error.code === 'OrderStateConflict') return orderPage(orderId)
    throw error
  }
}

/** Where to pay an order that was just placed; its own page also where the provider cannot be reached: it says so. */
export async function checkoutOfNew(orderId: string, context: Pick<AppLoadContext, 'shop' | 'buyer'>): Promise<GoTo> {
  return checkoutOf(orderId, context).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'PaymentUnavailable') return orderPage(orderId)
    throw error
  })
}

const orderPage = (orderId: string): GoTo => [`/orders/${orderId}`, { status: 303 }]
