import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { isDomainError } from '#domain/errors.ts'
import { parseYuan } from '#domain/money.ts'

/** What the desk's forms send. */
const orders = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start') }),
  z.object({ intent: z.literal('end') }),
  z.object({ intent: z.literal('present'), itemId: z.uuid() }),
  z.object({ intent: z.literal('change'), itemId: z.uuid(), price: z.string().max(20), quota: z.string().max(9) }),
  z.object({ intent: z.literal('say'), text: z.string().max(2_000), id: z.uuid() }),
])

/** What the desk says about the form that was sent last. */
export type Steered =
  | { kind: 'done'; intent: string; itemId: string | null }
  | { kind: 'refused'; itemId: string; problem: 'price' | 'quotaNumber' }
  | { kind: 'refused'; itemId: string; problem: 'quota'; taken: number }
  | { kind: 'refused'; itemId: string; problem: 'floor'; floorFen: bigint }
  | { kind: 'refused'; itemId: null; problem: 'state' }
  | { kind: 'unsaid'; code: string }

const done = (intent: string, itemId: string | null = null): Steered => ({ kind: 'done', intent, itemId })

async function change(
  { shop }: AppLoadContext,
  userId: string,
  input: { sessionId: string; itemId: string; price: string; quota: string },
): Promise<Steered> {
  const { sessionId, itemId } = input
  const livePriceFen = parseYuan(input.price)
  if (livePriceFen === null || livePriceFen === 0n) return { kind: 'refused', itemId, problem: 'price' }
  if (!/^\d{1,6}$/.test(input.quota.trim())) return { kind: 'refused', itemId, problem: 'quotaNumber' }
  try {
    await shop.live.changeItem(userId, { sessionId, itemId, livePriceFen, quota: Number(input.quota) })
    return done('change', itemId)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { taken, floorFen } = error.detail
    if (typeof taken === 'number') return { kind: 'refused', itemId, problem: 'quota', taken }
    if (typeof floorFen === 'string') return { kind: 'refused', itemId, problem: 'floor', floorFen: BigInt(floorFen) }
    throw error
  }
}

/**
 * Carries out one form of the desk.
 * @returns null where the form is not one of ours
 * @throws DomainError as the verbs do, but for what the page itself can explain
 */
export async function carryOut(context: AppLoadContext, sessionId: string, form: FormData): Promise<Steered | null> {
  const parsed = orders.safeParse(Object.fromEntries(form))
  const userId = context.viewer?.userId
  if (!parsed.success || !userId) return null
  const { live } = context.shop
  const order = parsed.data
  switch (order.intent) {
    case 'start':
      await live.startSession(userId, sessionId)
      return done('start')
    case 'end':
      await live.endSession(userId, sessionId)
      return done('end')
    case 'present':
      await live.presentItem(userId, { sessionId, itemId: order.itemId })
      return done('present', order.itemId)
    case 'change':
      return change(context, userId, { sessionId, ...order })
    case 'say':
      await live.say(context, { sessionId, text: order.text, id: order.id })
      return done('say')
  }
}
