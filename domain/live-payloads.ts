import { z } from 'zod'

/** What happens in a room, stored and numbered. Amounts are fen as JSON numbers; names are already masked. */
export const liveEventPayloads = {
  'session.started': z.object({}),
  'session.ended': z.object({}),
  'item.presented': z.object({ itemId: z.uuid() }),
  'item.changed': z.object({
    itemId: z.uuid(),
    livePriceFen: z.number().int().positive(),
    quota: z.number().int().min(0),
  }),
  'chat.said': z.object({ name: z.string().max(40), text: z.string().min(1).max(200), host: z.boolean() }),
  'order.paid': z.object({
    itemId: z.uuid(),
    name: z.string().max(40),
    quantity: z.number().int().positive(),
    soldInSession: z.number().int().min(0),
  }),
  'order.refunded': z.object({
    itemId: z.uuid(),
    quantity: z.number().int().positive(),
    soldInSession: z.number().int().min(0),
  }),
} as const
