import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import { readReason } from '#domain/reason.ts'
import type { BatchCostKind } from '#domain/unit-cost.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence, type NewEvidence } from '#server/evidence/add-evidence.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type NewCost = {
  /** Made by the form, so that sending it twice is one cost. */
  id: string
  batchId: string
  kind: BatchCostKind
  amountFen: Fen
  /** `yyyy-mm-dd`, not to come. */
  day: string
  note: string
  evidence: Pick<NewEvidence, 'file' | 'kind'> | null
}

const MOST_FEN = 10_000_000_000n
const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

const write = `
INSERT INTO batch_cost (id, batch_id, kind, amount_fen, day, note, reverses_id, added_by, added_at)
VALUES ($1, $2, $3::batch_cost_kind, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`

/** Where a batch is raised. Its costs are written down by coordinators. @throws DomainError Forbidden, NotFound, OutOfScope */
async function districtOfBatch({ db }: Pick<Deps, 'db'>, viewer: Viewer, batchId: string): Promise<string> {
  districtInScope(viewer)
  const { rows } = await db.pool.query<{ code: string }>(
    'SELECT r.district_code AS code FROM batch b JOIN producer r ON r.id = b.producer_id WHERE b.id = $1',
    [knownId(batchId)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].code)
  return rows[0].code
}

/**
 * Writes down what a batch cost, with its receipt; nobody rewrites it, a correction is its mirror.
 * @throws DomainError Forbidden, NotFound, OutOfScope, EvidenceNeeded, InvalidInput {field, rule}, FileRefused {rule}
 */
export async function recordCost(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  cost: NewCost,
): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const districtCode = await districtOfBatch(deps, viewer, cost.batchId)
  if (cost.amountFen <= 0n || cost.amountFen > MOST_FEN) throw invalid('amount', 'range')
  if (Number.isNaN(Date.parse(cost.day)) || new Date(`${cost.day}T00:00:00+08:00`) > now)
    throw invalid('day', 'dayRange')
  if (!cost.note.trim()) throw invalid('note', 'required')
  if (!cost.evidence) throw new DomainError('EvidenceNeeded')
  const id = knownId(cost.id)
  await addEvidence(deps, viewer, { subject: 'batch_cost', subjectId: id, districtCode, ...cost.evidence })
  await db.pool.query(write, [
    ...[id, cost.batchId, cost.kind, cost.amountFen, cost.day, cost.note.trim(), null],
    ...[`user:${viewer.userId}`, now],
  ])
}

/**
 * Takes a cost back by its mirror; taken back twice it stays taken back once.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field: 'note'}
 */
export async function takeBackCost(
  deps: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { batchId, costId, note }: { batchId: string; costId: string; note: string },
): Promise<void> {
  await districtOfBatch(deps, viewer, batchId)
  const why = readReason(note, 'note')
  const { rows } = await deps.db.pool.query<{ kind: BatchCostKind; fen: Fen; day: string }>(
    'SELECT kind, amount_fen AS fen, day::text FROM batch_cost WHERE id = $1 AND batch_id = $2 AND reverses_id IS NULL',
    [knownId(costId), batchId],
  )
  const [cost] = rows
  if (!cost) throw new DomainError('NotFound')
  await deps.db.pool.query(write, [
    ...[newId(), batchId, cost.kind, -cost.fen, cost.day, why, costId],
    ...[`user:${viewer.userId}`, deps.clock.now()],
  ])
}
