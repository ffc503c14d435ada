import type { Db } from '#server/db/db.ts'
import type { ProposedShare } from '#server/linkage/check-proposal.ts'
import { codeOf, type Market } from './market.ts'

/** A signed paper, as a form hands it in. */
export const contract = { kind: 'contract' as const, file: Buffer.from('%PDF-1.7\n%%EOF\n') }

/** The agreement that a market begins with. @returns its id */
export async function agreementOf(db: Db, { agreementVersionId }: Market): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT agreement_id AS id FROM agreement_version WHERE id = $1',
    [agreementVersionId],
  )
  return rows[0]?.id ?? ''
}

/** Who gets what of a sale: the whole where the household gets 8,000 basis points. */
export const proposedShares = ({ householdIds, producerId }: Market, household = 8_000): ProposedShare[] => [
  { party: 'household', householdCode: codeOf(householdIds[0]), bps: household, costFenPerUnit: 5_000n },
  { party: 'producer', producerId, bps: 500 },
  { party: 'logistics', bps: 1_100 },
  { party: 'platform', bps: 400 },
]
