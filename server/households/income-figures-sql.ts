import { daysUpToNow } from '#server/reports/income-days-sql.ts'
import { householdsInPlace, type IncomeFilter, isEverywhere, maskedName } from './income-sql.ts'

/** Levels of places, from the whole down to a household. */
export const placeLevels = ['pairing', 'district', 'township', 'village', 'household'] as const
/** Ways to divide the income of a place by where it came from. */
export const originLevels = ['type', 'channel', 'session'] as const
export const figureLevels = [...placeLevels, ...originLevels] as const
export type FigureLevel = (typeof figureLevels)[number]

export const figureSorts = [
  ...(['name', 'provisional', 'confirmed', 'paid', 'verified'] as const),
  ...(['gross', 'cost', 'net', 'households', 'lines'] as const),
] as const
export type FigureSort = (typeof figureSorts)[number]

const noNote = 'NULL AS note_zh, NULL AS note_en, code AS place_order'

/** Where a level's code stands (`p`: the household's place, `d`: the sums of a day), and what its codes are called. */
const groupedBy: Record<FigureLevel, { code: string; names: string }> = {
  pairing: {
    code: 'p.district_code',
    names: `SELECT d.code, d.name_zh, d.name_en, c.name_zh AS note_zh, c.name_en AS note_en, d.code AS place_order FROM district d
            JOIN pairing r ON r.district_code = d.code JOIN city c ON c.code = r.city_code`,
  },
  district: { code: 'p.district_code', names: `SELECT code, name_zh, name_en, ${noNote} FROM district` },
  township: { code: 'p.township_code', names: `SELECT code, name_zh, name_en, ${noNote} FROM township` },
  village: { code: 'p.village_code', names: `SELECT code, name_zh, name_en, ${noNote} FROM village` },
  household: {
    code: 'p.id::text',
    names: `SELECT h.id::text AS code, ${maskedName} AS name_zh, ${maskedName} AS name_en, h.code AS note_zh, h.code AS note_en, h.code AS place_order
            FROM household h JOIN household_identity i ON i.household_id = h.id`,
  },
  type: {
    code: 'e.type::text',
    names: `SELECT x::text AS code, x::text AS name_zh, x::text AS name_en, NULL AS note_zh, NULL AS note_en, x::text AS place_order
            FROM unnest(enum_range(NULL::linkage_type)) x`,
  },
  channel: {
    code: 'e.channel::text',
    names: `SELECT x::text AS code, x::text AS name_zh, x::text AS name_en, NULL AS note_zh, NULL AS note_en, x::text AS place_order
            FROM unnest(enum_range(NULL::channel)) x`,
  },
  session: {
    code: 'e.live_session_id::text',
    names: `SELECT s.id::text AS code, s.title_zh AS name_zh, s.title_en AS name_en, to_char(coalesce(s.started_at, s.scheduled_at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS note_zh,
              to_char(coalesce(s.started_at, s.scheduled_at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS note_en,
              to_char(coalesce(s.started_at, s.scheduled_at), 'YYYYMMDDHH24MI') AS place_order FROM live_session s`,
  },
}

const orderBy: Record<FigureSort, string> = {
  name: 'n.place_order',
  provisional: 'g.net - g.confirmed',
  ...{ confirmed: 'g.confirmed', paid: 'g.paid', verified: 'g.verified' },
  ...{ gross: 'g.gross', cost: 'g.cost', net: 'g.net', households: 'g.households', lines: 'g.lines' },
}

const sums = ['gross', 'cost', 'net', 'confirmed', 'paid', 'verified']
const summed = (of: (name: string) => string) => sums.map((name) => `${of(name)}::bigint AS ${name}`).join(', ')
/** What the days of one household and version are kept apart by. */
const originOf: Partial<Record<FigureLevel, string>> = { channel: 'd.channel', session: 'd.live_session_id' }
const isOrigin = (level: FigureLevel): boolean => originLevels.some((one) => one === level)

/** CTE `place`: every household that counts as one of the place (`raw`), and the one it counts as (`id`). */
const place = `
place AS MATERIALIZED (
  SELECT m.id AS raw, h.id, h.member_count, h.member_count * h.baseline_net_per_head_fen AS baseline, h.removed_at IS NULL AS registered,
         t.district_code, t.code AS township_code, v.code AS village_code
  FROM ${householdsInPlace}
)`

/**
 * CTEs up to `counted`: figures by code and of the whole (`is_total`). Every household of a version has the same lines, so that the most
 * that one of them has are the lines of all of them: a line that several share is one.
 */
