import { isDomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { tellBuyer } from '#server/notices/tell-buyer.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { weightRefundId } from './weight-refund-id.ts'

type Difference = {
  orderId: string
  nameZh: string
  nameEn: string
  orderedG: number
  packedG: number
}

const readDifference = `
SELECT l.order_id AS "orderId", p.name_zh AS "nameZh", p.name_en AS "nameEn", l.packed_weight_g AS "packedG",
       ceil(l.ordered_weight_g::numeric * (l.quantity - l.restocked) / l.quantity)::int AS "orderedG"
FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.id = $1`

/** The order's money went back as a whole meanwhile, or there is less left of it than the difference. */
const overtaken = ['OrderStateConflict', 'RefundTooLarge']

/**
 * Refunds what a packed line weighs less than was charged, and tells the buyer. The refund's id follows from the line: however
 * often it runs, it is one refund. While a bank disputes the payment it fails and is tried again later.
 */
export async function refundDifference(
  deps: { db: Db; clock: Clock },
  { orderLineId, fen }: { orderLineId: string; fen: string },
): Promise<void> {
  const { rows } = await deps.db.pool.query<Difference>(readDifference, [orderLineId])
  const line = rows[0]
  if (!line) throw new Error(`weighed line ${orderLineId} is missing`)
  const { orderId, nameZh: goodsZh, nameEn: goodsEn, orderedG, packedG } = line
  const amountFen = BigInt(fen)
  try {
    const part = { orderId, orderLineId, part: { amountFen } }
    await refundPart(deps, {
      ...part,
      refundId: weightRefundId(orderLineId),
      reason: 'weighs less than was charged',
      actor: 'system',
    })
  } catch (error) {
    if (isDomainError(error) && overtaken.includes(error.code)) return
    throw error
  }
  const facts = { goodsZh, goodsEn, orderedG, packedG, amountFen }
  const told = { orderId, kind: 'weight_refunded', facts, dedupeKey: `weight_refunded:${orderLineId}` } as const
  await deps.db.tx((sql) => tellBuyer(sql, { ...told, at: deps.clock.now() }))
}
