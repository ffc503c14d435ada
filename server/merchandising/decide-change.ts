import { staleFields } from '#domain/catalog/difference.ts'
import type { FieldValues, Subject } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { addIn } from './add-entry.ts'
import { readEntry } from './catalog-entry.ts'
import { writeEntry } from './write-entry.ts'

type Request = {
  subject: Subject
  subject_id: string | null
  before: FieldValues
  after: FieldValues
  state: string
  proposed_by: string
  district_code: string
}

const lockRequest = `
SELECT c.subject, c.subject_id, c.before, c.after, c.state, c.proposed_by, r.district_code
FROM change_request c JOIN producer r ON r.id = c.producer_id WHERE c.id = $1 FOR UPDATE OF c`

export type ChangeDecision = { id: string; decision: 'approved' | 'rejected'; reason: string }

/**
 * Somebody other than the proposer approves a proposal, which then is what the shop shows, or rejects it with a reason.
 * @throws DomainError Forbidden, NotFound, OutOfScope, ChangeStateConflict (decided before), ChangeNeedsSecondPerson,
 *   ChangeStale {fields} (something it rests on has changed since), InvalidInput {field, rule}
 */
export async function decideChange(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { id, decision, reason }: ChangeDecision,
): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const request = (await sql.query<Request>(lockRequest, [knownId(id)])).rows[0]
    if (!request) throw new DomainError('NotFound')
    requireInScope(viewer, request.district_code)
    if (request.state !== 'proposed') throw new DomainError('ChangeStateConflict')
    if (request.proposed_by === `user:${viewer.userId}`) throw new DomainError('ChangeNeedsSecondPerson')
    const why = decision === 'rejected' ? readReason(reason) : reason.trim() || null
    if (decision === 'approved') await apply(sql, request, { viewer, at })
    await sql.query(
      'UPDATE change_request SET state = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1',
      [id, decision, `user:${viewer.userId}`, at, why],
    )
  })
}

async function apply(sql: Sql, request: Request, by: { viewer: Viewer; at: Date }): Promise<void> {
  const { subject, subject_id, before, after } = request
  if (subject_id === null) {
    const { of, slug, ...values } = after
    await addIn(sql, { subject: 'product', of: String(of), slug: String(slug), batchId: null, values }, by)
    return
  }
  const entry = await readEntry(sql, subject, { id: subject_id }, { lock: true })
  if (!entry) throw new DomainError('NotFound')
  const stale = staleFields(entry.values, before)
  if (stale.length > 0) throw new DomainError('ChangeStale', { subject, fields: stale.join(',') })
  await writeEntry(sql, subject, entry, after, by.at)
}

/** The proposer takes a proposal back. @throws DomainError NotFound, ChangeStateConflict */
export async function withdrawChange(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  id: string,
): Promise<void> {
  const { rows } = await db.pool.query<{ state: string }>(
    'SELECT state FROM change_request WHERE id = $1 AND proposed_by = $2',
    [knownId(id), `user:${userId}`],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  const { rowCount } = await db.pool.query(
    `UPDATE change_request SET state = 'withdrawn', decided_by = $2, decided_at = $3 WHERE id = $1 AND state = 'proposed'`,
    [id, `user:${userId}`, clock.now()],
  )
  if (rowCount === 0) throw new DomainError('ChangeStateConflict')
}
