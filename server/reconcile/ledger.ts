import { chargedBack, currency, type Invariant, isParty, noOrder, postings, stands } from './invariant.ts'

export const ledgerInvariants: Invariant[] = [
  {
    name: 'entry-balances',
    describe: 'the postings of every entry sum to zero, and there are at least two',
    sql: `SELECT e.id AS entry_id, e.cause, coalesce(sum(x.fen), 0) AS fen, count(x.id) AS postings
          FROM ledger_entry e LEFT JOIN ledger_posting x ON x.entry_id = e.id
          GROUP BY e.id HAVING coalesce(sum(x.fen), 0) <> 0 OR count(x.id) < 2`,
  },
  {
    name: 'entry-keeps-its-currency',
    describe: 'the accounts of an entry are all of one currency',
    sql: `SELECT e.id AS entry_id, e.cause, array_agg(DISTINCT k.code) AS accounts
          FROM ${postings} GROUP BY e.id HAVING count(DISTINCT ${currency}) > 1`,
  },
  {
    name: 'parties-hold-what-was-paid',
    describe: 'what an order’s parties are owed is what was paid less what was refunded',
    sql: `WITH owed AS (SELECT e.order_id, -sum(x.fen) AS fen FROM ${postings} WHERE ${isParty} GROUP BY e.order_id)
          SELECT o.id AS order_id, o.paid_fen, o.refunded_fen, coalesce(owed.fen, 0) AS owed_fen
          FROM orders o LEFT JOIN owed ON owed.order_id = o.id WHERE coalesce(owed.fen, 0) <> o.paid_fen - o.refunded_fen`,
  },
  {
    name: 'refunds-payable-is-what-is-still-owed',
    describe: 'what is owed back to buyers is, by order and currency, what was decided less what was paid',
    sql: `WITH ${chargedBack},
          owed AS (SELECT coalesce(e.order_id, ${noOrder}) AS order_id, ${currency} AS currency, -sum(x.fen) AS fen FROM ${postings}
                   WHERE k.code = 'refunds:payable' OR k.code LIKE 'refunds:payable:%' GROUP BY 1, 2),
          refunds AS (SELECT coalesce(r.order_id, ${noOrder}) AS order_id, p.currency::text, r.amount_fen, r.state, ${stands} AS stands
                      FROM refund r JOIN payment p ON p.id = r.payment_id),
          paid AS (SELECT order_id, currency, sum(amount_fen) AS fen FROM refunds WHERE state = 'succeeded' GROUP BY 1, 2),
          decided AS (SELECT o.id AS order_id, 'CNY' AS currency, o.refunded_fen - coalesce(c.fen, 0) AS fen
                      FROM orders o LEFT JOIN charged_back c ON c.order_id = o.id
                      UNION ALL SELECT order_id, currency, sum(amount_fen) FROM refunds WHERE order_id = ${noOrder} AND stands GROUP BY 1, 2)
          SELECT order_id, currency, coalesce(d.fen, 0) AS decided_fen, coalesce(p.fen, 0) AS paid_fen, coalesce(o.fen, 0) AS owed_fen
          FROM decided d FULL JOIN owed o USING (order_id, currency) LEFT JOIN paid p USING (order_id, currency)
          WHERE coalesce(d.fen, 0) - coalesce(p.fen, 0) <> coalesce(o.fen, 0)`,
  },
  {
    name: 'suspense-is-the-unmatched',
    describe: 'what is in suspense is, by currency, the payments that fit no order less those that were returned',
    sql: `WITH unmatched AS (SELECT currency::text, sum(amount_fen) AS fen FROM payment p
                             WHERE order_id IS NULL AND NOT EXISTS (
                               SELECT 1 FROM ledger_entry e WHERE e.cause = 'unmatched-returned:' || p.id AND e.kind = 'unmatched_returned')
                             GROUP BY currency),
          suspended AS (SELECT ${currency} AS currency, -sum(x.fen) AS fen FROM ${postings} WHERE k.code LIKE 'suspense:%' GROUP BY 1)
          SELECT currency, coalesce(u.fen, 0) AS unmatched_fen, coalesce(s.fen, 0) AS suspended_fen
          FROM unmatched u FULL JOIN suspended s USING (currency) WHERE coalesce(u.fen, 0) <> coalesce(s.fen, 0)`,
  },
]
