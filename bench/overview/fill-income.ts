import type { Db, Sql } from '#server/db/db.ts'

/** Households of an agreement: each line earns all of them something. */
const SHARING = 10
const DISTRICTS = 14
const FAMILIES = 280

/** The same id for the same words, in SQL: rows can name each other before they exist. */
const id = (words: string): string => `md5(${words})::uuid`

const places = `
INSERT INTO district SELECT '50' || lpad(d::text, 4, '0'), '测试县' || d, 'District ' || d FROM generate_series(1, ${DISTRICTS}) d;
INSERT INTO city SELECT '37' || lpad(d::text, 4, '0'), '测试市' || d, 'City ' || d FROM generate_series(1, ${DISTRICTS}) d;
INSERT INTO pairing SELECT ${id(`'pair' || d`)}, '37' || lpad(d::text, 4, '0'), '50' || lpad(d::text, 4, '0') FROM generate_series(1, ${DISTRICTS}) d;
INSERT INTO township (code, district_code, name_zh, name_en) SELECT '50' || lpad(d::text, 4, '0') || lpad(t::text, 3, '0'), '50' || lpad(d::text, 4, '0'), '镇' || t, 'Town ' || t
  FROM generate_series(1, ${DISTRICTS}) d, generate_series(1, 10) t;
INSERT INTO village (code, township_code, name_zh, name_en) SELECT code || lpad(v::text, 3, '0'), code, '村' || v, 'Village ' || v FROM township, generate_series(1, 5) v;
INSERT INTO helper (id, name, phone) VALUES (${id(`'helper'`)}, '帮扶人', '+8619900000000');
INSERT INTO app_user (id, name, email, role, scope_kind, updated_at) VALUES ('bench', '测试', 'bench@test.invalid', 'coordinator', 'all', now()), ('second', '测试', 'second@test.invalid', 'coordinator', 'all', now());
INSERT INTO category (slug, name_zh, name_en, position) VALUES ('meat', '畜禽肉', 'Meat', 1);`

/** Families 1…280 with ten households each, all of one village. */
const goods = `
CREATE TEMPORARY TABLE farm AS SELECT f, ${id(`'farm' || f`)} AS id, v.code AS village, left(v.code, 6) AS district
  FROM generate_series(1, ${FAMILIES}) f JOIN (SELECT code, row_number() OVER (ORDER BY substr(code, 7), code) AS n FROM village) v ON v.n = f;
INSERT INTO household (id, code, village_code, monitored_class, member_count, baseline_year, baseline_net_per_head_fen, helper_id)
  SELECT ${id(`'h' || f || '-' || h`)}, 'B-' || f || '-' || h, village, 'unstable', 3 + h % 3, 2019, 420000, ${id(`'helper'`)} FROM farm, generate_series(1, ${SHARING}) h;
INSERT INTO household_identity (household_id, head_name_sealed, masked_name) SELECT id, 'eyJ.a.b.c.d', '杨**' FROM household;
INSERT INTO producer (id, slug, kind, name_zh, name_en, district_code, village_code) SELECT id, 'farm-' || f, 'cooperative', '合作社' || f, 'Coop ' || f, district, village FROM farm;
INSERT INTO product_family (id, slug, name_zh, name_en, description_zh, description_en, category_slug, producer_id, district_code, fresh, shelf_life_zh, shelf_life_en)
  SELECT id, 'good-' || f, '芦花鸡' || f, 'Hen ' || f, '鸡', 'hen', 'meat', id, district, false, '5天', '5 days' FROM farm;
INSERT INTO product (id, slug, family_id, name_zh, name_en, spec_zh, spec_en, unit_zh, unit_en, price_fen, position, illustration_kind, illustration_tint)
  SELECT id, 'good-' || f, id, '芦花鸡', 'Hen', '一只', 'one', '只', 'bird', 9800, 1, 'hen', 'a' FROM farm;
INSERT INTO linkage_agreement (id, code, type, family_id, title_zh, title_en)
  SELECT id, 'A-' || f, (ARRAY['consignment', 'contract_purchase', 'managed_rearing']::linkage_type[])[1 + f % 3], id, '协议', 'Agreement' FROM farm;
INSERT INTO agreement_version (id, agreement_id, version, family_id, carries_split, valid_from, state, evidence, proposed_by_id, proposed_at, decided_by_id, decided_at)
  SELECT id, id, 1, id, true, '2020-01-01', 'approved', 'x', 'bench', '2020-01-01', 'second', '2020-01-01' FROM farm;
INSERT INTO live_session (id, title_zh, title_en, producer_id, state, scheduled_at, started_at, ended_at)
  SELECT ${id(`'live' || f || '-' || s`)}, '直播' || f, 'Live ' || f, id, 'ended', x.at, x.at, x.at + interval '2 hours'
  FROM farm, generate_series(1, 8) s, LATERAL (SELECT timestamptz '2026-01-01 12:00Z' + make_interval(days => (f * 7 + s * 43) % 365) AS at) x;
INSERT INTO sales_target (district_code, year, fen, source, set_by, set_at) SELECT code, 2026, 100000000, 'bench', 'bench', now() FROM district;`

