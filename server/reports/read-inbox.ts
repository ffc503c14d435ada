import type { Deps } from '#server/deps.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export const inboxKinds = [
  ...([
    'agreement',
    'certified',
    'change',
    'account',
    'period_list',
    'fund',
    'aid',
    'run',
    'return',
    'hardship',
  ] as const),
  ...(['difference', 'unverified', 'certificate', 'follow_up'] as const),
] as const
export type InboxKind = (typeof inboxKinds)[number]

/** Something that waits for a person. `name` is a code, a number or a month, never a person's name. */
export type InboxItem = {
  kind: InboxKind
  /** Of what it is, or of what has its page. */
  id: string
  name: string
  /** How far it has come: a state of its kind; `overdue` is a planned visit whose day is over. */
  state: string
  districtZh: string
  districtEn: string
  since: Date
  /** Whole days that it has waited; below zero for a certificate that expires in so many. */
  days: number
  /** Whoever asks proposed it: somebody else has to decide. */
  own: boolean
}

/** Days before a certificate expires from which it is in the inbox. */
const EXPIRING_DAYS = 45
const PAGE_SIZE = 100

const ofHousehold =
  'JOIN household h ON h.id = x.household_id JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code'

/** What waits, of everybody: kind, id, name, state, district, since, who proposed it. $1 is the scope, $2 now. */
const waiting = `
SELECT 'agreement' AS kind, g.id, g.code AS name, x.state::text, f.district_code, x.proposed_at AS since, x.proposed_by_id AS by
  FROM agreement_version x JOIN linkage_agreement g ON g.id = x.agreement_id JOIN product_family f ON f.id = x.family_id WHERE x.state = 'proposed'
UNION ALL SELECT 'certified', c.id, c.number, x.state::text, f.district_code, x.proposed_at, x.proposed_by
  FROM certificate_change x JOIN aid_certificate c ON c.id = x.certificate_id JOIN product_family f ON f.id = c.family_id WHERE x.state = 'proposed'
UNION ALL SELECT 'change', x.id, coalesce(h.code, x.kind::text), x.state::text, x.district_code, x.proposed_at, x.proposed_by
  FROM household_change x LEFT JOIN household h ON h.id = x.household_id WHERE x.state = 'proposed'
UNION ALL SELECT 'account', h.id, h.code, x.state::text, t.district_code, x.proposed_at, x.proposed_by
  FROM household_bank_account x ${ofHousehold} WHERE x.state = 'proposed'
UNION ALL SELECT 'period_list', x.id, g.code || ' ' || x.period, x.state::text, f.district_code, x.proposed_at, x.proposed_by
  FROM period_list x JOIN agreement_version w ON w.id = x.version_id JOIN linkage_agreement g ON g.id = w.agreement_id
  JOIN product_family f ON f.id = w.family_id WHERE x.state = 'proposed'
UNION ALL SELECT 'fund', x.id, x.code, x.state::text, x.district_code, x.created_at, x.created_by FROM aid_fund x WHERE x.state = 'proposed'
UNION ALL SELECT 'aid', u.id, u.code, x.state::text, u.district_code, x.proposed_at, x.proposed_by
  FROM aid_use x JOIN aid_fund u ON u.id = x.fund_id WHERE x.state = 'proposed'
UNION ALL SELECT 'run', x.id, x.period || ' #' || x.number, x.state::text, x.district_code, coalesce(x.exported_at, x.approved_at, x.checked_at, x.proposed_at),
  CASE WHEN x.state IN ('proposed', 'checked') THEN x.proposed_by END
  FROM payout_run x WHERE x.state IN ('proposed', 'checked', 'approved', 'exported')
UNION ALL SELECT 'return', p.id, p.reference, x.state::text, r.district_code, x.proposed_at, x.proposed_by
  FROM payout_return x JOIN payout p ON p.id = x.payout_id JOIN payout_run r ON r.id = p.run_id WHERE x.state = 'proposed'
UNION ALL SELECT 'hardship', x.id, h.code, x.state::text, t.district_code, x.proposed_at, x.proposed_by FROM hardship x ${ofHousehold} WHERE x.state = 'proposed'
UNION ALL SELECT 'difference', c.id, h.code, 'open', r.district_code, x.opened_at, NULL
  FROM payout_case x JOIN receipt_check c ON c.id = x.check_id JOIN payout p ON p.id = c.payout_id JOIN payout_run r ON r.id = p.run_id
  JOIN household h ON h.id = p.household_id WHERE x.closed_at IS NULL
UNION ALL SELECT 'unverified', x.id, h.code, x.state::text, r.district_code, x.opened_at, NULL
  FROM receipt_check x JOIN payout p ON p.id = x.payout_id JOIN payout_run r ON r.id = p.run_id JOIN household h ON h.id = p.household_id WHERE x.state = 'due'
UNION ALL SELECT 'certificate', x.id, x.number, CASE WHEN x.expires_on < ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date THEN 'expired' ELSE 'expiring' END,
  f.district_code, x.expires_on::timestamp AT TIME ZONE 'Asia/Shanghai', NULL
  FROM aid_certificate x JOIN product_family f ON f.id = x.family_id
  WHERE x.expires_on < ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date + ${EXPIRING_DAYS} AND NOT EXISTS (
    SELECT 1 FROM aid_certificate n WHERE n.family_id = x.family_id AND n.expires_on > x.expires_on)
UNION ALL SELECT 'follow_up', h.id, h.code || ' ' || coalesce(x.due_on::text, x.period),
  CASE WHEN x.due_on < ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date THEN 'overdue' ELSE x.kind END, t.district_code, x.opened_at, NULL FROM follow_up x ${ofHousehold} WHERE x.closed_at IS NULL`

