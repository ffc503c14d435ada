import { chargedBack, type Invariant, PAID, stands } from './invariant.ts'

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
    describe:
      'refunded_fen of an order is the sum of its refunds that no other took the place of, and what its parties gave back for lost disputes',
    sql: `WITH ${chargedBack}, decided AS (SELECT r.order_id, sum(r.amount_fen) AS fen FROM refund r WHERE ${stands} GROUP BY r.order_id)
          SELECT o.id AS order_id, o.refunded_fen, coalesce(d.fen, 0) AS decided_fen, coalesce(c.fen, 0) AS charged_back_fen
          FROM orders o LEFT JOIN decided d ON d.order_id = o.id LEFT JOIN charged_back c ON c.order_id = o.id
          WHERE o.refunded_fen <> coalesce(d.fen, 0) + coalesce(c.fen, 0)`,
  },
  {
    name: 'paid-order-holds-its-price',
    describe: 'an order that is paid, shipped or completed holds something, and no more than its total',
    sql: `SELECT id AS order_id, state, total_fen, paid_fen, refunded_fen FROM orders
          WHERE state IN ${PAID} AND paid_fen - refunded_fen NOT BETWEEN 1 AND total_fen`,
  },
  {
    name: 'replacement-is-of-a-failed-refund',
    describe: 'a refund takes the place of at most one that has failed, of the same payment and amount',
    sql: `SELECT r.id AS refund_id, f.id AS replaced_id, f.state FROM refund r JOIN refund f ON f.id = r.replaces_id
          WHERE f.state <> 'failed' OR (f.payment_id, f.amount_fen) IS DISTINCT FROM (r.payment_id, r.amount_fen)
             OR EXISTS (SELECT 1 FROM refund o WHERE o.replaces_id = f.id AND o.id <> r.id)`,
  },
]
