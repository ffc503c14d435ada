import { DomainError } from '#domain/errors.ts'
import { type PayoutState, payoutStates, type RunState } from '#domain/payout-states.ts'
import type { Db } from '#server/db/db.ts'
import { type EvidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { listOf, type MoneyList, type MoneyQuery, orderBy, shownBy } from '#server/payments/desk/money-query.ts'
import { type AccountChange, accountChanges } from './account-changes.ts'

/** One household's payout as a row. Amounts fen. */
export type PayoutRow = {
  id: string
  householdId: string
  code: string
  maskedName: string
  villageZh: string
  villageEn: string
  reference: string
  state: PayoutState
  failure: string | null
  earnedFen: bigint
  recoveredFen: bigint
  repaidFen: bigint
  amountFen: bigint
  bankName: string | null
  lastFour: string | null
}

/** One step of a run, with who took it; null where it was nobody with an account. */
export type RunStep = { from: RunState | 'new'; to: RunState; person: string | null; at: Date; reason: string | null }

/** Sums over the whole run, fen, without what failed. */
export type RunTotals = Record<'earnedFen' | 'recoveredFen' | 'repaidFen' | 'amountFen' | 'paidFen', bigint>

const states = ['all', ...payoutStates] as const
export type PayoutListState = (typeof states)[number]
const sorts = ['reference', 'household', 'earned', 'recovered', 'repaid', 'amount', 'state'] as const
export type PayoutSort = (typeof sorts)[number]

export type RunHead = {
  id: string
  number: bigint
  state: RunState
  districtCode: string
  districtZh: string
  districtEn: string
  producerZh: string | null
  producerEn: string | null
  period: string
  upTo: Date
  floorBps: number
  verify: 'sample' | 'all'
  proposedBy: string
  reason: string | null
}

export type RunPage = {
  run: RunHead
  steps: RunStep[]
  /** How many payouts are in each state. */
  counts: Record<PayoutState, number>
  totals: RunTotals
  evidence: EvidenceView[]
  /** Payouts that were checked for another account than the household has now. */
  accountChanges: AccountChange[]
  payouts: MoneyList<PayoutRow, PayoutListState, PayoutSort>
}

const readHead = `
SELECT r.id, r.number, r.state, r.district_code AS "districtCode", d.name_zh AS "districtZh", d.name_en AS "districtEn", g.name_zh AS "producerZh",
       g.name_en AS "producerEn", r.period, r.up_to AS "upTo", r.floor_bps AS "floorBps", r.verify, r.proposed_by AS "proposedBy", r.reason
FROM payout_run r JOIN district d ON d.code = r.district_code LEFT JOIN producer g ON g.id = r.producer_id WHERE r.id = $1`

const readSteps = `
SELECT x."from", x."to", u.name AS person, x.at, x.reason FROM payout_transition x LEFT JOIN app_user u ON 'user:' || u.id = x.actor
WHERE x.run_id = $1 AND x.payout_id IS NULL ORDER BY x.at, x.id`

const live = `FILTER (WHERE state <> 'failed')`
const readTotals = `
SELECT ${payoutStates.map((state) => `count(*) FILTER (WHERE state = '${state}')::int AS ${state}`).join(', ')},
       coalesce(sum(earned_fen) ${live}, 0)::bigint AS "earnedFen", coalesce(sum(recovered_fen) ${live}, 0)::bigint AS "recoveredFen",
       coalesce(sum(repaid_fen) ${live}, 0)::bigint AS "repaidFen", coalesce(sum(amount_fen) ${live}, 0)::bigint AS "amountFen",
       coalesce(sum(amount_fen) FILTER (WHERE state = 'paid'), 0)::bigint AS "paidFen"
FROM payout WHERE run_id = $1`

const sortColumns: Record<PayoutSort, string> = {
  reference: 'p.reference',
  household: 'h.code',
  earned: 'p.earned_fen',
  recovered: 'p.recovered_fen',
  repaid: 'p.repaid_fen',
  amount: 'p.amount_fen',
  state: 'p.state',
}

const readPayouts = (column: string, descending: boolean): string => `
SELECT p.id, p.household_id AS "householdId", h.code, ${maskedName} AS "maskedName", v.name_zh AS "villageZh", v.name_en AS "villageEn",
       p.reference, p.state, p.failure, p.earned_fen AS "earnedFen", p.recovered_fen AS "recoveredFen", p.repaid_fen AS "repaidFen",
       p.amount_fen AS "amountFen", b.bank_name AS "bankName", b.last_four AS "lastFour",
       count(*) OVER ()::int AS count, sum(p.amount_fen) OVER ()::bigint AS "sumFen"
FROM payout p JOIN household h ON h.id = p.household_id JOIN household_identity i ON i.household_id = h.id
JOIN village v ON v.code = h.village_code LEFT JOIN household_bank_account b ON b.id = p.bank_account_id
WHERE p.run_id = $1 AND ($2 = 'all' OR p.state::text = $2) ${orderBy(column, descending, 'p.reference')} LIMIT $3 OFFSET $4`

/**
 * A run with its history, its proof and one page of its payouts.
 * @throws DomainError Forbidden, NotFound, OutOfScope
 */
export async function readRun({ db }: { db: Db }, viewer: Viewer, id: string, query: MoneyQuery): Promise<RunPage> {
  districtInScope(viewer)
  const run = (await db.pool.query<RunHead>(readHead, [knownId(id)])).rows[0]
  if (!run) throw new DomainError('NotFound')
  requireInScope(viewer, run.districtCode)
  const first = () => ({ sort: 'reference' as const, descending: false })
  const shown = shownBy(query, { states, sorts, first })
  const [steps, totals, payouts, evidence, changes] = await Promise.all([
    db.pool.query<RunStep>(readSteps, [id]),
    db.pool.query<RunTotals & Record<PayoutState, number>>(readTotals, [id]),
    db.pool.query<PayoutRow & { count: number; sumFen: bigint }>(
      readPayouts(sortColumns[shown.sort], shown.descending),
      [id, shown.state, shown.limit, shown.offset],
    ),
    listEvidence(db.pool, 'payout_run', [id]),
    accountChanges(db.pool, id),
  ])
  const [sums] = totals.rows
  if (!sums) throw new DomainError('NotFound')
  const { pending, sent, paid, failed, ...amounts } = sums
  return {
    run,
    steps: steps.rows,
    counts: { pending, sent, paid, failed },
    totals: amounts,
    evidence,
    accountChanges: run.state === 'cancelled' ? [] : changes,
    payouts: listOf(payouts.rows, shown),
  }
}