const inScope = `FROM (${waiting}) w WHERE ($1::bpchar IS NULL OR w.district_code = $1)`

const items = `
SELECT w.kind, w.id, w.name, w.state, d.name_zh AS "districtZh", d.name_en AS "districtEn", w.since,
       floor(extract(epoch FROM $2::timestamptz - w.since) / 86400)::int AS days, coalesce(w.by IN ($3, 'user:' || $3), false) AS own
FROM (SELECT w.* ${inScope} AND ($4::text IS NULL OR w.kind = $4)) w JOIN district d ON d.code = w.district_code
ORDER BY w.since, w.id LIMIT ${PAGE_SIZE} OFFSET $5`

const counts = `SELECT w.kind, count(*)::int AS count, min(w.since) AS oldest ${inScope} AND $2::timestamptz IS NOT NULL GROUP BY w.kind`

export type InboxCount = { kind: InboxKind; count: number; oldest: Date }

/** How much waits in the viewer's scope, by kind. @throws DomainError Forbidden */
export async function countInbox({ db, clock }: Pick<Deps, 'db' | 'clock'>, viewer: Viewer): Promise<InboxCount[]> {
  const { rows } = await db.pool.query<InboxCount>(counts, [districtInScope(viewer), clock.now()])
  return inboxKinds.flatMap((kind) => rows.filter((row) => row.kind === kind))
}

/**
 * What waits for a person in the viewer's scope, the oldest first.
 * @throws DomainError Forbidden
 */
export async function readInbox(
  deps: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  query: { kind?: string | null; page?: number },
): Promise<{ items: InboxItem[]; counts: InboxCount[]; kind: InboxKind | null; count: number; pageSize: number }> {
  const kind = inboxKinds.find((one) => one === query.kind) ?? null
  const page = Math.max(1, Math.min(1_000, query.page ?? 1))
  const [found, counted] = await Promise.all([
    deps.db.pool.query<InboxItem>(items, [
      ...[districtInScope(viewer), deps.clock.now(), viewer.userId, kind],
      (page - 1) * PAGE_SIZE,
    ]),
    countInbox(deps, viewer),
  ])
  const count = counted.reduce((sum, one) => sum + (kind === null || one.kind === kind ? one.count : 0), 0)
  return { items: found.rows, counts: counted, kind, count, pageSize: PAGE_SIZE }
}
