import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { SupportKind } from '#domain/support-kinds.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence, type NewEvidence } from '#server/evidence/add-evidence.ts'
import { householdByCode } from '#server/households/household-by-code.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type NewSupport = {
  /** Made by the form, so that sending it twice is one row. */
  id: string
  giverCode: string
  receiverCode: string
  kind: SupportKind
  descriptionZh: string
  descriptionEn: string
  /** Heads, plants, days; null where nothing is counted. */
  quantity: number | null
  /** What the help was worth, as the two agreed; it is nobody's income. */
  valueFen: Fen
  /** `yyyy-mm-dd`, not to come. */
  givenOn: string
  evidence: Pick<NewEvidence, 'file' | 'kind'> | null
}

const write = `
INSERT INTO support (id, giver_id, receiver_id, kind, description_zh, description_en, quantity, value_fen, given_on, recorded_by, recorded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING`

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

function check({ descriptionZh, quantity, valueFen, givenOn }: NewSupport, now: Date): void {
  if (!descriptionZh.trim()) throw invalid('descriptionZh', 'required')
  if (quantity !== null && (!Number.isInteger(quantity) || quantity < 1 || quantity > 10_000_000))
    throw invalid('quantity', 'whole')
  if (valueFen < 0n || valueFen > 10_000_000_000n) throw invalid('value', 'range')
  if (Number.isNaN(Date.parse(givenOn)) || new Date(`${givenOn}T00:00:00+08:00`) > now)
    throw invalid('givenOn', 'dayRange')
}

/**
 * Writes down what one household gave another: animals, technique, work. Valued, never booked; nobody rewrites it.
 * @throws DomainError Forbidden, OutOfScope, EvidenceNeeded, InvalidInput {field, rule}, FileRefused {rule}
 */
export async function recordSupport(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  input: NewSupport,
): Promise<void> {
  const { db, clock } = deps
  districtInScope(viewer)
  const now = clock.now()
  check(input, now)
  const giver = await householdByCode(db.pool, viewer, input.giverCode, 'giverCode')
  const receiver = await householdByCode(db.pool, viewer, input.receiverCode, 'receiverCode')
  if (giver.id === receiver.id) throw invalid('receiverCode', 'sameHousehold')
  if (!input.evidence) throw new DomainError('EvidenceNeeded')
  const id = knownId(input.id)
  const { districtCode } = giver
  await addEvidence(deps, viewer, { subject: 'support', subjectId: id, districtCode, ...input.evidence })
  const words = [input.descriptionZh.trim(), input.descriptionEn.trim() || input.descriptionZh.trim()]
  await db.pool.query(write, [
    ...[id, giver.id, receiver.id, input.kind, ...words, input.quantity, input.valueFen, input.givenOn],
    ...[`user:${viewer.userId}`, now],
  ])
}
