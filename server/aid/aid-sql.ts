/** What households repaid of use `u`, in proven payouts, fen. */
export const repaid = `coalesce((SELECT sum(r.fen) FROM aid_repayment r JOIN payout p ON p.id = r.payout_id
  WHERE r.aid_use_id = u.id AND NOT r.released AND p.state = 'paid'), 0)::bigint`

/** Sums of the uses `u` of a fund, fen: to be grouped by it. */
export const fundSums = `
coalesce(sum(u.amount_fen) FILTER (WHERE u.kind = 'grant' AND u.state IN ('given', 'closed')), 0)::bigint AS "grantedFen",
coalesce(sum(u.amount_fen) FILTER (WHERE u.kind = 'advance' AND u.state IN ('given', 'closed')), 0)::bigint AS "advancedFen",
coalesce(sum(u.amount_fen) FILTER (WHERE u.state = 'approved'), 0)::bigint AS "promisedFen",
coalesce(sum(${repaid}) FILTER (WHERE u.kind = 'advance'), 0)::bigint AS "repaidFen",
coalesce(sum(u.amount_fen) FILTER (WHERE u.state = 'proposed'), 0)::bigint AS "waitingFen",
count(u.id) FILTER (WHERE u.state = 'proposed')::int AS waiting`
