import { z } from 'zod'

/** What happens in a room, stored and numbered. Amounts are fen as JSON numbers; names are already masked. */
export const liveEventPayloads = {
  'session.started': z.object({}),
  /** `reason`: a coordinator stopped it. */
  'session.ended': z.object({ reason: z.string().max(300).optional() }),
  'session.paused': z.object({}),
  'session.resumed': z.object({}),
  'item.presented': z.object({ itemId: z.uuid() }),
  'item.changed': z.object({
    itemId: z.uuid(),
    livePriceFen: z.number().int().positive(),
    quota: z.number().int().min(0),
  }),
  'chat.said': z.object({ name: z.string().max(40), text: z.string().min(1).max(200), host: z.boolean() }),
  /** Messages that a host took off the screens; the log keeps them. */
  'chat.hidden': z.object({ seqs: z.array(z.number().int().positive()).min(1).max(200) }),
  /** A question out of the chat that the host is answering; `seq` is the message's. */
  'question.pinned': z.object({
    seq: z.number().int().positive(),
    name: z.string().max(40),
    text: z.string().min(1).max(200),
  }),
  'question.answered': z.object({ seq: z.number().int().positive() }),
  'caption.said': z.object({
    captionId: z.uuid(),
    text: z.string().min(1).max(200),
    lastsMs: z.number().int().min(500).max(15_000),
  }),
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
