import type { Posting } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'

/** What is left of every attribution of the order `$2` after the reversals it has had. */
const left = `
left_of AS (
  SELECT a.id, a.order_line_id, a.household_id, a.agreement_version_id, a.quantity AS sold, a.cost_fen AS cost_sold,
         a.quantity + coalesce(sum(r.quantity), 0)::int AS quantity, a.gross_fen + coalesce(sum(r.gross_fen), 0)::bigint AS gross,
         a.cost_fen + coalesce(sum(r.cost_fen), 0)::bigint AS cost
  FROM attribution a LEFT JOIN attribution r ON r.reverses_id = a.id
  WHERE a.order_id = $2 AND a.kind = 'sale' GROUP BY a.id)`

const insert = `
INSERT INTO attribution (id, kind, entry_id, order_id, order_line_id, household_id, agreement_version_id, reverses_id, quantity,
                         gross_fen, cost_fen, net_fen, occurred_at)
SELECT uuidv7(), 'reversal', $1, $2, b.order_line_id, b.household_id, b.agreement_version_id, b.id, -b.quantity,
       -b.gross, -b.cost, -(b.gross - b.cost), $3
FROM back b WHERE b.quantity <> 0 OR b.gross <> 0 OR b.cost <> 0`

/** Takes back all that is left of the order's attributions. */
export async function reverseRest(
  sql: Sql,
  { entryId, orderId, at }: { entryId: string; orderId: string; at: Date },
): Promise<void> {
  await sql.query(`WITH ${left}, back AS (SELECT * FROM left_of) ${insert}`, [entryId, orderId, at])
}

/** A household's part, summed over its accounts, of each line; on lines that give back units also those of ¥0. */
const part = `
back AS (
  SELECT l.id, l.order_line_id, l.household_id, l.agreement_version_id, $4::int AS quantity, coalesce(given.fen, 0) AS gross,
         least(l.cost, l.cost_sold * $4 / l.sold) AS cost
  FROM left_of l LEFT JOIN (
    SELECT g.household_id, g.order_line_id, sum(g.fen)::bigint AS fen
    FROM unnest($5::uuid[], $6::uuid[], $7::bigint[]) AS g(household_id, order_line_id, fen) GROUP BY 1, 2
  ) given USING (household_id, order_line_id)
  WHERE l.order_line_id = ANY($8::uuid[]))`

/**
 * Takes back parts of the order's attributions: from each household what its accounts gave (`back`), and the cost of the
 * units that come back. An allowance (no units) leaves the cost as it was: the goods were raised and sold.
 */
export async function reverseAttributions(
  sql: Sql,
  reversal: { entryId: string; orderId: string; at: Date; back: readonly Posting[]; units: number },
): Promise<void> {
  const { entryId, orderId, at, back, units } = reversal
  const given = back.filter(({ account }) => account.householdId !== undefined)
  await sql.query(`WITH ${left}, ${part} ${insert}`, [
    ...[entryId, orderId, at, units],
    given.map(({ account }) => account.householdId),
    given.map(({ orderLineId }) => orderLineId),
    given.map(({ fen }) => -fen),
    [...new Set(back.map(({ orderLineId }) => orderLineId))],
  ])
}
