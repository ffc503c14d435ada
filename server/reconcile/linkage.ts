import { type Invariant, isParty, PAID, postings } from './invariant.ts'

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
    describe: 'a sale divides exactly the amount of each of its lines among the parties',
    sql: `WITH sold AS (SELECT DISTINCT order_id FROM ledger_entry WHERE kind = 'sale'),
          divided AS (SELECT x.order_line_id AS id, -sum(x.fen) AS fen FROM ${postings}
                      WHERE e.kind = 'sale' AND ${isParty} GROUP BY x.order_line_id)
          SELECT l.id AS line_id, l.amount_fen, d.fen AS divided_fen
          FROM sold JOIN order_line l ON l.order_id = sold.order_id LEFT JOIN divided d ON d.id = l.id
          WHERE d.fen IS DISTINCT FROM l.amount_fen`,
  },
  {
    name: 'paid-line-is-attributed',
    describe: 'every paid line has an attribution for each household its agreement links, and at least one',
    sql: `SELECT l.id AS line_id, s.household_id FROM orders o JOIN order_line l ON l.order_id = o.id
          LEFT JOIN agreement_share s ON s.version_id = l.agreement_version_id AND s.household_id IS NOT NULL
          WHERE o.state IN ${PAID} AND NOT EXISTS (
            SELECT 1 FROM attribution a WHERE a.order_line_id = l.id AND a.kind = 'sale' AND a.household_id = s.household_id
              AND NOT EXISTS (SELECT 1 FROM attribution r WHERE r.reverses_id = a.id))`,
  },
  {
    name: 'attribution-has-its-paid-line',
    describe:
      'no attribution without a paid line of its order, under the agreement frozen on it, by an entry of that order',
    sql: `SELECT a.id AS attribution_id, a.kind, o.id AS order_id, o.state, e.kind AS entry_kind
          FROM attribution a JOIN order_line l ON l.id = a.order_line_id JOIN orders o ON o.id = l.order_id
          JOIN ledger_entry e ON e.id = a.entry_id
          WHERE a.order_id <> o.id OR e.order_id IS DISTINCT FROM o.id OR a.agreement_version_id IS DISTINCT FROM l.agreement_version_id
             OR e.kind <> CASE a.kind WHEN 'sale' THEN 'sale' ELSE 'reversal' END
             OR a.kind = 'sale' AND o.state NOT IN ${PAID} AND NOT EXISTS (SELECT 1 FROM attribution r WHERE r.reverses_id = a.id)`,
  },
  {
    name: 'attribution-counts-once',
    describe: 'a household is counted once per line, a reversal mirrors its attribution, and net = gross − cost',
    sql: `SELECT a.id AS attribution_id, a.kind, a.gross_fen, a.cost_fen, a.net_fen
          FROM attribution a LEFT JOIN attribution r ON r.id = a.reverses_id
          WHERE a.net_fen <> a.gross_fen - a.cost_fen
             OR a.kind = 'reversal' AND (a.gross_fen, a.cost_fen, a.net_fen, a.quantity, a.order_line_id, a.household_id)
                IS DISTINCT FROM (-r.gross_fen, -r.cost_fen, -r.net_fen, -r.quantity, r.order_line_id, r.household_id)
             OR a.kind = 'sale' AND EXISTS (
                SELECT 1 FROM attribution b WHERE b.order_line_id = a.order_line_id AND b.household_id = a.household_id AND b.kind = 'sale' AND b.id <> a.id)`,
  },
]
