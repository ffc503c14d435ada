import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import { type Basis, type PeriodType, readBasis, type StoredBasis } from '#domain/period-basis.ts'
import type { Db } from '#server/db/db.ts'
import { type EvidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { maskedName } from '#server/households/income-sql.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { standing, takenBack, versionWithPlace } from './counted-sql.ts'
import { districtOfList } from './lock-list.ts'
import type { ListStanding } from './read-lists.ts'

/** A row of a list; `amountFen` is what its basis gives. */
export type ListHousehold = {
  householdId: string
  code: string
  maskedName: string
  villageZh: string
  villageEn: string
  basis: Basis
  amountFen: Fen
}

/** A list with its rows and papers; times UTC. */
export type PeriodListPage = {
  id: string
  period: string
  type: PeriodType
  agreementId: string
  code: string
  titleZh: string
  titleEn: string
  version: number
  producerZh: string
  producerEn: string
  totalFen: Fen
  state: ListStanding
  /** What the database keeps: a list that was taken back was approved or paid. */
  paidAt: Date | null
  paidBy: string | null
  proposedById: string
  proposedBy: string | null
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  takenBackAt: Date | null
  reason: string | null
  /** Day that the entry of its income counts for, as `yyyy-mm-dd`. */
  bookedOn: string | null
  rows: ListHousehold[]
  evidence: EvidenceView[]
}

const readHead = `
SELECT l.id, l.period, g.type, g.id AS "agreementId", g.code, g.title_zh AS "titleZh", g.title_en AS "titleEn", v.version,
       r.name_zh AS "producerZh", r.name_en AS "producerEn", l.total_fen AS "totalFen", ${standing} AS state, l.paid_at AS "paidAt",
       y.name AS "paidBy", substr(l.proposed_by, 6) AS "proposedById", p.name AS "proposedBy", l.proposed_at AS "proposedAt",
       c.name AS "decidedBy", l.decided_at AS "decidedAt", l.reason,
       CASE WHEN ${takenBack} THEN (SELECT max(i.occurred_at) FROM period_income i WHERE i.list_id = l.id) END AS "takenBackAt",
       (SELECT e.day::text FROM ledger_entry e WHERE e.cause = 'period-list:' || l.id) AS "bookedOn"
FROM period_list l JOIN ${versionWithPlace} ON v.id = l.version_id
LEFT JOIN app_user p ON 'user:' || p.id = l.proposed_by LEFT JOIN app_user c ON 'user:' || c.id = l.decided_by
LEFT JOIN app_user y ON 'user:' || y.id = l.paid_by WHERE l.id = $1`

const readRows = `
SELECT h.id AS "householdId", h.code, ${maskedName} AS "maskedName", w.name_zh AS "villageZh", w.name_en AS "villageEn", x.basis,
       x.amount_fen AS "amountFen"
FROM period_list_row x JOIN household h ON h.id = x.household_id JOIN household_identity i ON i.household_id = h.id
JOIN village w ON w.code = h.village_code WHERE x.list_id = $1 ORDER BY h.code`

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readList({ db }: { db: Db }, viewer: Viewer, listId: string): Promise<PeriodListPage> {
  await districtOfList(db.pool, viewer, listId)
  const [head, rows, evidence] = await Promise.all([
    db.pool.query<Omit<PeriodListPage, 'rows' | 'evidence'>>(readHead, [listId]),
    db.pool.query<Omit<ListHousehold, 'basis'> & { basis: StoredBasis }>(readRows, [listId]),
    listEvidence(db.pool, 'period_list', [listId]),
  ])
  if (!head.rows[0]) throw new DomainError('NotFound')
  return { ...head.rows[0], rows: rows.rows.map((row) => ({ ...row, basis: readBasis(row.basis) })), evidence }
}
