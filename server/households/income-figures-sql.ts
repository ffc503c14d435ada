import { earnedInPeriod, householdsInPlace, maskedName } from './income-sql.ts'

export const figureLevels = ['pairing', 'district', 'township', 'village', 'household'] as const
export type FigureLevel = (typeof figureLevels)[number]

export const figureSorts = ['name', 'provisional', 'confirmed', 'gross', 'cost', 'net', 'households', 'lines'] as const
export type FigureSort = (typeof figureSorts)[number]

const groupedBy: Record<FigureLevel, { code: string; names: string }> = {
  pairing: {
    code: 't.district_code',
    names: `SELECT d.code, d.name_zh, d.name_en, c.name_zh AS note_zh, c.name_en AS note_en, d.code AS place_order FROM district d
            JOIN pairing r ON r.district_code = d.code JOIN city c ON c.code = r.city_code`,
  },
  district: {
    code: 't.district_code',
    names: 'SELECT code, name_zh, name_en, NULL AS note_zh, NULL AS note_en, code AS place_order FROM district',
  },
  township: {
    code: 't.code',
    names: 'SELECT code, name_zh, name_en, NULL AS note_zh, NULL AS note_en, code AS place_order FROM township',
  },
  village: {
    code: 'v.code',
    names: 'SELECT code, name_zh, name_en, NULL AS note_zh, NULL AS note_en, code AS place_order FROM village',
  },
  household: {
    code: 'h.id::text',
    names: `SELECT h.id::text AS code, ${maskedName} AS name_zh, ${maskedName} AS name_en, h.code AS note_zh, h.code AS note_en, h.code AS place_order
            FROM household h JOIN household_identity i ON i.household_id = h.id`,
  },
}

const orderBy: Record<FigureSort, string> = {
  name: 'n.place_order',
  provisional: 'g.provisional_net',
  confirmed: 'g.confirmed_net',
  gross: 'g.provisional_gross + g.confirmed_gross',
  cost: 'g.provisional_cost + g.confirmed_cost',
  net: 'g.provisional_net + g.confirmed_net',
  households: 'g.households',
  lines: 'g.lines',
}

const moneySums = ['provisional', 'confirmed'].flatMap((state) =>
  ['gross', 'cost', 'net'].map((part) => `sum(b.${state}_${part})::bigint AS ${state}_${part}`),
)
const moneyOf = (state: string, condition: string) =>
  ['gross', 'cost', 'net']
    .map((part) => `coalesce(sum(e.${part}) FILTER (WHERE ${condition}), 0)::bigint AS ${state}_${part}`)
    .join(', ')

/**
 * The statement of a report: its total (`is_total`) and a page of its rows, of one moment. Parameters $1 to $8 are those
 * of `filterValues`, $9 and $10 the page's limit and offset.
 */
export const figuresStatement = (level: FigureLevel, sort: FigureSort, descending: boolean): string => `
WITH place AS MATERIALIZED (SELECT h.id, h.member_count, h.member_count * h.baseline_net_per_head_fen AS baseline, ${groupedBy[level].code} AS code FROM ${householdsInPlace}),
earned AS MATERIALIZED (
  SELECT a.household_id, a.order_line_id, o.confirmed_at IS NOT NULL AS confirmed, sum(a.quantity) AS quantity,
         sum(a.gross_fen) AS gross, sum(a.cost_fen) AS cost, sum(a.net_fen) AS net
  FROM attribution a JOIN orders o ON o.id = a.order_id
  WHERE ${earnedInPeriod} AND a.household_id IN (SELECT id FROM place)
  GROUP BY a.household_id, a.order_line_id, o.confirmed_at IS NOT NULL
),
by_household AS (
  SELECT p.code, p.id, p.member_count, p.baseline, coalesce(bool_or(e.quantity > 0), false) AS reached,
         ${moneyOf('provisional', 'NOT e.confirmed')}, ${moneyOf('confirmed', 'e.confirmed')}
  FROM place p LEFT JOIN earned e ON e.household_id = p.id GROUP BY p.code, p.id, p.member_count, p.baseline
),
line AS (
  SELECT p.code, count(DISTINCT e.order_line_id)::int AS lines FROM place p JOIN earned e ON e.household_id = p.id
  WHERE e.quantity > 0 GROUP BY GROUPING SETS ((p.code), ())
),
grouped AS (
  SELECT b.code, GROUPING(b.code) = 1 AS is_total, count(DISTINCT b.code)::int AS places, count(b.id)::int AS registered,
         count(b.id) FILTER (WHERE b.reached)::int AS households,
         coalesce(sum(b.member_count) FILTER (WHERE b.reached), 0)::int AS members,
         coalesce(sum(b.baseline) FILTER (WHERE b.reached), 0)::bigint AS baseline, ${moneySums.join(', ')}
  FROM by_household b GROUP BY GROUPING SETS ((b.code), ())
),
counted AS (
  SELECT g.*, coalesce(l.lines, 0) AS lines FROM grouped g
  LEFT JOIN line l ON l.code IS NOT DISTINCT FROM g.code
),
page AS (
  SELECT g.code FROM counted g JOIN (${groupedBy[level].names}) n ON n.code = g.code WHERE NOT g.is_total
  ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'} , g.code LIMIT $9 OFFSET $10
)
SELECT g.*, n.name_zh, n.name_en, n.note_zh, n.note_en FROM counted g
LEFT JOIN (${groupedBy[level].names}) n ON n.code = g.code
WHERE g.is_total OR g.code IN (SELECT code FROM page)
ORDER BY g.is_total DESC, ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, g.code`
