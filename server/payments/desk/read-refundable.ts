import { DomainError, isDomainError } from '#domain/errors.ts'
import { type OrderState, paidStates } from '#domain/order-states.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { heldByParties, heldOfLine } from '#server/linkage/book-reversal.ts'
import { requireStaffOf } from '../staff-scope.ts'

/** What can still be refunded of a line's goods and of its order, fen. */
export type Refundable = {
  lineLeftFen: bigint
  lineRefundedFen: bigint
  leftUnits: number
  unitPriceFen: bigint
  orderLeftFen: bigint
  /** The order has other lines: all that is left of it is more than this line. */
  otherLines: boolean
  disputed: boolean
  /** Whether the viewer may refund it now. */
  allowed: boolean
}

const read = `
SELECT l.order_id AS "orderId", o.state AS "orderState", l.amount_fen - l.discount_fen AS "paidFen", l.unit_price_fen AS "unitPriceFen",
       (SELECT count(*) > 1 FROM order_line n WHERE n.order_id = l.order_id) AS "otherLines",
       l.quantity - (SELECT coalesce(sum(r.quantity), 0)::int FROM refund r WHERE r.order_line_id = l.id AND r.replaces_id IS NULL) AS "leftUnits",
       EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = l.order_id AND d.state = 'open') AS disputed
FROM order_line l JOIN orders o ON o.id = l.order_id WHERE l.id = $1`

type Row = Pick<Refundable, 'leftUnits' | 'unitPriceFen' | 'otherLines' | 'disputed'> & {
  orderId: string
  orderState: OrderState
  paidFen: bigint
}

/**
 * How much of a paid line is left to refund.
 * @throws DomainError NotSignedIn, Forbidden, NotFound
 */
export async function readRefundable({ db }: { db: Db }, viewer: Viewer | null, lineId: string): Promise<Refundable> {
  const { rows } = await db.pool.query<Row>(read, [knownId(lineId)])
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  const { orderId, orderState, paidFen, leftUnits, ...facts } = row
  const inScope = await requireStaffOf(db.pool, viewer, orderId).then(
    () => true,
    (error: unknown) => {
      if (isDomainError(error) && error.code === 'OutOfScope') return false
      throw error
    },
  )
  const [orderLeftFen, { goodsFen: lineLeftFen }] = await Promise.all([
    heldByParties(db.pool, orderId),
    heldOfLine(db.pool, orderId, lineId),
  ])
  const paid = paidStates.includes(orderState)
  return {
    ...facts,
    lineLeftFen,
    lineRefundedFen: paidFen - lineLeftFen,
    leftUnits: paid && lineLeftFen > 0n ? leftUnits : 0,
    orderLeftFen,
    allowed: inScope && paid && !facts.disputed && orderLeftFen > 0n,
  }
}
