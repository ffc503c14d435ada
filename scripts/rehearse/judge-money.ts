import type { Sql } from '#server/db/db.ts'
import { birds, type Evidence, type Sum, same } from './evidence.ts'
import { keptOrders } from './plan.ts'
import type { Expected } from './shop-facts.ts'

type Money = { kept: bigint; refunded: bigint; provider: bigint; cashier: bigint }

/** What was paid, by the orders, by our ledger and by the provider's own books. */
export async function judgeMoney(sql: Sql, { facts, day, notes }: Evidence): Promise<Sum[]> {
  const ids = notes.map(({ orderId }) => orderId)
  const { rows } = await sql.query<Money>(
    `SELECT (SELECT coalesce(sum(paid_fen - refunded_fen), 0)::bigint FROM orders WHERE id = ANY($1::uuid[])) AS kept,
       (SELECT coalesce(sum(refunded_fen), 0)::bigint FROM orders WHERE id = ANY($1::uuid[])) AS refunded,
       (SELECT coalesce(sum(x.fen), 0)::bigint FROM ledger_posting x JOIN ledger_account k ON k.id = x.account_id
        WHERE k.code = 'provider:cashier') AS provider,
       (SELECT coalesce(sum(c.amount_fen - c.refunded_fen), 0)::bigint FROM cashier_session c
        WHERE c.state = 'paid' AND c.metadata->>'order_id' = ANY($1::text[])) AS cashier`,
    [ids],
  )
  const { kept, refunded, provider, cashier } = rows[0] as Money
  const expected = facts.priceFen * BigInt(birds(keptOrders(day)))
  const returned = facts.priceFen * BigInt(birds(day.filter(({ story }) => story === 'is_refunded')))
  return [
    same('money kept', expected, kept),
    same('money refunded', returned, refunded),
    same('money with the provider, by our ledger', expected, provider - facts.providerFen),
    same('money with the provider, by its own books', expected, cashier),
  ]
}

const nameOf = (code: string) => code.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, (id) => id.slice(0, 8))

/** What every party and the households were brought. */
export async function judgeParties(sql: Sql, { notes }: Evidence, expected: Expected): Promise<Sum[]> {
  const ids = notes.map(({ orderId }) => orderId)
  const { rows: owed } = await sql.query<{ code: string; fen: bigint }>(
    `SELECT k.code, -sum(x.fen)::bigint AS fen FROM ledger_entry e JOIN ledger_posting x ON x.entry_id = e.id
     JOIN ledger_account k ON k.id = x.account_id WHERE e.order_id = ANY($1::uuid[]) GROUP BY k.code`,
    [ids],
  )
  const { rows: earned } = await sql.query<{ gross: bigint; cost: bigint; net: bigint }>(
    `SELECT coalesce(sum(gross_fen), 0)::bigint AS gross, coalesce(sum(cost_fen), 0)::bigint AS cost, coalesce(sum(net_fen), 0)::bigint AS net
     FROM attribution WHERE order_id = ANY($1::uuid[])`,
    [ids],
  )
  const found = new Map(owed.map(({ code, fen }) => [code, fen]))
  const { gross = -1n, cost = -1n, net = -1n } = earned[0] ?? {}
  return [
    ...[...expected.byAccount].map(([code, fen]) => same(`owed to ${nameOf(code)}`, fen, found.get(code) ?? 0n)),
    same('owed back to buyers', 0n, found.get('refunds:payable') ?? 0n),
    same('households, gross', expected.householdGrossFen, gross),
    same('households, cost', expected.householdCostFen, cost),
    same('households, net', expected.householdGrossFen - expected.householdCostFen, net),
  ]
}
