import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { DomainError, isDomainError } from '#domain/errors.ts'
import { parseYuan } from '#domain/money.ts'
import { toRefusal } from '../../http/to-response.ts'
import { done, type Problem, refused, type Steered } from './side.ts'

const message = { seq: z.coerce.number().int().positive() }
const units = z.coerce.number().int().min(-999_999).max(999_999)
/** `undo`: the form takes an act back, and is not offered to be taken back itself. */
const item = { itemId: z.uuid(), undo: z.string().optional() }

/** What the forms of a desk send. Prices are yuan as typed. */
const orders = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal(['start', 'end', 'pause', 'resume', 'takeHelm', 'leaveHelm']) }),
  z.object({ intent: z.literal('present'), ...item }),
  z.object({ intent: z.literal('change'), ...item, price: z.string().max(20), quota: z.string().max(9) }),
  z.object({ intent: z.literal('price'), ...item, price: z.string().max(20), was: z.string().max(20) }),
  z.object({ intent: z.literal('stock'), ...item, from: units, by: units }),
  z.object({ intent: z.literal(['pin', 'answer', 'hide', 'mute']), ...message }),
  z.object({ intent: z.literal('unmute'), muted: z.string().max(64) }),
  z.object({ intent: z.literal('say'), text: z.string().max(2_000), id: z.uuid() }),
  z.object({
    intent: z.literal('caption'),
    text: z.string().max(2_000),
    id: z.uuid(),
    source: z.enum(['typed', 'phrase', 'speech']),
  }),
])
type Order = z.output<typeof orders>

type Live = AppLoadContext['shop']['live']
type Desk = { live: Live; context: AppLoadContext; userId: string; sessionId: string }

const itemOf = (order: Order) => ('itemId' in order ? order.itemId : null)

/** Carries out what needs no more than its own fields. */
async function act({ live, context, userId, sessionId }: Desk, order: Order): Promise<Steered> {
  switch (order.intent) {
    case 'start':
      await live.startSession(userId, sessionId)
      break
    case 'end':
      await live.endSession(userId, sessionId)
      break
    case 'pause':
      await live.pauseSession(userId, sessionId)
      break
    case 'resume':
      await live.resumeSession(userId, sessionId)
      break
    case 'takeHelm':
      await live.takeHelm(userId, sessionId)
      break
    case 'leaveHelm':
      await live.leaveHelm(userId, sessionId)
      break
    case 'present':
      await live.presentItem(userId, { sessionId, itemId: order.itemId })
      break
    case 'pin':
      await live.pinQuestion(userId, { sessionId, seq: order.seq })
      break
    case 'answer':
      await live.answerQuestion(userId, { sessionId, seq: order.seq })
      break
    case 'hide':
      await live.hideMessage(userId, { sessionId, seq: order.seq })
      break
    case 'mute':
      await live.muteViewer(userId, { sessionId, seq: order.seq })
      break
    case 'unmute':
      await live.unmuteViewer(userId, { sessionId, muted: order.muted })
      break
    case 'say':
      if (!(await live.isHost(sessionId, userId))) throw new DomainError('Forbidden')
      await live.say(context, { sessionId, text: order.text, id: order.id })
      break
    case 'caption':
      await live.sayCaption(userId, { sessionId, id: order.id, text: order.text, source: order.source })
      break
    default:
      return offer({ live, context, userId, sessionId }, order)
  }
  return done(order.intent, itemOf(order))
}

type OfferOrder = Extract<Order, { intent: 'change' | 'price' | 'stock' }>

/** Changes how an item is sold. */
async function offer({ live, userId, sessionId }: Desk, order: OfferOrder): Promise<Steered> {
  const { intent, itemId } = order
  if (order.intent === 'stock') {
    const { from, by } = order
    await live.addStock(userId, { sessionId, itemId, from, by })
    const undo = order.undo ? null : { intent, itemId, from: String(from + by), by: String(-by), undo: '1' }
    return done(intent, itemId, undo)
  }
  const livePriceFen = parseYuan(order.price)
  if (livePriceFen === null || livePriceFen === 0n) return refused(intent, { code: 'price' }, itemId)
  if (order.intent === 'price') {
    await live.setPrice(userId, { sessionId, itemId, livePriceFen })
    const undo = order.undo ? null : { intent, itemId, price: order.was, was: order.price, undo: '1' }
    return done(intent, itemId, undo)
  }
  if (!/^\d{1,6}$/.test(order.quota.trim())) return refused(intent, { code: 'quotaNumber' }, itemId)
  await live.changeItem(userId, { sessionId, itemId, livePriceFen, quota: Number(order.quota) })
  return done(intent, itemId)
}

/** What the page itself can explain; null where it is for the error page. */
function problemOf(error: unknown, context: AppLoadContext): Problem | null {
  if (!isDomainError(error)) return null
  const { taken, floorFen, free, name, field, quota } = error.detail
  switch (error.code) {
    case 'Forbidden':
    case 'NotSignedIn':
      return null
    case 'HelmElsewhere':
      return { code: 'helm', name: String(name) }
    case 'SessionStateConflict':
      return { code: typeof quota === 'number' ? 'changed' : 'state' }
    case 'TooManyRequests':
      return { code: 'pace' }
    case 'NotFound':
      return { code: 'gone' }
    case 'InvalidInput':
      if (typeof taken === 'number') return { code: 'quota', taken }
      if (typeof free === 'number') return { code: 'free', free }
      if (typeof floorFen === 'string') return { code: 'floor', floorFen: Number(floorFen) }
      return { code: field === 'text' ? 'text' : 'price' }
    default:
      return { code: 'told', message: toRefusal(error, context.locale).message }
  }
}

/**
 * Carries out one form of a desk.
 * @returns null where the form is not one of ours
 * @throws DomainError Forbidden, NotSignedIn; everything else is told beside the form
 */
export async function carryOut(context: AppLoadContext, sessionId: string, form: FormData): Promise<Steered | null> {
  const parsed = orders.safeParse(Object.fromEntries(form))
  const userId = context.viewer?.userId
  if (!parsed.success || !userId) return null
  const order = parsed.data
  const { live } = context.shop
  try {
    return await act({ live, context, userId, sessionId }, order)
  } catch (error) {
    const problem = problemOf(error, context)
    if (!problem) throw error
    return refused(order.intent, problem, itemOf(order))
  }
}

/** The status that goes with an answer. */
export function statusOf(steered: Steered): number {
  if (steered.kind === 'done') return 200
  const { code } = steered.problem
  return code === 'pace' ? 429 : code === 'gone' ? 404 : code === 'state' || code === 'helm' ? 409 : 422
}
