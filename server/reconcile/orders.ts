import { chargedBack, type Invariant, PAID, postings, stands } from './invariant.ts'

export const orderInvariants: Invariant[] = [
  {
    name: 'order-total-is-its-lines',
    describe: 'the total of an order is the sum of its lines, less discounts, with freight, and it has at least one',
    sql: `SELECT o.id AS order_id, o.total_fen, sum(l.amount_fen - l.discount_fen + l.freight_fen) AS lines_fen
          FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
          GROUP BY o.id HAVING o.total_fen IS DISTINCT FROM sum(l.amount_fen - l.discount_fen + l.freight_fen)`,
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
    describe: 'an order from paid to completed holds something, and no more than its total',
    sql: `SELECT id AS order_id, state, total_fen, paid_fen, refunded_fen FROM orders
          WHERE state IN ${PAID} AND paid_fen - refunded_fen NOT BETWEEN 1 AND total_fen`,
  },
  {
    name: 'reserved-order-holds-its-deposit',
    describe:
      'deposits are kept for reserved orders only: all that such an order holds, which is no more than its deposit',
    sql: `WITH kept AS (SELECT e.order_id, -sum(x.fen) AS fen FROM ${postings} WHERE k.code = 'deposits:held' GROUP BY e.order_id)
          SELECT o.id AS order_id, o.state, o.deposit_fen, coalesce(kept.fen, 0) AS kept_fen FROM orders o LEFT JOIN kept ON kept.order_id = o.id
          WHERE coalesce(kept.fen, 0) <> CASE WHEN o.state = 'reserved' THEN o.paid_fen - o.refunded_fen ELSE 0 END
             OR o.state = 'reserved' AND kept.fen > o.deposit_fen`,
  },
  {
    name: 'discount-is-the-redemption',
    describe: 'the discounts of an order’s lines are what its coupon took off, borne by whom the coupon says',
    sql: `SELECT o.id AS order_id, r.discount_fen, sum(l.discount_fen) AS lines_fen
          FROM orders o JOIN order_line l ON l.order_id = o.id LEFT JOIN coupon_redemption r ON r.order_id = o.id
          LEFT JOIN coupon c ON c.id = r.coupon_id
          GROUP BY o.id, r.order_id, c.id
          HAVING coalesce(r.discount_fen, 0) <> sum(l.discount_fen) OR bool_or(l.discount_bearer <> c.bearer)`,
  },
  {
    name: 'coupon-is-used-as-often-as-redeemed',
    describe: 'a coupon has been used as often as orders hold it, and no more often than it may be',
    sql: `SELECT c.id AS coupon_id, c.used, c.uses_total, count(r.order_id) AS held FROM coupon c
          LEFT JOIN coupon_redemption r ON r.coupon_id = c.id AND r.released_at IS NULL
          GROUP BY c.id HAVING c.used <> count(r.order_id) OR c.used > c.uses_total`,
  },
  {
    name: 'paid-line-has-its-parcel',
    describe: 'every line of an order that is paid is in a parcel of that order and of its producer',
    sql: `SELECT l.id AS line_id, o.state, k.id AS parcel_id FROM orders o JOIN order_line l ON l.order_id = o.id
          JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id LEFT JOIN parcel k ON k.id = l.parcel_id
          WHERE o.state IN ${PAID} AND k.id IS NULL OR k.order_id <> o.id OR k.producer_id <> f.producer_id`,
  },
  {
    name: 'replacement-is-of-a-failed-refund',
    describe: 'a refund takes the place of at most one that has failed, of the same payment and amount',
    sql: `SELECT r.id AS refund_id, f.id AS replaced_id, f.state FROM refund r JOIN refund f ON f.id = r.replaces_id
          WHERE f.state <> 'failed' OR (f.payment_id, f.amount_fen) IS DISTINCT FROM (r.payment_id, r.amount_fen)
             OR EXISTS (SELECT 1 FROM refund o WHERE o.replaces_id = f.id AND o.id <> r.id)`,
  },
]
