import type { Invariant } from './invariant.ts'

/** CTE `promised`: what each fund has given and promised, less what households repaid in proven payouts, those that came back included. */
const promised = `
promised AS (
  SELECT u.fund_id, sum(u.amount_fen - coalesce((SELECT sum(r.fen) FROM aid_repayment r JOIN payout p ON p.id = r.payout_id
           WHERE r.aid_use_id = u.id AND (p.state = 'paid' OR EXISTS (SELECT 1 FROM payout_return b WHERE b.payout_id = p.id AND b.state = 'approved'))), 0)) AS fen
  FROM aid_use u WHERE u.state IN ('approved', 'given', 'closed') GROUP BY u.fund_id)`

export const periodInvariants: Invariant[] = [
  {
    name: 'period-is-paid-once',
    describe: 'an agreement pays a household for a month once, unless that was taken back',
    sql: `SELECT i.agreement_id, i.household_id, i.period, count(*) AS times FROM period_income i
          WHERE i.kind = 'sale' AND NOT EXISTS (SELECT 1 FROM period_income r WHERE r.reverses_id = i.id)
          GROUP BY i.agreement_id, i.household_id, i.period HAVING count(*) > 1`,
  },
  {
    name: 'approved-list-is-its-income',
    describe: 'a list that was approved gave its households what its rows say, any other list nothing',
    sql: `SELECT l.id AS list_id, l.state, l.total_fen, coalesce(x.fen, 0) AS rows_fen, coalesce(i.fen, 0) AS income_fen FROM period_list l
          LEFT JOIN (SELECT list_id, sum(amount_fen) AS fen FROM period_list_row GROUP BY list_id) x ON x.list_id = l.id
          LEFT JOIN (SELECT list_id, sum(amount_fen) AS fen FROM period_income WHERE kind = 'sale' GROUP BY list_id) i ON i.list_id = l.id
          WHERE coalesce(x.fen, 0) <> l.total_fen
             OR coalesce(i.fen, 0) <> CASE WHEN l.state IN ('approved', 'paid') THEN l.total_fen ELSE 0 END`,
  },
  {
    name: 'fund-promises-what-it-has',
    describe: 'what a fund gave and promised, less what was repaid, is never more than it was set up with',
    sql: `WITH ${promised} SELECT f.id AS fund_id, f.amount_fen, p.fen AS promised_fen FROM aid_fund f JOIN promised p ON p.fund_id = f.id
          WHERE p.fen > f.amount_fen`,
  },
]
