import { z } from 'zod'
import { type Fen, parseYuan } from '#domain/money.ts'
import type { FailureCode, PayMethod } from '#server/payments/cashier/session.ts'

export const methods = ['wechat_pay', 'alipay', 'card'] as const satisfies readonly PayMethod[]
export const reasons = [
  'insufficient_funds',
  'declined',
  'limit_exceeded',
  'cancelled_in_app',
] as const satisfies readonly FailureCode[]

const amount = z.string().transform((text, context): Fen => {
  const fen = parseYuan(text.normalize('NFKC'))
  if (fen !== null && fen > 0n) return fen
  context.addIssue({ code: 'custom', message: 'cashier.invalid.amount' })
  return z.NEVER
})

/** The forms of the cashier's page, told apart by the value of their button. */
export const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.enum(['pay', 'twice', 'later', 'late', 'leave', 'arrive', 'bounce', 'dispute']),
    method: z.enum(methods).default('wechat_pay'),
  }),
  z.object({ intent: z.literal('fail'), reason: z.enum(reasons).default('declined') }),
  z.object({ intent: z.literal('refund'), amount, key: z.uuid() }),
  z.object({ intent: z.literal('return'), refund: z.string().max(64) }),
  z.object({ intent: z.enum(['won', 'lost']), dispute: z.string().max(64) }),
])

export type Asked = z.infer<typeof schema>
