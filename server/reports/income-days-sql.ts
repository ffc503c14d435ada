/** What stands for "no live session" in `income_day`. */
const NO_SESSION = `'00000000-0000-0000-0000-000000000000'::uuid`

/** The first moment of a day of Asia/Shanghai. @param day SQL of a date */
export const startOf = (day: string): string => `(${day})::timestamp AT TIME ZONE 'Asia/Shanghai'`

/** The columns of `income_day`. `quantity` counts order lines of that day that still stand, not their units. */
export const dayColumns =
  'day, household_id, agreement_version_id, channel, live_session_id, quantity, gross_fen, cost_fen, net_fen, confirmed_fen, paid_fen, verified_fen'

const takenAway = dayColumns
  .split(', ')
  .map((name) => (/^quantity$|_fen$/.test(name) ? `-d.${name}` : `d.${name}`))
  .join(', ')

/**
 * The rows of `income_day` as attributions make them. Amounts count on the day they happened; a line counts on the day it was sold,
 * as long as units of it stand. Confirmed, paid and verified are parts of the net: a payout pays a share of the price, and the same
 * part of its net is paid with it.
 * @param keys SQL of a relation with `day` and `household_id`
 */
export const sumsOfDays = (keys: string): string => `
SELECT k.day, k.household_id, a.agreement_version_id, o.channel, coalesce(o.live_session_id, ${NO_SESSION}) AS live_session_id,
       (count(*) FILTER (WHERE a.kind = 'sale' AND a.quantity + back.units > 0))::int AS quantity,
       sum(a.gross_fen)::bigint AS gross_fen, sum(a.cost_fen)::bigint AS cost_fen, sum(a.net_fen)::bigint AS net_fen,
       coalesce(sum(a.net_fen) FILTER (WHERE o.confirmed_at IS NOT NULL), 0)::bigint AS confirmed_fen,
       coalesce(sum(a.net_fen * moved.paid / nullif(a.gross_fen, 0)), 0)::bigint AS paid_fen,
       coalesce(sum(a.net_fen * moved.verified / nullif(a.gross_fen, 0)), 0)::bigint AS verified_fen
FROM ${keys} k JOIN attribution a ON a.household_id = k.household_id
  AND a.occurred_at >= ${startOf('k.day')} AND a.occurred_at < ${startOf('k.day + 1')}
JOIN orders o ON o.id = a.order_id
CROSS JOIN LATERAL (SELECT coalesce(sum(r.quantity), 0) AS units FROM attribution r WHERE r.reverses_id = a.id) back
CROSS JOIN LATERAL (
  SELECT coalesce(sum(l.fen), 0)::bigint AS paid, coalesce(sum(l.fen) FILTER (WHERE c.state = 'confirmed'), 0)::bigint AS verified
  FROM payout_line l JOIN payout p ON p.id = l.payout_id AND p.state = 'paid' LEFT JOIN receipt_check c ON c.payout_id = p.id
  WHERE l.attribution_id = a.id AND NOT l.released
) moved
GROUP BY k.day, k.household_id, a.agreement_version_id, o.channel, 5`

/**
 * CTEs up to `days`: sums of days, never behind. Its rows are there to be added up: a stale day stands in it as it was stored, once more
 * with the same taken away, and as its attributions make it now. Parameters $6 and $7 are the first and last day, $8 the live session,
 * $9 the channel, $10 the linkage type; each may be null.
 */
export const daysUpToNow = `
stale AS MATERIALIZED (SELECT DISTINCT day, household_id FROM income_day_stale WHERE day BETWEEN $6 AND $7),
days AS (
  SELECT d.* FROM (
    SELECT ${dayColumns} FROM income_day WHERE day BETWEEN $6 AND $7
    UNION ALL
    SELECT ${takenAway} FROM stale s JOIN income_day d ON d.day = s.day AND d.household_id = s.household_id
    UNION ALL
    ${sumsOfDays('stale')}
  ) d
  WHERE ($8::uuid IS NULL OR d.live_session_id = $8) AND ($9::channel IS NULL OR d.channel = $9)
    AND ($10::linkage_type IS NULL OR d.agreement_version_id IN (
      SELECT w.id FROM agreement_version w JOIN linkage_agreement g ON g.id = w.agreement_id WHERE g.type = $10))
)`
