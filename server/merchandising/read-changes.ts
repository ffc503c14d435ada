import type { FieldValues, Subject } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { pageOf } from '#server/households/income-report.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type ChangeState = 'proposed' | 'approved' | 'rejected' | 'withdrawn'

/** A proposal as it was made, and what became of it; times UTC. */
export type ChangeRow = {
  id: string
  subject: Subject
  subjectId: string | null
  /** The good or pack it is about; null for something new. */
  nameZh: string | null
  nameEn: string | null
  producerZh: string
  producerEn: string
  before: FieldValues
  after: FieldValues
  state: ChangeState
  proposedBy: string
  proposer: string | null
  proposedAt: Date
  decider: string | null
  decidedAt: Date | null
  reason: string | null
}

export type ChangeList = { rows: ChangeRow[]; count: number; waiting: number; pageSize: number }

const PAGE_SIZE = 30
const columns = `
SELECT c.id, c.subject, c.subject_id AS "subjectId", coalesce(p.name_zh || ' · ' || p.spec_zh, f.name_zh, CASE c.subject WHEN 'producer' THEN r.name_zh END) AS "nameZh",
       coalesce(p.name_en || ' · ' || p.spec_en, f.name_en, CASE c.subject WHEN 'producer' THEN r.name_en END) AS "nameEn",
       r.name_zh AS "producerZh", r.name_en AS "producerEn", c.before, c.after, c.state, c.proposed_by AS "proposedBy",
       u.name AS proposer, c.proposed_at AS "proposedAt", d.name AS decider, c.decided_at AS "decidedAt", c.reason
FROM change_request c JOIN producer r ON r.id = c.producer_id
LEFT JOIN product p ON c.subject = 'product' AND p.id = c.subject_id
LEFT JOIN product_family f ON c.subject = 'family' AND f.id = c.subject_id
LEFT JOIN app_user u ON 'user:' || u.id = c.proposed_by LEFT JOIN app_user d ON 'user:' || d.id = c.decided_by`

const inScope = '($1::bpchar IS NULL OR r.district_code = $1)'

/** Proposals of the scope, those that wait first and oldest first among them. @throws DomainError Forbidden */
export async function listChanges(
  { db }: { db: Db },
  viewer: Viewer,
  { waiting = false, page = 1 }: { waiting?: boolean; page?: number },
): Promise<ChangeList> {
  const scope = districtInScope(viewer)
  const { limit, offset } = pageOf(page, PAGE_SIZE)
  const only = `${inScope} AND (NOT $2 OR c.state = 'proposed')`
  const { rows } = await db.pool.query<ChangeRow>(
    `${columns} WHERE ${only}
     ORDER BY c.state <> 'proposed', CASE WHEN c.state = 'proposed' THEN c.proposed_at END, c.proposed_at DESC, c.id LIMIT $3 OFFSET $4`,
    [scope, waiting, limit, offset],
  )
  const counted = await db.pool.query<{ count: number; waiting: number }>(
    `SELECT (count(*) FILTER (WHERE ${only}))::int AS count, (count(*) FILTER (WHERE ${inScope} AND c.state = 'proposed'))::int AS waiting
     FROM change_request c JOIN producer r ON r.id = c.producer_id`,
    [scope, waiting],
  )
  return { rows, ...(counted.rows[0] ?? { count: 0, waiting: 0 }), pageSize: PAGE_SIZE }
}

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readChange({ db }: { db: Db }, viewer: Viewer, id: string): Promise<ChangeRow> {
  const scope = districtInScope(viewer)
  const { rows } = await db.pool.query<ChangeRow & { within: boolean }>(
    `SELECT *, (SELECT ${inScope} FROM change_request x JOIN producer r ON r.id = x.producer_id WHERE x.id = $2) AS within
     FROM (${columns} WHERE c.id = $2) one`,
    [scope, knownId(id)],
  )
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  if (!row.within) throw new DomainError('OutOfScope')
  return row
}

/** Latest proposals of the producers somebody acts for. */
export async function listOwnChanges({ db }: { db: Db }, userId: string): Promise<ChangeRow[]> {
  const { rows } = await db.pool.query<ChangeRow>(
    `${columns} WHERE c.producer_id IN (SELECT producer_id FROM producer_member WHERE user_id = $1)
     ORDER BY c.proposed_at DESC LIMIT ${PAGE_SIZE}`,
    [userId],
  )
  return rows
}
