import { z } from 'zod'
import { MAX_QUANTITY } from './checkout.ts'

const units = z.number().int().min(1).max(MAX_QUANTITY)

/**
 * A change of the cart: so many more of a good, so many in all, or none. A button that names the number of units itself
 * says it in `to`.
 */
export const cartSchema = z
  .object({
    product: z.string().regex(/^[a-z0-9-]{1,80}$/),
    delivery: z.enum(['now', 'preorder']).default('now'),
    intent: z.enum(['add', 'set', 'remove']).optional(),
    quantity: units.optional(),
    to: units.optional(),
  })
  .transform(({ product, delivery, intent, quantity, to }, context) => {
    if (intent === 'set' && quantity === undefined && to === undefined)
      context.addIssue({ code: 'custom', path: ['quantity'], message: 'shell.invalid.required' })
    return {
      line: { slug: product, preorder: delivery === 'preorder' },
      intent: intent ?? (to === undefined ? ('add' as const) : ('set' as const)),
      quantity: to ?? quantity ?? 1,
    }
  })

export type CartChange = z.output<typeof cartSchema>
