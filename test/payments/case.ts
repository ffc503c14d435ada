import type { Db } from '#server/db/db.ts'
import type { Market } from '#test/factories/market.ts'
import { stockOf } from '#test/factories/sale.ts'
import type { Stage } from './stage.ts'

/** Balances in fen by a short name of the account, debit positive; those of nothing are left out. */
export type Ledger = Record<string, bigint>

/** State, paid and refunded fen of an order. */
type Standing = [state: string, paidFen: bigint, refundedFen: bigint]

/** The market that a case was about, and its orders in the sequence in which they are expected. */
type Played = { market: Market; orderIds: string[] }

export type PaymentCase = {
  name: string
  play(stage: Stage): Promise<Played>
  orders: Standing[]
  /** Free, held, sold. */
  stock: [number, number, number]
  ledger: Ledger
}

/** A bird's price, and how the market's agreement divides it. */
export const BIRD = 9_800n
const parts: Ledger = {
  'A:provisional': 4_900n,
  'B:provisional': 2_548n,
  producer: 882n,
  logistics: 1_078n,
  platform: 392n,
}

/** Ledgers added up. */
export function sum(...ledgers: Ledger[]): Ledger {
  const total: Ledger = {}
  for (const [account, fen] of ledgers.flatMap(Object.entries)) total[account] = (total[account] ?? 0n) + fen
  return Object.fromEntries(Object.entries(total).filter(([, fen]) => fen !== 0n))
}

/** What parties of so many fen of birds are owed; households for good once the order is completed. */
const owed = (fen: bigint, confirmed: boolean): Ledger =>
  Object.fromEntries(
    Object.entries(parts).map(([account, part]) => [
      confirmed ? account.replace('provisional', 'confirmed') : account,
      (-part * fen) / BIRD,
    ]),
  )

/** The books of a sale that stands at so many fen. */
export const sold = (fen: bigint = BIRD, { confirmed = false } = {}): Ledger =>
  sum({ provider: fen }, owed(fen, confirmed))

export const nothing: Ledger = {}

type Outcome = Pick<PaymentCase, 'orders' | 'stock' | 'ledger'>

/** What comes of one bird bought from a stock of a hundred: sold; its money and the bird back; kept for the buyer; let go. */
export const oneSold: Outcome = { orders: [['paid', BIRD, 0n]], stock: [99, 0, 1], ledger: sold() }
export const wholeBack: Outcome = { orders: [['refunded', BIRD, BIRD]], stock: [100, 0, 0], ledger: nothing }
export const stillHeld: Outcome = { orders: [['held', 0n, 0n]], stock: [99, 1, 0], ledger: nothing }
export const holdOver: Outcome = { orders: [['expired', 0n, 0n]], stock: [100, 0, 0], ledger: nothing }
/** The only bird there was is sold. */
export const lastOneSold: Outcome = { ...oneSold, stock: [0, 0, 1] }

/** The short name of an account; whose it is where that is the case's own market. */
function nameOf(code: string, { householdIds: [a, b], producerId }: Market): string {
  if (code === `producer:${producerId}:payable`) return 'producer'
  const [head = '', id, tail] = code.split(':')
  if (head === 'household') return `${id === a ? 'A' : id === b ? 'B' : '?'}:${tail}`
  return /:[A-Z]{3}$/.test(code) ? `${head}:${code.slice(-3)}` : head
}

/** What was booked of a case's orders, and of none, since an entry, except the provider's fees: they come with its books, whenever those are compared. */
async function bookedSince(db: Db, sequence: bigint, { market, orderIds }: Played): Promise<Ledger> {
  const { rows } = await db.pool.query<{ code: string; fen: bigint }>(
    `SELECT k.code, sum(x.fen)::bigint AS fen FROM ledger_entry e JOIN ledger_posting x ON x.entry_id = e.id
     JOIN ledger_account k ON k.id = x.account_id WHERE e.sequence > $1 AND e.kind <> 'provider_fee' AND (e.order_id IS NULL OR e.order_id = ANY($2)) GROUP BY k.code`,
    [sequence, orderIds],
  )
  return sum(...rows.map(({ code, fen }) => ({ [nameOf(code, market)]: fen })))
}

async function standingOf(db: Db, orderId: string): Promise<Standing> {
  const { rows } = await db.pool.query<{ state: string; paid_fen: bigint; refunded_fen: bigint }>(
    'SELECT state, paid_fen, refunded_fen FROM orders WHERE id = $1',
    [orderId],
  )
  const { state, paid_fen, refunded_fen } = rows[0] ?? { state: 'missing', paid_fen: 0n, refunded_fen: 0n }
  return [state, paid_fen, refunded_fen]
}

/** Delivers and does whatever is still under way until nothing is left. */
async function comeToRest({ side, shop, deliver }: Stage): Promise<void> {
  await side.settleRefunds()
  for (let round = 0; round < 10; round++) {
    await shop.work()
    if ((await deliver()).length === 0 && round > 0) return
  }
  throw new Error('it does not come to rest')
}

/** Plays a case to its end. @returns what came of it, in the shape of what it expects */
export async function playCase(stage: Stage, { play }: PaymentCase): Promise<Omit<PaymentCase, 'name' | 'play'>> {
  const { db, trouble } = stage
  const { rows } = await db.pool.query<{ sequence: bigint }>(
    'SELECT coalesce(max(sequence), 0)::bigint AS sequence FROM ledger_entry',
  )
  const played = await play(stage).finally(() => trouble(null))
  await comeToRest(stage)
  const orders: Standing[] = []
  for (const orderId of played.orderIds) orders.push(await standingOf(db, orderId))
  return {
    orders,
    stock: await stockOf(db, played.market.productId),
    ledger: await bookedSince(db, rows[0]?.sequence ?? 0n, played),
  }
}

/** The form of a coordinator who refunds all that is left. */
export const whole = (orderId: string) => ({ orderId, reason: '到货破损' })