/** $1 lines over the days of 2026: of ten, six in one of the farm's eight sessions, four on any day. */
const orders = `
CREATE TEMPORARY TABLE sold AS SELECT n, f.id AS family, f.f, n % 10 < 6 AS live, (n / ${FAMILIES}) % 8 + 1 AS s,
  CASE WHEN n % 10 < 6 THEN l.started_at + make_interval(mins => n % 120) ELSE timestamptz '2026-01-01 01:00Z' + make_interval(days => (n * 13) % 365, mins => n % 700) END AS at
  FROM generate_series(1, $1::int) n JOIN farm f ON f.f = n % ${FAMILIES} + 1 LEFT JOIN live_session l ON l.id = ${id(`'live' || f.f || '-' || ((n / ${FAMILIES}) % 8 + 1)`)}`
const orderRows = [
  `INSERT INTO orders (id, guest_key_hash, input_hash, phone, recipient, province, city, county, street, locale, channel, live_session_id, state, total_fen, paid_fen, placed_at, hold_expires_at, paid_at, completed_at, confirmed_at)
   SELECT ${id(`'o' || n`)}, repeat('b', 64), repeat('a', 64), '+8619900000000', '李明', '山东省', '测试市' || (n % ${DISTRICTS} + 1), '市中区', '光明路', 'zh',
     CASE WHEN live THEN 'live'::channel ELSE 'shop' END, CASE WHEN live THEN ${id(`'live' || f || '-' || s`)} END, CASE WHEN n % 10 = 0 THEN 'paid'::order_state ELSE 'completed' END,
     9800, 9800, at, at, at, CASE WHEN n % 10 <> 0 THEN at END, CASE WHEN n % 10 <> 0 THEN at END FROM sold`,
  `INSERT INTO order_line (id, order_id, product_id, quantity, unit_price_fen, amount_fen, agreement_version_id)
   SELECT ${id(`'o' || n`)}, ${id(`'o' || n`)}, family, 1, 9800, 9800, family FROM sold`,
  `INSERT INTO attribution (id, kind, entry_id, order_id, order_line_id, household_id, agreement_version_id, quantity, gross_fen, cost_fen, net_fen, occurred_at)
   SELECT ${id(`'a' || n || '-' || h`)}, 'sale', ${id(`'o' || n`)}, ${id(`'o' || n`)}, ${id(`'o' || n`)}, ${id(`'h' || f || '-' || h`)}, family, 1, 745, 515, 230, at
   FROM sold, generate_series(1, ${SHARING}) h`,
  `INSERT INTO income_day_stale (day, household_id) SELECT DISTINCT (occurred_at AT TIME ZONE 'Asia/Shanghai')::date, household_id FROM attribution`,
]

/** Fills a migrated, empty database with a year of sales. Its guards and keys are left out, as nobody else writes meanwhile. */
export async function fillIncome(db: Db, attributions: number): Promise<void> {
  await db.tx(async (sql: Sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query('SET LOCAL statement_timeout = 0')
    await sql.query(places)
    await sql.query(goods)
    await sql.query(orders, [Math.round(attributions / SHARING)])
    for (const text of orderRows) await sql.query(text)
  })
}
