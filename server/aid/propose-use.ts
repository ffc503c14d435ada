import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { householdByCode } from '#server/households/household-by-code.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { districtOfFund } from './use-place.ts'

export type ProposedUse = {
  /** Made by the form, so that sending it twice is one use. */
  id: string
  fundId: string
  kind: 'grant' | 'advance'
  /** One of the two; an advance is always a household's. */
  householdCode: string | null
  producerId: string | null
  /** The batch it is for, by its code; null for none. */
  batchCode: string | null
  purposeZh: string
  purposeEn: string
  amountFen: Fen
  /** Of an advance: the part of a payout's net that repays it, and what the household keeps before. */
  repayBps: number
  floorFen: Fen
}

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

const write = `
INSERT INTO aid_use (id, fund_id, kind, household_id, producer_id, batch_id, purpose_zh, purpose_en, amount_fen, repay_bps, floor_fen,
  proposed_by, proposed_at)
VALUES ($1, $2, $3::aid_use_kind, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING`

/**
 * Proposes what a fund gives: a grant, or an advance that a household repays out of what it earns. Money for a producer needs a
 * household that an agreement in force links to it.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field, rule}
 */
export async function proposeUse(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  use: ProposedUse,
): Promise<void> {
  const { kind, amountFen, repayBps, floorFen } = use
  if (!use.purposeZh.trim()) throw invalid('purposeZh', 'required')
  if (amountFen <= 0n) throw invalid('amount', 'range')
  if (kind === 'advance' && (!Number.isInteger(repayBps) || repayBps < 1 || repayBps > 10_000))
    throw invalid('repay', 'percent')
  if (floorFen < 0n) throw invalid('floor', 'range')
  const advance = kind === 'advance'
  await db.tx(async (sql) => {
    const district = await districtOfFund(sql, viewer, use.fundId)
    const receiver = await receiverOf(sql, viewer, use, district)
    const batchId = use.batchCode ? await batchOf(sql, use.batchCode, district) : null
    await sql.query(write, [
      ...[knownId(use.id), use.fundId, kind, receiver.householdId, receiver.producerId, batchId],
      ...[use.purposeZh.trim(), use.purposeEn.trim() || use.purposeZh.trim(), amountFen],
      ...[advance ? repayBps : 0, advance ? floorFen : 0n, `user:${viewer.userId}`, clock.now()],
    ])
  })
}

async function receiverOf(sql: Sql, viewer: Viewer, use: ProposedUse, district: string) {
  if (use.householdCode) {
    const household = await householdByCode(sql, viewer, use.householdCode, 'householdCode')
    if (household.districtCode !== district) throw invalid('householdCode', 'household')
    return { householdId: household.id, producerId: null }
  }
  if (use.kind === 'advance' || !use.producerId) throw invalid('householdCode', 'required')
  const { rows } = await sql.query<{ linked: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM linkage_agreement g JOIN product_family f ON f.id = g.family_id JOIN agreement_version v ON v.agreement_id = g.id
       JOIN agreement_share s ON s.version_id = v.id AND s.household_id IS NOT NULL
       WHERE (r.id IN (g.producer_id, f.producer_id) OR EXISTS (SELECT 1 FROM agreement_share p WHERE p.version_id = v.id AND p.producer_id = r.id))
         AND v.state = 'approved' AND coalesce(v.valid_to, 'infinity') > now()) AS linked
     FROM producer r WHERE r.id = $1 AND r.district_code = $2`,
    [knownId(use.producerId), district],
  )
  if (!rows[0]) throw invalid('producerId', 'producer')
  if (!rows[0].linked) throw invalid('producerId', 'unlinked')
  return { householdId: null, producerId: use.producerId }
}

async function batchOf(sql: Sql, code: string, district: string): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    'SELECT b.id FROM batch b JOIN producer r ON r.id = b.producer_id WHERE b.code = $1 AND r.district_code = $2',
    [code.trim(), district],
  )
  if (!rows[0]) throw invalid('batchCode', 'batch')
  return rows[0].id
}
