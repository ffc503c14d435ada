import { CURRENCY } from '#domain/money.ts'
import { type Invariant, postings } from './invariant.ts'

/** What the codes of accounts in another currency than ours end with. */
const suffix = `CASE currency WHEN '${CURRENCY}' THEN '' ELSE ':' || currency END`

/** The account at the provider of payment `p`, in its currency. */
const atProvider = `'provider:' || p.provider || CASE p.currency WHEN '${CURRENCY}' THEN '' ELSE ':' || p.currency END`

/** What every refund must have in the ledger: the entries of one that failed after it was paid undo each other. */
const refundEntries = `
settled AS (
  SELECT r.id, r.order_id, r.amount_fen, r.state, CASE WHEN r.settled_by IS NULL THEN 'provider' WHEN r.settled_by LIKE 'provider:%' THEN 'bank' ELSE 'hand' END AS by,
         ${atProvider} AS account, p.currency
  FROM refund r JOIN payment p ON p.id = r.payment_id
  WHERE r.state = 'succeeded' OR r.state = 'failed' AND EXISTS (
    SELECT 1 FROM ledger_entry e WHERE e.cause IN ('refund:' || r.id, 'refund-returned:' || r.id))),
expected AS (
  SELECT 'refund:' || id AS cause, order_id, amount_fen AS fen,
         CASE by WHEN 'hand' THEN 'refund_by_hand' WHEN 'bank' THEN 'refund_by_bank' ELSE 'refund_paid' END AS kind,
         CASE by WHEN 'hand' THEN 'bank:settlement' WHEN 'bank' THEN 'losses:payments' || ${suffix} ELSE account END AS account FROM settled
  UNION ALL
  SELECT 'refund-returned:' || id, order_id, -amount_fen, 'refund_returned', account FROM settled WHERE state = 'failed')`

/** The cause and kind of each entry that a withheld dispute must have, with what it does to what is withheld. */
const disputeEntries = `
expected AS (
  SELECT c.word || d.id AS cause, c.kind, c.sign * d.amount_fen AS fen, d.order_id
  FROM dispute d JOIN (VALUES ('dispute:', 'dispute_opened', 1, NULL), ('dispute-won:', 'dispute_won', -1, 'won'),
                              ('chargeback:', 'chargeback', -1, 'lost')) c(word, kind, sign, state)
    ON d.withheld AND (c.state IS NULL OR c.state = d.state::text))`

/** What each movement of a provider's own books in the ledger: its fee, and what it paid out. */
const movementEntries = `
expected AS (
  SELECT 'fee:' || provider || ':' || id AS cause, 'provider_fee' AS kind, provider,
         CASE WHEN kind = 'fee' THEN amount_fen - fee_fen ELSE -fee_fen END AS fen
  FROM balance_transaction WHERE currency = '${CURRENCY}'
  UNION ALL
  SELECT 'provider-payout:' || provider || ':' || id, 'provider_payout', provider, amount_fen
  FROM balance_transaction WHERE currency = '${CURRENCY}' AND kind = 'payout')`