const grouped = (level: FigureLevel, everywhere: boolean): string => `
earned AS MATERIALIZED (
  SELECT d.household_id, d.agreement_version_id AS version, ${originOf[level] ? `${originOf[level]},` : ''} sum(d.quantity)::int AS lines,
         ${summed((name) => `sum(d.${name}_fen)`)}
  FROM days d ${everywhere ? '' : 'WHERE d.household_id IN (SELECT raw FROM place)'} GROUP BY 1, 2 ${originOf[level] ? ', 3' : ''}
),
cell AS MATERIALIZED (
  SELECT ${groupedBy[level].code} AS code, p.id, p.raw, p.member_count, p.baseline, e.version, e.lines, ${sums.map((name) => `e.${name}`).join(', ')}
  FROM place p ${isOrigin(level) ? 'JOIN' : 'LEFT JOIN'} (
    SELECT x.*, g.type FROM earned x JOIN agreement_version w ON w.id = x.version JOIN linkage_agreement g ON g.id = w.agreement_id
  ) e ON e.household_id = p.raw
),
money AS (
  SELECT code, GROUPING(code) = 1 AS is_total, ${summed((name) => `coalesce(sum(${name}), 0)`)} FROM cell GROUP BY GROUPING SETS ((code), ())
),
by_household AS (
  SELECT code, id, GROUPING(code) = 1 AS is_total, max(member_count) AS member_count, max(baseline) AS baseline
  FROM cell WHERE lines > 0 GROUP BY GROUPING SETS ((code, id), (id))
),
by_version AS (
  SELECT code, is_total, version, max(lines) AS lines FROM (
    SELECT code, GROUPING(code) = 1 AS is_total, version, raw, sum(lines) AS lines FROM cell WHERE version IS NOT NULL
    GROUP BY GROUPING SETS ((code, version, raw), (version, raw))
  ) x GROUP BY code, is_total, version
),
line AS (SELECT code, is_total, sum(lines)::int AS lines FROM by_version GROUP BY code, is_total),
registered AS (
  SELECT ${isOrigin(level) ? 'NULL::text' : groupedBy[level].code} AS code, count(DISTINCT p.id)::int AS registered FROM place p WHERE p.registered GROUP BY 1
),
reached AS (
  SELECT code, is_total, count(*)::int AS households, sum(member_count)::int AS members, sum(baseline)::bigint AS baseline
  FROM by_household GROUP BY code, is_total
),
counted AS (
  SELECT m.*, coalesce(h.households, 0) AS households, coalesce(h.members, 0) AS members, coalesce(h.baseline, 0) AS baseline, coalesce(l.lines, 0) AS lines,
         CASE WHEN m.is_total OR ${isOrigin(level)} THEN (SELECT coalesce(sum(registered), 0)::int FROM registered) ELSE coalesce(r.registered, 0) END AS registered
  FROM money m
  LEFT JOIN reached h ON h.is_total = m.is_total AND coalesce(h.code, '') = coalesce(m.code, '')
  LEFT JOIN line l ON l.is_total = m.is_total AND coalesce(l.code, '') = coalesce(m.code, '')
  LEFT JOIN registered r ON NOT m.is_total AND r.code = m.code
)`

/**
 * The statement of a report: its total (`is_total`) and a page of its rows, of one moment. Parameters $1 to $10 are those
 * of `filterValues`, $11 and $12 the page's limit and offset.
 */
export const figuresStatement = (
  level: FigureLevel,
  sort: FigureSort,
  descending: boolean,
  filter: IncomeFilter,
): string => `
WITH ${place}, ${daysUpToNow}, ${grouped(level, isEverywhere(filter))},
named AS (SELECT * FROM (${groupedBy[level].names}) n),
page AS (
  SELECT g.code FROM counted g JOIN named n ON n.code = g.code WHERE NOT g.is_total
  ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, g.code LIMIT $11 OFFSET $12
)
SELECT g.*, n.name_zh, n.name_en, n.note_zh, n.note_en,
       CASE WHEN g.is_total THEN (SELECT count(*)::int FROM counted c JOIN named ON named.code = c.code WHERE NOT c.is_total) END AS places
FROM counted g LEFT JOIN named n ON n.code = g.code AND NOT g.is_total
WHERE g.is_total OR g.code IN (SELECT code FROM page)
ORDER BY g.is_total DESC, ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, g.code`
