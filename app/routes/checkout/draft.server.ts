import type { AppLoadContext } from '@remix-run/node'
import type { z } from 'zod'
import { lineSchema, MAX_LINES, TYPED_ADDRESS } from '#domain/forms/checkout.ts'
import { isProvince } from '#domain/provinces.ts'
import type { Address } from '#server/addresses/address.ts'
import type { Quote, WantedLine, Wish } from '#server/orders/price-order.ts'
import type { Offer } from '#server/orders/read-offer.ts'

type SentLine = z.output<typeof lineSchema>

/** Lines as an order names them: goods that share a choice of the day have the day of the line it stands beside. */
export const toWanted = (lines: readonly SentLine[]): WantedLine[] =>
  lines.map(({ productId, quantity, delivery, deliverOn, dayOf }) => ({
    productId,
    quantity,
    preorder: delivery === 'preorder',
    deliverOn: (dayOf === undefined ? deliverOn : lines[dayOf]?.deliverOn) ?? null,
  }))

const numberIn = (value: FormDataEntryValue | null) => (value ? Number(value) : undefined)

/** One line of the form as far as it can be understood; a quantity that is none counts as the one it began with. */
function readLine(form: FormData, at: number, began: readonly WantedLine[]): SentLine | null {
  const field = (name: string) => form.get(`lines[${at}].${name}`)
  const productId = field('productId')
  const first = began.find((line) => line.productId === productId)?.quantity ?? 1
  const sent = {
    productId,
    delivery: field('delivery') || undefined,
    deliverOn: field('deliverOn') || undefined,
    dayOf: numberIn(field('dayOf')),
  }
  const read = lineSchema.safeParse({ ...sent, quantity: numberIn(field('quantity')) })
  return read.data ?? lineSchema.safeParse({ ...sent, quantity: first }).data ?? null
}

/** What the form asks for while it is still being filled in: enough to say what that would cost. */
export function readDraft(form: FormData, began: readonly WantedLine[], book: readonly Address[]): Wish {
  const lines: SentLine[] = []
  for (let at = 0; at < MAX_LINES && form.has(`lines[${at}].productId`); at++) {
    const line = readLine(form, at, began)
    if (line) lines.push(line)
  }
  return {
    lines: lines.length > 0 ? toWanted(lines) : began,
    province: provinceOf(form, book),
    couponCode: String(form.get('coupon') ?? '').trim() || null,
    payment: form.get('payment') === 'deposit' ? 'deposit' : 'whole',
  }
}

function provinceOf(form: FormData, book: readonly Address[]): string | null {
  const chosen = form.get('addressId')
  if (chosen && chosen !== TYPED_ADDRESS) return book.find(({ id }) => id === chosen)?.province ?? null
  const typed = form.get('province')
  return typeof typed === 'string' && isProvince(typed) ? typed : null
}

/** What a wish costs; at the live price where the good is bought in a session. */
export const quoteOf = (
  wish: Wish,
  offer: Offer | null,
  { shop, buyer }: Pick<AppLoadContext, 'shop' | 'buyer'>,
): Promise<Quote> => shop.orders.quote(buyer, wish, offer?.liveItemId ? offer.unitPriceFen : undefined)
