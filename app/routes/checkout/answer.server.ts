import type { SubmissionResult } from '@conform-to/dom'
import type { AppLoadContext } from '@remix-run/node'
import { cartCountSetCookie } from '#domain/cart-count.ts'
import { counted } from '#domain/counted.ts'
import { type DomainError, isDomainError } from '#domain/errors.ts'
import { checkoutSchema, TYPED_ADDRESS } from '#domain/forms/checkout.ts'
import { showPhone } from '#domain/phone.ts'
import type { Address } from '#server/addresses/address.ts'
import type { Wish } from '#server/orders/price-order.ts'
import { parseForm } from '../../http/parse-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { Basket } from './basket.server.ts'
import { readDraft } from './draft.server.ts'
import { deliveryOf, keepAddress, placeOrder } from './place.server.ts'

/** The page again: what was typed and what is wrong. */
export type Again = {
  result: SubmissionResult<string[]>
  /** A sentence about the whole form. */
  refusal?: string
  /** The order that this form has already become. */
  existing?: string
  /** The total (fen) that was seen, where another one is due now; null where none was seen. */
  sawFen?: bigint | null
  /** What a pasted address was understood as. */
  pasted?: { said: string; good: boolean }
  /** The level of the address that was not found, and what there is. */
  choices?: { field: 'province' | 'city' | 'county'; choices: string[] }
}

type Asked = { form: FormData; basket: Basket; book: Address[]; context: AppLoadContext }
type Answer = { again: Again; wish: Wish; status: number } | { goTo: GoTo }
type GoTo = [string, { status: 303; headers?: [string, string][] }]

const read = (form: FormData) =>
  parseForm(form, checkoutSchema({ addressId: form.get('addressId'), invoice: form.get('invoice') }))

/** What the form's button asked for. Everything that was typed stays, whatever the answer. */
export function answer(asked: Asked): Promise<Answer> | Answer {
  const intent = String(asked.form.get('intent') ?? 'place')
  if (intent === 'place') return place(asked)
  if (intent === 'paste') return paste(asked)
  if (intent === 'dropCoupon') asked.form.set('coupon', '')
  const dropped = /^drop:(\d{1,2})$/.exec(intent)?.[1]
  return reckon(dropped === undefined ? asked : { ...asked, form: withoutLine(asked.form, Number(dropped)) })
}

/** Counts anew; what is still to be filled in is not judged yet, except the quantities. */
function reckon({ form, basket, book }: Asked, change: Partial<Again> = {}): Answer {
  const { error, ...result } = read(form).reply()
  const wrong = Object.entries(error ?? {}).filter(([field]) => field.startsWith('lines['))
  const judged = wrong.length > 0 ? { ...result, error: Object.fromEntries(wrong) } : result
  const wish = readDraft(form, basket.lines, book)
  return { again: { result: judged, ...change }, wish, status: wrong.length > 0 ? 422 : 200 }
}

/** A good less; the lines behind it move up. The last one stays: an order without goods is none. */
function withoutLine(form: FormData, dropped: number): FormData {
  const rest = new FormData()
  const at = (name: string) => Number(/^lines\[(\d+)\]/.exec(name)?.[1] ?? -1)
  if (!form.has('lines[1].productId')) return form
  for (const [name, value] of form) {
    if (at(name) === dropped) continue
    rest.append(at(name) > dropped ? name.replace(/\d+/, String(at(name) - 1)) : name, value)
  }
  for (const name of [...rest.keys()].filter((key) => key.endsWith('.dayOf'))) rest.delete(name)
  return rest
}

/** A pasted address in the fields, with a sentence on how far it was understood. */
function paste(asked: Asked): Answer {
  const { form, context } = asked
  const t = translate(context.locale)
  const text = String(form.get('paste') ?? '')
  const { recipient, phone, place, places, street } = context.shop.addresses.parse(text)
  const found = { ...place, recipient, phone: phone && showPhone(phone), street }
  for (const [name, value] of Object.entries(found)) if (value) form.set(name, value)
  if (text.trim() !== '') form.set('addressId', TYPED_ADDRESS)
  const said = () => {
    if (text.trim() === '') return t('account.addresses.pasteEmpty')
    if (places.length > 0) {
      const shown = places.slice(0, 6).map(({ province, city }) => `${province}${city}`)
      return t('account.addresses.ambiguous', { places: shown.join('、') })
    }
    if (!place) return t('account.addresses.notFound')
    return t(recipient && phone && street ? 'checkout.pasted' : 'account.addresses.foundPart')
  }
  return reckon(asked, { pasted: { said: said(), good: place !== null } })
}

/** Places the order and goes on to the cashier; sending the same form again goes to the same order. */
async function place(asked: Asked): Promise<Answer> {
  const { form, basket, book, context } = asked
  const submission = read(form)
  const wish = readDraft(form, basket.lines, book)
  const again = (
    change: Partial<Again>,
    status: number,
    reply: Parameters<typeof submission.reply>[0] = {},
  ): Answer => ({
    again: { result: submission.reply(reply), ...change },
    ...{ wish, status },
  })
  if (submission.status !== 'success') return again({}, 422)
  const sent = submission.value
  const t = translate(context.locale)
  const found = deliveryOf(sent, book, context)
  if ('unknown' in found) return again({}, 422, { fieldErrors: { addressId: [t('checkout.invalid.address')] } })
  if ('problem' in found) {
    const { field } = found.problem
    const words = t(`account.address.unknown.${field}`, { typed: String(form.get(field) ?? '') })
    return again({ choices: found.problem }, 422, { fieldErrors: { [field]: [words] } })
  }
  const placing = { sent, delivery: found.delivery, offer: basket.offer, context }
  try {
    const orderId = await placeOrder(placing)
    await keepAddress(placing)
    return { goTo: withCookies(await checkoutOfNew(orderId, context), await tidyCart(orderId, basket, context)) }
  } catch (error) {
    if (!isDomainError(error)) throw error
    return refused(error)
  }

  function refused(error: DomainError): Answer {
    const { status, message } = toRefusal(error, context.locale)
    if (error.code === 'TotalChanged') return again({ sawFen: sent.seenTotalFen ?? null }, status)
    if (error.code === 'BuyerLimitReached' && basket.offer && 'max' in error.detail) {
      const { unitZh, unitEn } = basket.offer
      const units = (count: unknown) => counted(context.locale, Number(count), unitZh, unitEn)
      const facts = { max: units(error.detail.max), left: units(error.detail.left) }
      const words = t('checkout.invalid.buyerLimit', facts)
      return again({}, status, { fieldErrors: { 'lines[0].quantity': [words] } })
    }
    if (error.code !== 'IdempotencyKeyReused') return again({ refusal: message }, status)
    const result = submission.reply()
    const initialValue = { ...result.initialValue, orderId: crypto.randomUUID() }
    return again({ result: { ...result, initialValue }, existing: sent.orderId }, status)
  }
}

const withCookies = ([path, init]: GoTo, cookies: string[]): GoTo => [
  path,
  { ...init, headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]) },
]

/** What was bought from the cart leaves it. */
async function tidyCart(orderId: string, { offer }: Basket, { shop, buyer }: AppLoadContext): Promise<string[]> {
  if (offer) return []
  await shop.cart.removeBought(buyer, orderId)
  return [cartCountSetCookie(await shop.cart.countUnits(buyer))]
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
