import { addDays, type CalendarDay, dayOf, startOfDay } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Deps } from '#server/deps.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

type Version = {
  state: string
  valid_from: Date
  valid_to: Date | null
  ended_by_id: string | null
  district_code: string
}

const lockVersion = `
SELECT w.state, w.valid_from, w.valid_to, w.ended_by_id, f.district_code
FROM agreement_version w JOIN product_family f ON f.id = w.family_id WHERE w.id = $1 FOR UPDATE OF w`

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

/**
 * Ends an approved version before its time, with a reason that stays. What was sold until then keeps its split; goods whose split
 * it carries cannot be sold afterwards unless another version takes over.
 * @param end.lastDay the last day it holds, in Asia/Shanghai; today at the earliest
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field: 'lastDay' | 'reason', rule},
 *   AgreementStateConflict {reason: 'ended' | 'notApproved'}
 */
export async function endVersion(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { versionId, lastDay, reason }: { versionId: string; lastDay: CalendarDay; reason: string },
): Promise<void> {
  districtInScope(viewer)
  const today = dayOf(clock.now())
  if (!/^\d{4}-\d{2}-\d{2}$/.test(lastDay) || Number.isNaN(Date.parse(lastDay))) throw invalid('lastDay', 'date')
  if (lastDay < today) throw invalid('lastDay', 'pastDay')
  const words = readReason(reason)
  const end = startOfDay(addDays(lastDay, 1))
  await db.tx(async (sql) => {
    const version = (await sql.query<Version>(lockVersion, [knownId(versionId)])).rows[0]
    if (!version) throw new DomainError('NotFound')
    requireInScope(viewer, version.district_code)
    if (version.state !== 'approved') throw new DomainError('AgreementStateConflict', { reason: 'notApproved' })
    if (version.ended_by_id !== null) throw new DomainError('AgreementStateConflict', { reason: 'ended' })
    if (version.valid_to && end >= version.valid_to) throw invalid('lastDay', 'later')
    if (end <= version.valid_from) throw invalid('lastDay', 'beforeStart')
    await sql.query('UPDATE agreement_version SET valid_to = $2, ended_by_id = $3, end_reason = $4 WHERE id = $1', [
      ...[versionId, end, viewer.userId, words],
    ])
  })
}
