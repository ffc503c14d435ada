import { type Invariant, isParty, postings } from './invariant.ts'

/** Stands for "no order" where sums are joined by order. */
const noOrder = `'00000000-0000-0000-0000-000000000000'::uuid`

export const ledgerInvariants: Invariant[] = [
  {
    name: 'entry-balances',
    describe: 'the postings of every entry sum to zero, and there are at least two',
    sql: `SELECT e.id AS entry_id, e.cause, coalesce(sum(x.fen), 0) AS fen, count(x.id) AS postings
          FROM ledger_entry e LEFT JOIN ledger_posting x ON x.entry_id = e.id
          GROUP BY e.id HAVING coalesce(sum(x.fen), 0) <> 0 OR count(x.id) < 2`,
  },
  {
    name: 'parties-hold-what-was-paid',
    describe: 'what an order’s parties are owed is what was paid less what was refunded',
    sql: `WITH owed AS (SELECT e.order_id, -sum(x.fen) AS fen FROM ${postings} WHERE ${isParty} GROUP BY e.order_id)
          SELECT o.id AS order_id, o.paid_fen, o.refunded_fen, coalesce(owed.fen, 0) AS owed_fen
          FROM orders o LEFT JOIN owed ON owed.order_id = o.id WHERE coalesce(owed.fen, 0) <> o.paid_fen - o.refunded_fen`,
  },
  {
    name: 'payment-has-its-entry',
    describe:
      'every payment has exactly one entry, of its amount and order, and no entry names a payment that is not there',
    sql: `WITH booked AS (
            SELECT e.id, e.cause, e.kind, e.order_id, sum(x.fen) FILTER (WHERE k.code LIKE 'provider:%') AS fen
            FROM ${postings} WHERE e.cause LIKE 'payment:%' GROUP BY e.id)
          SELECT p.id AS payment_id, b.id AS entry_id, b.kind, p.amount_fen, b.fen AS booked_fen
          FROM payment p FULL JOIN booked b ON b.cause = 'payment:' || p.id
          WHERE p.id IS NULL OR b.id IS NULL OR b.fen IS DISTINCT FROM p.amount_fen OR b.order_id IS DISTINCT FROM p.order_id
             OR (b.kind = 'unmatched_payment') <> (p.order_id IS NULL)`,
  },
  {
    name: 'refund-has-its-entry',
    describe: 'every refund that was paid has exactly one entry of its amount, and no entry names one that was not',
    sql: `WITH booked AS (
            SELECT e.id, e.cause, -sum(x.fen) FILTER (WHERE k.code LIKE 'provider:%') AS fen
            FROM ${postings} WHERE e.cause LIKE 'refund:%' GROUP BY e.id)
          SELECT r.id AS refund_id, b.id AS entry_id, r.amount_fen, b.fen AS booked_fen
          FROM (SELECT * FROM refund WHERE state = 'succeeded') r FULL JOIN booked b ON b.cause = 'refund:' || r.id
          WHERE r.id IS NULL OR b.id IS NULL OR b.fen IS DISTINCT FROM r.amount_fen`,
  },
  {
    name: 'provider-holds-the-difference',
    describe: 'a provider’s account is what it took less what it has paid back',
    sql: `WITH taken AS (SELECT provider, sum(amount_fen) AS fen FROM payment GROUP BY provider),
          returned AS (SELECT p.provider, sum(r.amount_fen) AS fen FROM refund r JOIN payment p ON p.id = r.payment_id
                       WHERE r.state = 'succeeded' GROUP BY p.provider),
          booked AS (SELECT substr(k.code, 10) AS provider, sum(x.fen) AS fen FROM ${postings} WHERE k.code LIKE 'provider:%' GROUP BY k.code)
          SELECT provider, coalesce(t.fen, 0) AS taken_fen, coalesce(r.fen, 0) AS returned_fen, coalesce(b.fen, 0) AS booked_fen
          FROM taken t FULL JOIN returned r USING (provider) FULL JOIN booked b USING (provider)
          WHERE coalesce(t.fen, 0) - coalesce(r.fen, 0) <> coalesce(b.fen, 0)`,
  },
  {
    name: 'refunds-payable-is-what-is-still-owed',
    describe: 'what is owed back to buyers is what was decided less what the provider has paid',
    sql: `WITH owed AS (SELECT coalesce(e.order_id, ${noOrder}) AS order_id, -sum(x.fen) AS fen FROM ${postings}
                        WHERE k.code = 'refunds:payable' GROUP BY 1),
          paid AS (SELECT coalesce(order_id, ${noOrder}) AS order_id, sum(amount_fen) AS fen FROM refund WHERE state = 'succeeded' GROUP BY 1),
          decided AS (SELECT id AS order_id, refunded_fen AS fen FROM orders
                      UNION ALL SELECT ${noOrder}, coalesce(sum(amount_fen), 0) FROM refund WHERE order_id IS NULL)
          SELECT order_id, d.fen AS decided_fen, coalesce(p.fen, 0) AS paid_fen, coalesce(o.fen, 0) AS owed_fen
          FROM decided d LEFT JOIN owed o USING (order_id) LEFT JOIN paid p USING (order_id)
          WHERE d.fen - coalesce(p.fen, 0) <> coalesce(o.fen, 0)`,
  },
]