export const paymentInvariants: Invariant[] = [
  {
    name: 'payment-has-its-entry',
    describe:
      'every payment has exactly one entry, of its amount, account and order, and no entry names a payment that is not there',
    sql: `WITH booked AS (
            SELECT e.id, e.cause, e.kind, e.order_id, sum(x.fen) FILTER (WHERE k.code LIKE 'provider:%') AS fen,
                   min(k.code) FILTER (WHERE k.code LIKE 'provider:%') AS account
            FROM ${postings} WHERE e.cause LIKE 'payment:%' GROUP BY e.id)
          SELECT p.id AS payment_id, b.id AS entry_id, b.kind, p.amount_fen, b.fen AS booked_fen
          FROM payment p FULL JOIN booked b ON b.cause = 'payment:' || p.id
          WHERE p.id IS NULL OR b.id IS NULL OR b.fen IS DISTINCT FROM p.amount_fen OR b.account <> ${atProvider}
             OR b.order_id IS DISTINCT FROM p.order_id OR (b.kind = 'unmatched_payment') <> (p.order_id IS NULL)`,
  },
  {
    name: 'refund-has-its-entry',
    describe:
      'every refund that was paid has one entry of its amount, one that came back a second, and no entry names another',
    sql: `WITH ${refundEntries},
          booked AS (
            SELECT e.id, e.cause, e.kind, e.order_id, -sum(x.fen) AS fen, min(k.code) AS account
            FROM ${postings} WHERE (e.cause LIKE 'refund:%' OR e.cause LIKE 'refund-returned:%') AND k.code !~ '^refunds:' GROUP BY e.id)
          SELECT cause, b.id AS entry_id, b.kind, r.fen, b.fen AS booked_fen, b.account
          FROM expected r FULL JOIN booked b USING (cause)
          WHERE (r.fen, r.order_id, r.kind, r.account) IS DISTINCT FROM (b.fen, b.order_id, b.kind, b.account)`,
  },
  {
    name: 'dispute-has-its-entries',
    describe: 'every dispute that withholds money has the entries of what became of it, and no entry names another',
    sql: `WITH ${disputeEntries},
          booked AS (
            SELECT e.id, e.cause, e.kind, e.order_id, sum(x.fen) FILTER (WHERE k.code LIKE 'disputes:%') AS fen FROM ${postings}
            WHERE e.cause ~ '^(dispute|dispute-won|chargeback):' GROUP BY e.id)
          SELECT cause, b.id AS entry_id, b.kind, d.fen, b.fen AS booked_fen
          FROM expected d FULL JOIN booked b USING (cause)
          WHERE (d.fen, d.order_id, d.kind) IS DISTINCT FROM (b.fen, b.order_id, b.kind)`,
  },
  {
    name: 'withheld-is-the-open-disputes',
    describe: 'what providers keep back is the sum of the open disputes that withhold money',
    sql: `WITH open AS (SELECT coalesce(sum(amount_fen), 0) AS fen FROM dispute WHERE state = 'open' AND withheld),
          booked AS (SELECT coalesce(sum(x.fen), 0) AS fen FROM ${postings} WHERE k.code LIKE 'disputes:%')
          SELECT open.fen AS open_fen, booked.fen AS booked_fen FROM open, booked WHERE open.fen <> booked.fen`,
  },
  {
    name: 'movement-has-its-entries',
    describe:
      'every movement that a provider lists has the entries of its fee and payout, and no such entry is without one',
    sql: `WITH ${movementEntries},
          booked AS (
            SELECT e.id, e.cause, e.kind, k.code AS account, sum(x.fen) AS fen FROM ${postings}
            WHERE e.kind IN ('provider_fee', 'provider_payout') AND k.code LIKE 'provider:%' GROUP BY e.id, k.code)
          SELECT cause, b.id AS entry_id, m.fen, b.fen AS booked_fen
          FROM (SELECT * FROM expected WHERE fen <> 0) m FULL JOIN booked b USING (cause)
          WHERE (m.fen, m.kind, 'provider:' || m.provider) IS DISTINCT FROM (b.fen, b.kind, b.account)`,
  },
  {
    name: 'provider-holds-the-difference',
    describe:
      'a provider’s account is, by currency, what it took less refunds it paid, disputes it keeps or lost, fees and payouts',
    sql: `WITH facts AS (
            SELECT ${atProvider} AS account, p.amount_fen AS fen FROM payment p
            UNION ALL SELECT ${atProvider}, -r.amount_fen FROM refund r JOIN payment p ON p.id = r.payment_id
                      WHERE r.state = 'succeeded' AND r.settled_by IS NULL
            UNION ALL SELECT ${atProvider}, -d.amount_fen FROM dispute d JOIN payment p ON p.id = d.payment_id
                      WHERE d.withheld AND d.state <> 'won'
            UNION ALL SELECT 'provider:' || provider, CASE WHEN kind IN ('fee', 'payout') THEN amount_fen ELSE 0 END - fee_fen
                      FROM balance_transaction WHERE currency = '${CURRENCY}'
            UNION ALL SELECT 'provider:' || split_part(e.cause, ':', 2), -x.fen FROM ${postings}
                      WHERE e.kind = 'unowed_refund' AND k.code = 'losses:payments'),
          held AS (SELECT account, sum(fen) AS fen FROM facts GROUP BY account),
          booked AS (SELECT k.code AS account, sum(x.fen) AS fen FROM ${postings} WHERE k.code LIKE 'provider:%' GROUP BY k.code)
          SELECT account, coalesce(h.fen, 0) AS held_fen, coalesce(b.fen, 0) AS booked_fen
          FROM held h FULL JOIN booked b USING (account) WHERE coalesce(h.fen, 0) <> coalesce(b.fen, 0)`,
  },
]
