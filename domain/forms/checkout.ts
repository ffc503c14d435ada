import { z } from 'zod'
import { parsePhone } from '../phone.ts'
import { isProvince } from '../provinces.ts'

/** Units of one order line: as many as the database allows. */
export const MAX_QUANTITY = 999

const line = (min: number, max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().min(min).max(max))

/** What is being ordered; also what one tap sends. */
export const choiceSchema = z.object({
  product: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional(),
  liveItem: z.uuid().optional(),
  quantity: z.number().int().min(1).max(MAX_QUANTITY).default(1),
  delivery: z.enum(['now', 'preorder']).default('now'),
})

/** One tap. The page that offers it makes the order's id, so that a second tap is the same order. */
export const buySchema = choiceSchema.extend({ orderId: z.uuid().optional() })

/** An order as the checkout page sends it. Phone numbers become E.164. Errors are message keys. */
export const checkoutSchema = choiceSchema.extend({
  orderId: z.uuid(),
  quantity: z.number().int().min(1).max(MAX_QUANTITY),
  recipient: line(2, 30),
  phone: z.string().transform((text, context) => {
    const phone = parsePhone(text)
    if (!phone) context.addIssue({ code: 'custom', message: 'checkout.invalid.phone' })
    return phone ?? z.NEVER
  }),
  province: z.string().refine(isProvince, { error: 'checkout.invalid.province' }),
  city: line(2, 30),
  county: line(2, 30),
  street: line(4, 100).refine((text) => /\p{Letter}/u.test(text), { error: 'checkout.invalid.street' }),
})

export type Choice = z.output<typeof choiceSchema>
export type Checkout = z.output<typeof checkoutSchema>
