import type { Invariant } from './invariant.ts'

export const orderInvariants: Invariant[] = [
  {
    name: 'order-total-is-its-lines',
    describe: 'the total of an order is the sum of its lines, and it has at least one',
    sql: `SELECT o.id AS order_id, o.total_fen, sum(l.amount_fen) AS lines_fen
          FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
          GROUP BY o.id HAVING o.total_fen IS DISTINCT FROM sum(l.amount_fen)`,
  },
  {
    name: 'order-state-has-its-history',
    describe: 'every transition starts in the state the one before it ended in, and the last ends in the present state',
    sql: `WITH steps AS (
            SELECT order_id, id, "from", "to", lag("to") OVER w AS before, row_number() OVER (PARTITION BY order_id ORDER BY id DESC) AS age
            FROM order_transition WINDOW w AS (PARTITION BY order_id ORDER BY id))
          SELECT o.id AS order_id, o.state, s."from", s."to", s.before
          FROM orders o LEFT JOIN steps s ON s.order_id = o.id
          WHERE s."from" IS DISTINCT FROM coalesce(s.before, 'held') AND s.id IS NOT NULL
             OR coalesce(s.age, 1) = 1 AND o.state <> coalesce(s."to", 'held')`,
  },
  {
    name: 'paid-is-the-payments',
    describe: 'paid_fen of an order is the sum of the payments that matched it',
    sql: `SELECT o.id AS order_id, o.paid_fen, coalesce(sum(p.amount_fen), 0) AS payments_fen
          FROM orders o LEFT JOIN payment p ON p.order_id = o.id
          GROUP BY o.id HAVING o.paid_fen <> coalesce(sum(p.amount_fen), 0)`,
  },
  {
    name: 'refunded-is-the-refunds',
    describe: 'refunded_fen of an order is the sum of its refunds; a failed one counts until another takes its place',
    sql: `SELECT o.id AS order_id, o.refunded_fen, coalesce(sum(r.amount_fen) FILTER (WHERE r.state <> 'failed'), 0) AS standing_fen,
                 coalesce(sum(r.amount_fen), 0) AS decided_fen
          FROM orders o LEFT JOIN refund r ON r.order_id = o.id
          GROUP BY o.id HAVING o.refunded_fen NOT BETWEEN coalesce(sum(r.amount_fen) FILTER (WHERE r.state <> 'failed'), 0)
                                                      AND coalesce(sum(r.amount_fen), 0)`,
  },
]
