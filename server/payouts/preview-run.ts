import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { computeRun, type RunSums } from './compute-run.ts'
import { readDue } from './read-due.ts'
import { type RunForm, readRunForm } from './run-form.ts'

/**
 * What a run would pay if it were proposed now. Writes nothing.
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field}
 */
export async function previewRun(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  form: RunForm,
): Promise<RunSums & { upTo: Date }> {
  const { districtCode, producerId, upTo, floorBps } = readRunForm(viewer, form, clock.now())
  const due = await readDue(db.pool, { districtCode, producerId, upTo })
  return { ...computeRun(due, floorBps).sums, upTo }
}
