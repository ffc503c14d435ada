import type { OrderView } from '#server/orders/read-own-order.ts'
import { leftFen, partBackFen } from '../../components/order-standing.ts'

type Told = Pick<OrderView, 'state' | 'totalFen' | 'depositFen' | 'paidFen' | 'refundedFen'> & {
  lines: readonly Pick<OrderView['lines'][number], 'amountFen' | 'discountFen' | 'freightFen' | 'lighterFen'>[]
}

export type MoneyRow = {
  what: 'goods' | 'discount' | 'freight' | 'total' | 'deposit' | 'balance' | 'lighter' | 'refunded'
  /** Negative where it lowers what the buyer pays. */
  fen: bigint
}

/** The parts of an order's money that are worth a row: what does not apply is left out. */
export function moneyRows(order: Told): MoneyRow[] {
  const sum = (of: (line: Told['lines'][number]) => bigint) => order.lines.reduce((fen, line) => fen + of(line), 0n)
  const discountFen = sum(({ discountFen: fen }) => fen)
  const backFen = partBackFen(order)
  const lighterFen = backFen > 0n ? sum(({ lighterFen: fen }) => fen) : 0n
  const reserved = order.state === 'reserved'
  const rows: (MoneyRow | null)[] = [
    { what: 'goods', fen: sum(({ amountFen }) => amountFen) },
    discountFen > 0n ? { what: 'discount', fen: -discountFen } : null,
    { what: 'freight', fen: sum(({ freightFen }) => freightFen) },
    { what: 'total', fen: order.totalFen },
    reserved ? { what: 'deposit', fen: leftFen(order) } : null,
    reserved ? { what: 'balance', fen: order.totalFen - leftFen(order) } : null,
    lighterFen > 0n ? { what: 'lighter', fen: -lighterFen } : null,
    backFen > lighterFen ? { what: 'refunded', fen: lighterFen - backFen } : null,
  ]
  return rows.filter((row) => row !== null)
}
