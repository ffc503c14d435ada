import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { BatchCostKind } from '#domain/unit-cost.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type EvidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireSteward } from './steward.ts'
import { type BatchUnitCost, readUnitCosts } from './unit-cost.ts'

/** One cost of a batch, or the mirror that takes one back (fen below zero). */
export type CostRow = {
  id: string
  kind: BatchCostKind
  amountFen: Fen
  day: string
  note: string
  reversesId: string | null
  takenBack: boolean
  by: string | null
  evidence: EvidenceView[]
}

export type BatchCosts = { unit: BatchUnitCost; rows: CostRow[] }

const readRows = `
SELECT c.id, c.kind, c.amount_fen AS "amountFen", c.day::text, c.note, c.reverses_id AS "reversesId",
       EXISTS (SELECT 1 FROM batch_cost x WHERE x.reverses_id = c.id) AS "takenBack", u.name AS by
FROM batch_cost c LEFT JOIN app_user u ON 'user:' || u.id = c.added_by WHERE c.batch_id = $1 ORDER BY c.day DESC, c.added_at DESC LIMIT 500`

/** What a batch cost, for coordinators of its district. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readCosts(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  batchId: string,
): Promise<BatchCosts> {
  districtInScope(viewer)
  await requireSteward(db.pool, viewer, batchId)
  const [[unit], { rows }] = await Promise.all([
    readUnitCosts(db.pool, [batchId], clock.now()),
    db.pool.query<Omit<CostRow, 'evidence'>>(readRows, [batchId]),
  ])
  if (!unit) throw new DomainError('NotFound')
  const evidence = await listEvidence(
    db.pool,
    'batch_cost',
    rows.map(({ id }) => id),
  )
  return {
    unit,
    rows: rows.map((row) => ({ ...row, evidence: evidence.filter(({ subjectId }) => subjectId === row.id) })),
  }
}
