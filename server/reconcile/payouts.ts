import { type Invariant, postings } from './invariant.ts'

/**
 * CTE `paid_entries`: by payout (its id as text), what its entries moved through `payouts:sent`, and back to our bank, by kind; null
 * where there is none.
 */
const paidEntries = `
paid_entries AS (
  SELECT split_part(e.cause, ':', 2) AS id, -sum(x.fen) FILTER (WHERE e.kind = 'payout') AS sent, sum(x.fen) FILTER (WHERE e.kind = 'payout_proven') AS proven,
         sum(x.fen) FILTER (WHERE e.kind = 'payout_failed') AS failed, sum(x.fen) FILTER (WHERE e.kind = 'payout_returned') AS returned
  FROM ${postings} WHERE e.kind IN ('payout', 'payout_proven', 'payout_failed') AND k.code = 'payouts:sent'
     OR e.kind = 'payout_returned' AND k.code = 'bank:settlement' GROUP BY 1)`

/** Condition on payout `p`: the bank was told to pay it and has not sent it back. */
const stood = `p.state IN ('sent', 'paid')`

export const payoutInvariants: Invariant[] = [
  {
    name: 'payout-has-its-entries',
    describe:
      'a payout is booked when it is sent, proven when it is paid, and undone when it failed on its way or came back; nothing else is booked as one',
    sql: `WITH ${paidEntries}
          SELECT coalesce(p.id::text, b.id) AS payout_id, p.state, p.amount_fen, b.sent, b.proven, b.failed, b.returned
          FROM payout p FULL JOIN paid_entries b ON b.id = p.id::text
          WHERE p.id IS NULL OR b.sent IS DISTINCT FROM CASE WHEN ${stood} THEN p.amount_fen WHEN p.state = 'failed' THEN coalesce(b.failed, b.returned) END
             OR b.proven IS DISTINCT FROM CASE WHEN p.state = 'paid' THEN p.amount_fen ELSE b.returned END
             OR coalesce(b.failed, b.returned) <> p.amount_fen OR num_nonnulls(b.failed, b.returned) > CASE WHEN p.state = 'failed' THEN 1 ELSE 0 END`,
  },
  {
    name: 'payout-is-its-lines',
    describe: 'what a payout pays and repays is the sum of its lines, and what it repays the sum of its repayments',
    sql: `SELECT p.id AS payout_id, p.amount_fen, p.repaid_fen, l.fen AS lines_fen, r.fen AS repayments_fen
          FROM payout p LEFT JOIN LATERAL (SELECT coalesce(sum(fen), 0) AS fen FROM payout_line WHERE payout_id = p.id) l ON true
          LEFT JOIN LATERAL (SELECT coalesce(sum(fen), 0) AS fen FROM aid_repayment WHERE payout_id = p.id) r ON true
          WHERE p.amount_fen + p.repaid_fen <> l.fen OR p.repaid_fen <> r.fen`,
  },
  {
    name: 'household-was-paid-its-lines',
    describe: 'what payouts took from a household’s confirmed account is what their lines pay of its attributions',
    sql: `WITH booked AS (SELECT k.household_id, sum(x.fen) AS fen FROM ${postings}
                          WHERE k.code LIKE 'household:%' AND e.kind IN ('payout', 'payout_failed', 'payout_returned') GROUP BY 1),
          lines AS (SELECT a.household_id, sum(l.fen) AS fen FROM payout_line l JOIN payout p ON p.id = l.payout_id
                    JOIN attribution a ON a.id = l.attribution_id WHERE ${stood} AND NOT l.released GROUP BY 1)
          SELECT household_id, coalesce(b.fen, 0) AS booked_fen, coalesce(l.fen, 0) AS lines_fen
          FROM booked b FULL JOIN lines l USING (household_id) WHERE coalesce(b.fen, 0) <> coalesce(l.fen, 0)`,
  },
  {
    name: 'hardship-has-its-entry',
    describe: 'the marketplace bears exactly what two people decided that households need not give back',
    sql: `WITH borne AS (SELECT split_part(e.cause, ':', 2) AS id, sum(x.fen) AS fen FROM ${postings} WHERE k.code = 'aid:hardship' GROUP BY 1)
          SELECT coalesce(h.id::text, b.id) AS hardship_id, h.state, h.amount_fen, b.fen FROM hardship h FULL JOIN borne b ON b.id = h.id::text
          WHERE b.fen IS DISTINCT FROM CASE WHEN h.state = 'approved' THEN h.amount_fen END`,
  },
  {
    name: 'advance-is-what-is-left',
    describe: 'what a household owes of advances is what it was advanced less what payouts repaid',
    sql: `WITH booked AS (SELECT k.household_id, sum(x.fen) AS fen FROM ${postings} WHERE k.code LIKE 'advance:%' GROUP BY 1),
          owed AS (SELECT u.household_id, sum(u.amount_fen - coalesce(r.fen, 0)) AS fen FROM aid_use u LEFT JOIN LATERAL (
                     SELECT sum(r.fen) AS fen FROM aid_repayment r JOIN payout p ON p.id = r.payout_id
                     WHERE r.aid_use_id = u.id AND ${stood} AND NOT r.released) r ON true
                   WHERE u.kind = 'advance' AND u.state IN ('given', 'closed') GROUP BY 1)
          SELECT household_id, coalesce(b.fen, 0) AS booked_fen, coalesce(o.fen, 0) AS owed_fen
          FROM booked b FULL JOIN owed o USING (household_id) WHERE coalesce(b.fen, 0) <> coalesce(o.fen, 0)`,
  },
  {
    name: 'fund-is-what-is-left',
    describe: 'an approved aid fund holds what it was set up with less the grants it gave',
    sql: `WITH booked AS (SELECT k.code, -sum(x.fen) AS fen FROM ${postings} WHERE k.code LIKE 'fund:%' GROUP BY 1),
          held AS (SELECT 'fund:' || f.id AS code, f.amount_fen - coalesce(sum(u.amount_fen), 0) AS fen FROM aid_fund f
                   LEFT JOIN aid_use u ON u.fund_id = f.id AND u.kind = 'grant' AND u.state IN ('given', 'closed')
                   WHERE f.state = 'approved' GROUP BY f.id)
          SELECT code, coalesce(b.fen, 0) AS booked_fen, coalesce(h.fen, 0) AS held_fen
          FROM booked b FULL JOIN held h USING (code) WHERE coalesce(b.fen, 0) <> coalesce(h.fen, 0)`,
  },
  {
    name: 'declared-is-the-period-income',
    describe: 'what is declared to a household is its pay of periods, less what was proven to be paid',
    sql: `WITH booked AS (SELECT k.household_id, -sum(x.fen) AS fen FROM ${postings} WHERE k.code LIKE 'declared:household:%' GROUP BY 1),
          pay AS (SELECT i.household_id, sum(CASE WHEN l.paid_at IS NOT NULL AND i.kind = 'sale' THEN 0 ELSE i.amount_fen END) AS fen
                  FROM period_income i JOIN period_list l ON l.id = i.list_id GROUP BY 1)
          SELECT household_id, coalesce(b.fen, 0) AS booked_fen, coalesce(p.fen, 0) AS pay_fen
          FROM booked b FULL JOIN pay p USING (household_id) WHERE coalesce(b.fen, 0) <> coalesce(p.fen, 0)`,
  },
]
