import { givenBack, type Invariant, isParty, PAID, postings } from './invariant.ts'

/** CTE `attributed`: every attribution of a sale with what its reversals have left of it. */
const attributed = `
attributed AS (
  SELECT a.*, a.quantity + coalesce(t.quantity, 0) AS quantity_left, a.gross_fen + coalesce(t.gross_fen, 0) AS gross_left,
         a.cost_fen + coalesce(t.cost_fen, 0) AS cost_left
  FROM attribution a LEFT JOIN (
    SELECT reverses_id, sum(quantity) AS quantity, sum(gross_fen) AS gross_fen, sum(cost_fen) AS cost_fen
    FROM attribution WHERE reverses_id IS NOT NULL GROUP BY reverses_id) t ON t.reverses_id = a.id
  WHERE a.kind = 'sale')`

export const linkageInvariants: Invariant[] = [
  {
    name: 'shares-are-the-whole',
    describe: 'the shares of every approved version sum to 10,000 basis points, or to none where it divides no sale',
    sql: `SELECT v.id AS version_id, v.carries_split, coalesce(sum(s.bps), 0) AS bps
          FROM agreement_version v LEFT JOIN agreement_share s ON s.version_id = v.id WHERE v.state = 'approved'
          GROUP BY v.id HAVING coalesce(sum(s.bps), 0) <> CASE WHEN v.carries_split THEN 10000 ELSE 0 END`,
  },
  {
    name: 'line-is-frozen-on-its-agreement',
    describe:
      'a frozen version is an approved one of the line’s own goods, with shares of at most 100%; a paid line has one',
    sql: `SELECT l.id AS line_id, l.agreement_version_id, v.state, o.state AS order_state
          FROM order_line l JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id
          LEFT JOIN agreement_version v ON v.id = l.agreement_version_id
          WHERE v.id IS NULL AND o.state IN ${PAID}
             OR v.state <> 'approved' OR NOT v.carries_split OR v.family_id <> p.family_id
             OR (SELECT sum(s.bps) FROM agreement_share s WHERE s.version_id = v.id) > 10000`,
  },
  {
    name: 'line-money-is-divided-whole',
    describe: 'a sale divides exactly what was paid for each of its lines: its price and freight, less a discount',
    sql: `WITH sold AS (SELECT DISTINCT order_id FROM ledger_entry WHERE kind = 'sale'),
          divided AS (SELECT x.order_line_id AS id, -sum(x.fen) AS fen FROM ${postings}
                      WHERE e.kind = 'sale' AND ${isParty} AND x.order_line_id IS NOT NULL GROUP BY x.order_line_id)
          SELECT l.id AS line_id, l.amount_fen, l.discount_fen, l.freight_fen, d.fen AS divided_fen
          FROM sold JOIN order_line l ON l.order_id = sold.order_id LEFT JOIN divided d ON d.id = l.id
          WHERE d.fen IS DISTINCT FROM l.amount_fen - l.discount_fen + l.freight_fen`,
  },
  {
    name: 'paid-line-is-attributed',
    describe:
      'every paid line has an attribution for each household its agreement links (or what it was merged into), and at least one, less the units refunded',
    sql: `WITH ${attributed}, ${givenBack}
          SELECT l.id AS line_id, s.household_id, a.quantity, a.quantity_left, coalesce(g.units, 0) AS given_back
          FROM orders o JOIN order_line l ON l.order_id = o.id
          LEFT JOIN agreement_share s ON s.version_id = l.agreement_version_id AND s.household_id IS NOT NULL
          LEFT JOIN household h ON h.id = s.household_id
          LEFT JOIN (attributed a JOIN household b ON b.id = a.household_id)
            ON a.order_line_id = l.id AND coalesce(b.merged_into_id, b.id) = coalesce(h.merged_into_id, h.id)
          LEFT JOIN given_back g ON g.order_line_id = l.id
          WHERE o.state IN ${PAID} AND a.quantity_left IS DISTINCT FROM l.quantity - coalesce(g.units, 0)`,
  },
  {
    name: 'attribution-has-its-paid-line',
    describe:
      'no attribution without a paid line of its order, under the agreement frozen on it, by an entry of that order',
    sql: `WITH ${attributed}
          SELECT a.id AS attribution_id, a.kind, o.id AS order_id, o.state, e.kind AS entry_kind
          FROM attribution a JOIN order_line l ON l.id = a.order_line_id JOIN orders o ON o.id = l.order_id
          JOIN ledger_entry e ON e.id = a.entry_id LEFT JOIN attributed t ON t.id = a.id
          WHERE a.order_id <> o.id OR e.order_id IS DISTINCT FROM o.id OR a.agreement_version_id IS DISTINCT FROM l.agreement_version_id
             OR NOT CASE a.kind WHEN 'sale' THEN e.kind = 'sale' ELSE e.kind IN ('reversal', 'chargeback') END
             OR a.kind = 'sale' AND o.state NOT IN ${PAID} AND (t.gross_left > 0 OR t.cost_left > 0 OR t.quantity_left > 0)`,
  },
  {
    name: 'attribution-counts-once',
    describe:
      'a household is counted once per line, reversals take back at most what it earned there, and net = gross − cost',
    sql: `WITH ${attributed}
          SELECT a.id AS attribution_id, a.kind, a.gross_fen, a.cost_fen, a.net_fen
          FROM attribution a LEFT JOIN attribution r ON r.id = a.reverses_id LEFT JOIN attributed t ON t.id = a.id
          WHERE a.net_fen <> a.gross_fen - a.cost_fen
             OR a.kind = 'reversal' AND ((a.order_line_id, a.household_id) IS DISTINCT FROM (r.order_line_id, r.household_id)
                OR r.kind <> 'sale' OR a.gross_fen > 0 OR a.cost_fen > 0 OR a.quantity > 0)
             OR a.kind = 'sale' AND (t.gross_left < 0 OR t.cost_left < 0 OR t.quantity_left < 0 OR EXISTS (
                SELECT 1 FROM attribution b WHERE b.order_line_id = a.order_line_id AND b.household_id = a.household_id AND b.kind = 'sale' AND b.id <> a.id))`,
  },
]
