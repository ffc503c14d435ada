import { z } from 'zod'
import { parseTaxNumber } from '../tax-number.ts'
import { addressFields } from './address.ts'
import { typedText } from './typed-text.ts'

/** Units of one order line: as many as the database allows. */
export const MAX_QUANTITY = 999
/** Different goods in one order. */
export const MAX_LINES = 50

const units = z.number().int().min(1).max(MAX_QUANTITY)

/** What is being ordered; also what one tap sends. */
export const choiceSchema = z.object({
  product: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional(),
  liveItem: z.uuid().optional(),
  quantity: units.default(1),
  delivery: z.enum(['now', 'preorder']).default('now'),
})

/** One tap. The page that offers it makes the order's id, so that a second tap is the same order. */
export const buySchema = choiceSchema.extend({ orderId: z.uuid().optional() })

/** A good on the checkout page. `dayOf`: the line beside whose goods the day for this one is chosen. */
export const lineSchema = z.object({
  productId: z.uuid(),
  delivery: z.enum(['now', 'preorder']).default('now'),
  quantity: units,
  deliverOn: z.iso.date().optional(),
  dayOf: z
    .number()
    .int()
    .min(0)
    .max(MAX_LINES - 1)
    .optional(),
})

const base = z.object({
  orderId: z.uuid(),
  lines: z.array(lineSchema).min(1).max(MAX_LINES),
  payment: z.enum(['whole', 'deposit']).default('whole'),
  coupon: z.string().trim().max(40).optional(),
  email: z.email({ error: 'checkout.invalid.email' }).max(200).optional(),
  note: typedText(1, 200).optional(),
  /** The total (fen) that stood beside the button. */
  seenTotalFen: z.bigint().min(0n).optional(),
})

const typedAddress = { ...addressFields, keep: z.literal('on').optional() }
const savedAddress = { addressId: z.uuid() }

const personal = { invoiceTitle: typedText(2, 50) }
const institution = {
  invoiceTitle: typedText(4, 100),
  taxNo: z.string().transform((text, context) => {
    const number = parseTaxNumber(text)
    if (!number) context.addIssue({ code: 'custom', message: 'checkout.invalid.taxNo' })
    return number ?? z.NEVER
  }),
}

/** Value of the address choice for one that is typed. */
export const TYPED_ADDRESS = 'typed'
export const invoiceKinds = ['none', 'personal', 'institution'] as const

/**
 * An order as the checkout page sends it, by what was chosen on it: an address of the book or a typed one, and an invoice.
 * Phone numbers become E.164, tax numbers capitals. Errors are message keys.
 */
export function checkoutSchema(chosen: { addressId: unknown; invoice: unknown }) {
  const saved = typeof chosen.addressId === 'string' && chosen.addressId !== TYPED_ADDRESS
  const address = saved ? base.extend(savedAddress) : base.extend(typedAddress)
  if (chosen.invoice === 'personal') return address.extend({ invoice: z.literal('personal'), ...personal })
  if (chosen.invoice === 'institution') return address.extend({ invoice: z.literal('institution'), ...institution })
  return address.extend({ invoice: z.literal('none').default('none') })
}

export type Choice = z.output<typeof choiceSchema>
export type Checkout = z.output<ReturnType<typeof checkoutSchema>>
