import { type Invariant, PAID, postings } from './invariant.ts'

export const householdInvariants: Invariant[] = [
  {
    name: 'attribution-is-what-was-posted',
    describe: 'what a line’s attributions give a household is what the ledger owes it for that line',
    sql: `WITH posted AS (SELECT x.order_line_id, k.household_id, -sum(x.fen) AS fen FROM ${postings}
                          WHERE k.code LIKE 'household:%' AND x.order_line_id IS NOT NULL GROUP BY x.order_line_id, k.household_id),
          attributed AS (SELECT order_line_id, household_id, sum(gross_fen) AS fen FROM attribution GROUP BY order_line_id, household_id)
          SELECT order_line_id, household_id, coalesce(a.fen, 0) AS attributed_fen, coalesce(p.fen, 0) AS posted_fen
          FROM attributed a FULL JOIN posted p USING (order_line_id, household_id) WHERE coalesce(a.fen, 0) <> coalesce(p.fen, 0)`,
  },
  {
    name: 'household-is-the-sum-of-its-rows',
    describe: 'what a household was ever owed, paid out or not, is the sum of its attributions (gross)',
    sql: `WITH posted AS (SELECT k.household_id, -sum(x.fen) AS fen FROM ${postings}
                          WHERE k.code LIKE 'household:%' AND e.kind NOT IN ('payout', 'payout_failed', 'payout_returned', 'hardship') GROUP BY k.household_id),
          attributed AS (SELECT household_id, sum(gross_fen) AS fen FROM attribution GROUP BY household_id)
          SELECT household_id, coalesce(a.fen, 0) AS attributed_fen, coalesce(p.fen, 0) AS posted_fen
          FROM attributed a FULL JOIN posted p USING (household_id) WHERE coalesce(a.fen, 0) <> coalesce(p.fen, 0)`,
  },
  {
    name: 'household-is-owed-as-its-order-stands',
    describe:
      'an order owes its households provisionally from its payment on, for good once confirmed, nothing once refunded',
    sql: `SELECT o.id AS order_id, o.state, k.code, -sum(x.fen) AS fen FROM ${postings} JOIN orders o ON o.id = e.order_id
          WHERE k.code LIKE 'household:%' GROUP BY o.id, k.code
          HAVING sum(x.fen) <> 0 AND NOT (o.state IN ${PAID} AND (o.confirmed_at IS NOT NULL) = (k.code LIKE '%:confirmed'))`,
  },
  {
    name: 'payout-is-of-confirmed-money',
    describe:
      'a payout moves money from a household’s confirmed account to the bank and into its advances, and names no order',
    sql: `SELECT e.id AS entry_id, e.cause, e.order_id, array_agg(k.code) AS accounts FROM ${postings} WHERE e.kind = 'payout'
          GROUP BY e.id HAVING e.order_id IS NOT NULL OR e.cause NOT LIKE 'payout:%'
             OR NOT bool_and(k.code ~ '^household:.*:confirmed$' OR (k.code = 'payouts:sent' OR k.code LIKE 'advance:%') AND x.fen < 0)`,
  },
]
