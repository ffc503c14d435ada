import { v7 as newId } from 'uuid'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Db } from '#server/db/db.ts'
import type { Market } from './market.ts'

/** An approved agreement, of goods of its own, by which the market's producer pays both households by period. @returns the version's id */
export async function makePeriodAgreement(
  db: Db,
  market: Market,
  type: LinkageType,
  terms: Record<string, string | number>,
): Promise<string> {
  const [agreementId, versionId, familyId] = [newId(), newId(), newId()]
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  await run(
    `INSERT INTO product_family SELECT (jsonb_populate_record(f, jsonb_build_object('id', $2::text, 'slug', $2::text))).*
     FROM product_family f WHERE f.id = $1`,
    [market.familyId, familyId],
  )
  await run(
    `INSERT INTO linkage_agreement (id, code, type, family_id, title_zh, title_en, producer_id) VALUES ($1, $2, $3::linkage_type, $4, '协议', 'Agreement', $5)`,
    [agreementId, `A-${agreementId}`, type, familyId, market.producerId],
  )
  await run(
    `INSERT INTO agreement_version (id, agreement_id, version, family_id, carries_split, valid_from, evidence, terms, proposed_by_id, proposed_at)
     VALUES ($1, $2, 1, $3, false, '2020-01-01', '协议 002', $4, $5, '2020-01-01')`,
    [versionId, agreementId, familyId, terms, market.proposerId],
  )
  await run(
    `INSERT INTO agreement_share (id, version_id, party, household_id, bps) SELECT uuidv7(), $1, 'household', h, 0 FROM unnest($2::uuid[]) h`,
    [versionId, market.householdIds],
  )
  await run(
    `UPDATE agreement_version SET state = 'approved', decided_by_id = $2, decided_at = '2020-01-01' WHERE id = $1`,
    [versionId, market.approverId],
  )
  return versionId
}
