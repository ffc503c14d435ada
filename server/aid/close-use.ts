import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence, type NewEvidence } from '#server/evidence/add-evidence.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { aidRefusal } from './aid-refusal.ts'
import { lockUse } from './use-place.ts'

export type Closing = {
  useId: string
  outcome: string
  evidence?: Pick<NewEvidence, 'file' | 'kind'> | null
}

/**
 * Writes down what came of a use of aid. An advance has come to its end when it is repaid.
 * @throws DomainError Forbidden, NotFound, OutOfScope, AidStateConflict {reason?: 'owed'}, InvalidInput {field: 'outcome'}, FileRefused
 */
export async function closeUse(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { useId, outcome, evidence }: Closing,
): Promise<void> {
  const { db, clock } = deps
  const { districtCode, state } = await db.tx((sql) => lockUse(sql, viewer, useId))
  const words = readReason(outcome, 'outcome')
  if (state !== 'given') throw new DomainError('AidStateConflict')
  if (evidence) await addEvidence(deps, viewer, { subject: 'aid_use', subjectId: useId, districtCode, ...evidence })
  await db
    .tx(async (sql) => {
      if ((await lockUse(sql, viewer, useId)).state !== 'given') throw new DomainError('AidStateConflict')
      await sql.query(`UPDATE aid_use SET state = 'closed', outcome = $2, closed_at = $3 WHERE id = $1`, [
        useId,
        words,
        clock.now(),
      ])
    })
    .catch(aidRefusal)
}
