import type { Sql } from '#server/db/db.ts'
import type { Acknowledged } from './buyer.ts'
import { birds, type Evidence, type Sum, same } from './evidence.ts'
import { judgeMoney, judgeParties } from './judge-money.ts'
import { FIRST_40_AT_LEAST, KEPT, LEFT, type PlannedOrder } from './plan.ts'
import type { Played } from './play.ts'
import { expectedSplit, type ShopFacts } from './shop-facts.ts'

/** What each acknowledgement promises about the order's state. */
const promised: Record<Acknowledged['state'], readonly string[]> = {
  sent: ['held', 'expired', 'cancelled', 'paid', 'missing'],
  placed: ['held', 'expired', 'cancelled', 'paid'],
  paid: ['paid'],
  cancelled: ['cancelled'],
  refunded: ['refunded'],
}

async function judgeOrders(sql: Sql, { facts, notes }: Evidence): Promise<Sum[]> {
  const ids = notes.map(({ orderId }) => orderId)
  const { rows } = await sql.query<{ id: string; state: string; quantity: number }>(
    `SELECT o.id, o.state, l.quantity FROM orders o JOIN order_line l ON l.order_id = o.id WHERE l.product_id = $1 AND o.placed_at >= $2`,
    [facts.productId, facts.startedAt],
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  const acknowledged = notes.filter(({ state }) => state !== 'sent')
  const wrong = notes.filter((note) => !promised[note.state].includes(found.get(note.orderId)?.state ?? 'missing'))
  const inFirst40 = notes.filter(({ paidAt }) => paidAt !== null && paidAt < 40).map(({ order }) => order)
  const paid = rows.filter(({ state }) => state === 'paid')
  const early = birds(inFirst40)
  return [
    same('acknowledged orders that are missing', 0, acknowledged.filter(({ orderId }) => !found.has(orderId)).length),
    same('orders in another state than was acknowledged', 0, wrong.length),
    same('orders that nobody placed', 0, rows.filter(({ id }) => !ids.includes(id)).length),
    {
      what: 'birds paid in the first 40 minutes',
      expected: `≥ ${FIRST_40_AT_LEAST}`,
      found: String(early),
      ok: early >= FIRST_40_AT_LEAST,
    },
    same('birds paid and kept', KEPT, birds(paid)),
    same('orders refunded', 1, rows.filter(({ state }) => state === 'refunded').length),
  ]
}

async function judgeStock(sql: Sql, { facts }: Evidence): Promise<Sum[]> {
  const { rows } = await sql.query<{ free: number; held: number; sold: number }>(
    'SELECT free, held, sold FROM stock WHERE product_id = $1',
    [facts.productId],
  )
  const { free = -1, held = -1, sold = -1 } = rows[0] ?? {}
  return [same('birds left', LEFT, free), same('birds held', 0, held), same('birds sold', KEPT, sold)]
}

async function judgeRoom(sql: Sql, { facts, notes, room }: Evidence): Promise<Sum[]> {
  const { rows } = await sql.query<{ last: number; sales: number; refunds: number }>(
    `SELECT last_seq::int AS last, (SELECT count(*)::int FROM live_event v WHERE v.session_id = s.id AND v.type = 'order.paid') AS sales,
       (SELECT count(*)::int FROM live_event v WHERE v.session_id = s.id AND v.type = 'order.refunded') AS refunds
     FROM live_session s WHERE s.id = $1`,
    [facts.sessionId],
  )
  const { last = -1, sales = -1, refunds = -1 } = rows[0] ?? {}
  const paidLive = notes.filter(({ order, paidAt }) => order.live && paidAt !== null).length
  return [
    same('sales announced in the room', paidLive, sales),
    same('sales the viewers were told of', sales, room.sales),
    same('refunds announced in the room', 1, refunds),
    same('events viewers never got', 0, room.gaps),
    same('events viewers saw differently', 0, room.differences),
    same('newest event the last viewer has', last, room.behind),
  ]
}

/** Compares what was acknowledged and planned with what the database says. */
export async function judge(sql: Sql, evidence: Evidence): Promise<Sum[]> {
  const expected = await expectedSplit(sql, evidence.facts, evidence.day)
  return [
    ...(await judgeStock(sql, evidence)),
    ...(await judgeOrders(sql, evidence)),
    ...(await judgeMoney(sql, evidence)),
    ...(await judgeParties(sql, evidence, expected)),
    ...(await judgeRoom(sql, evidence)),
  ]
}

/** The coordinator's figures moved while the day went on, and ended where the ledger says. */
export async function judgeDesk(
  sql: Sql,
  { facts, day, played }: { facts: ShopFacts; day: readonly PlannedOrder[]; played: Played },
): Promise<Sum[]> {
  const { householdGrossFen, householdCostFen } = await expectedSplit(sql, facts, day)
  const moves = Math.max(0, played.readings.length - 1)
  return [
    { what: 'times the coordinator’s figures moved', expected: '≥ 3', found: String(moves), ok: moves >= 3 },
    same('coordinator’s page, gross', householdGrossFen, played.movedFen.gross),
    same('coordinator’s page, net', householdGrossFen - householdCostFen, played.movedFen.net),
  ]
}
