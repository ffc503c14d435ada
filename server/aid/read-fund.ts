import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { type EvidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { maskedName } from '#server/households/income-sql.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { repaid } from './aid-sql.ts'
import { type FundRow, fundsWithSums } from './read-funds.ts'
import { districtOfFund } from './use-place.ts'

/** A use of a fund: who got what for what, how far it came. Amounts in fen, times UTC. */
export type AidUseView = {
  id: string
  fundId: string
  fundZh: string
  fundEn: string
  kind: 'grant' | 'advance'
  state: 'proposed' | 'approved' | 'rejected' | 'given' | 'closed'
  householdId: string | null
  householdCode: string | null
  producerId: string | null
  /** Masked for a household. */
  receiverZh: string
  receiverEn: string
  batchId: string | null
  batchCode: string | null
  purposeZh: string
  purposeEn: string
  amountFen: Fen
  repaidFen: Fen
  repayBps: number
  floorFen: Fen
  proposedById: string
  proposedBy: string | null
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  givenBy: string | null
  givenAt: Date | null
  /** What came of it; of a rejected one, why. */
  outcome: string | null
  closedAt: Date | null
}

/** Uses as views; conditions and order follow. */
export const readUses = `
SELECT u.id, u.fund_id AS "fundId", f.name_zh AS "fundZh", f.name_en AS "fundEn", u.kind, u.state, u.household_id AS "householdId",
       h.code AS "householdCode", u.producer_id AS "producerId", coalesce(${maskedName}, r.name_zh) AS "receiverZh",
       coalesce(${maskedName}, r.name_en) AS "receiverEn", u.batch_id AS "batchId", b.code AS "batchCode", u.purpose_zh AS "purposeZh",
       u.purpose_en AS "purposeEn", u.amount_fen AS "amountFen", ${repaid} AS "repaidFen", u.repay_bps AS "repayBps",
       u.floor_fen AS "floorFen", substr(u.proposed_by, 6) AS "proposedById", p.name AS "proposedBy", u.proposed_at AS "proposedAt",
       c.name AS "decidedBy", u.decided_at AS "decidedAt", g.name AS "givenBy", u.given_at AS "givenAt", u.outcome, u.closed_at AS "closedAt"
FROM aid_use u JOIN aid_fund f ON f.id = u.fund_id LEFT JOIN household h ON h.id = u.household_id
LEFT JOIN household_identity i ON i.household_id = h.id LEFT JOIN producer r ON r.id = u.producer_id LEFT JOIN batch b ON b.id = u.batch_id
LEFT JOIN app_user p ON 'user:' || p.id = u.proposed_by LEFT JOIN app_user c ON 'user:' || c.id = u.decided_by
LEFT JOIN app_user g ON 'user:' || g.id = u.given_by`

export type FundPage = FundRow & {
  proposedById: string
  proposedBy: string | null
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  /** Why it was turned down. */
  reason: string | null
  uses: (AidUseView & { evidence: EvidenceView[] })[]
  /** Producers of the district, to whom a grant may go. */
  producers: { id: string; nameZh: string; nameEn: string }[]
}

type Decided = Pick<FundPage, 'proposedById' | 'proposedBy' | 'proposedAt' | 'decidedBy' | 'decidedAt' | 'reason'>

const readDecided = `
SELECT substr(f.created_by, 6) AS "proposedById", p.name AS "proposedBy", f.created_at AS "proposedAt", d.name AS "decidedBy",
       f.decided_at AS "decidedAt", f.reason
FROM aid_fund f LEFT JOIN app_user p ON 'user:' || p.id = f.created_by LEFT JOIN app_user d ON 'user:' || d.id = f.decided_by WHERE f.id = $1`

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readFund({ db }: { db: Db }, viewer: Viewer, fundId: string): Promise<FundPage> {
  const district = await districtOfFund(db.pool, viewer, fundId)
  const [funds, decided, uses, producers] = await Promise.all([
    db.pool.query<FundRow>(`SELECT * FROM ${fundsWithSums} WHERE fund.id = $2`, [district, fundId]),
    db.pool.query<Decided>(readDecided, [fundId]),
    db.pool.query<AidUseView>(`${readUses} WHERE u.fund_id = $1 ORDER BY u.proposed_at DESC, u.id LIMIT 500`, [fundId]),
    db.pool.query<FundPage['producers'][number]>(
      `SELECT id, name_zh AS "nameZh", name_en AS "nameEn" FROM producer WHERE district_code = $1 ORDER BY name_zh LIMIT 500`,
      [district],
    ),
  ])
  if (!funds.rows[0] || !decided.rows[0]) throw new DomainError('NotFound')
  const evidence = await listEvidence(
    db.pool,
    'aid_use',
    uses.rows.map(({ id }) => id),
  )
  return {
    ...funds.rows[0],
    ...decided.rows[0],
    uses: uses.rows.map((use) => ({ ...use, evidence: evidence.filter(({ subjectId }) => subjectId === use.id) })),
    producers: producers.rows,
  }
}
