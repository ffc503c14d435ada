import { DomainError } from '#domain/errors.ts'
import type { PayoutState, RunState } from '#domain/payout-states.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { type EvidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type Proposal, proposalColumns, proposalPeople } from './proposal.ts'

/** What was sold, or came back, of one pack of goods under one agreement. Amounts fen; below zero where something went back. */
export type StatementRow = {
  kind: 'sale' | 'reversal'
  productId: string
  productZh: string
  productEn: string
  /** The pack, such as two birds in a box. */
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  quantity: number
  agreementCode: string
  agreementVersion: number
  agreementZh: string
  agreementEn: string
  /** The household's part in all, what of it was cost, and what is kept. */
  grossFen: bigint
  costFen: bigint
  netFen: bigint
  /** How much of it this payout pays, or takes back. */
  fen: bigint
}

/** What a payout put into an advance, and what of it is left to repay, fen. */
export type StatementRepayment = { purposeZh: string; purposeEn: string; fen: bigint; leftFen: bigint }

/** Everything a household has to know of one payout. Nothing in it says who the household is, but for the masked name. */
export type Statement = {
  payoutId: string
  reference: string
  runState: RunState
  state: PayoutState
  failure: string | null
  period: string
  paidAt: Date | null
  districtCode: string
  districtZh: string
  districtEn: string
  villageZh: string
  villageEn: string
  householdId: string
  householdCode: string
  maskedName: string
  bankName: string | null
  lastFour: string | null
  earnedFen: bigint
  recoveredFen: bigint
  repaidFen: bigint
  amountFen: bigint
  rows: StatementRow[]
  repayments: StatementRepayment[]
  /** Earned and not in a payout yet: of confirmed orders, and of those that can still be returned. */
  dueFen: bigint
  provisionalFen: bigint
  /** When the bank's proof was handed in; null where there is none yet. */
  provenAt: Date | null
  /** It had been paid, and the bank sent it back then. */
  returnedAt: Date | null
}

const readHead = `
SELECT p.id AS "payoutId", p.reference, r.state AS "runState", p.state, p.failure, r.period, p.paid_at AS "paidAt", r.district_code AS "districtCode",
       d.name_zh AS "districtZh", d.name_en AS "districtEn", v.name_zh AS "villageZh", v.name_en AS "villageEn", h.id AS "householdId",
       h.code AS "householdCode", ${maskedName} AS "maskedName", b.bank_name AS "bankName", b.last_four AS "lastFour",
       p.earned_fen AS "earnedFen", p.recovered_fen AS "recoveredFen", p.repaid_fen AS "repaidFen", p.amount_fen AS "amountFen",
       (SELECT max(e.added_at) FROM evidence e WHERE e.subject = 'payout_run' AND e.subject_id = r.id) AS "provenAt",
       (SELECT decided_at FROM payout_return WHERE payout_id = p.id AND state = 'approved') AS "returnedAt"
FROM payout p JOIN payout_run r ON r.id = p.run_id JOIN district d ON d.code = r.district_code JOIN household h ON h.id = p.household_id
JOIN household_identity i ON i.household_id = h.id JOIN village v ON v.code = h.village_code
LEFT JOIN household_bank_account b ON b.id = p.bank_account_id WHERE p.id = $1`

const readRows = `
SELECT a.kind, g.id AS "productId", g.name_zh AS "productZh", g.name_en AS "productEn", g.spec_zh AS "specZh", g.spec_en AS "specEn", g.unit_zh AS "unitZh", g.unit_en AS "unitEn",
       sum(a.quantity)::int AS quantity, m.code AS "agreementCode", w.version AS "agreementVersion", m.title_zh AS "agreementZh",
       m.title_en AS "agreementEn", sum(a.gross_fen)::bigint AS "grossFen", sum(a.cost_fen)::bigint AS "costFen",
       sum(a.net_fen)::bigint AS "netFen", sum(x.fen)::bigint AS fen
FROM payout_line x JOIN attribution a ON a.id = x.attribution_id JOIN order_line l ON l.id = a.order_line_id
JOIN product g ON g.id = l.product_id JOIN agreement_version w ON w.id = a.agreement_version_id
JOIN linkage_agreement m ON m.id = w.agreement_id
WHERE x.payout_id = $1 GROUP BY a.kind, g.id, m.id, w.id ORDER BY a.kind, sum(x.fen) DESC, g.name_zh, g.id`

const readRepayments = `
SELECT u.purpose_zh AS "purposeZh", u.purpose_en AS "purposeEn", r.fen,
       u.amount_fen - (SELECT coalesce(sum(o.fen), 0)::bigint FROM aid_repayment o WHERE o.aid_use_id = u.id AND NOT o.released) AS "leftFen"
FROM aid_repayment r JOIN aid_use u ON u.id = r.aid_use_id WHERE r.payout_id = $1 ORDER BY u.given_at, u.id`

/** What the household has earned that is in no payout: what is forgiven counts as kept. */
const readDue = `
SELECT coalesce(sum(a.gross_fen - coalesce(x.fen, 0)) FILTER (WHERE o.confirmed_at IS NOT NULL), 0)::bigint
         + (SELECT coalesce(sum(amount_fen), 0)::bigint FROM hardship WHERE household_id = $1 AND state = 'approved') AS "dueFen",
       coalesce(sum(a.gross_fen) FILTER (WHERE o.confirmed_at IS NULL), 0)::bigint AS "provisionalFen"
FROM attribution a JOIN orders o ON o.id = a.order_id JOIN household h ON h.id = a.household_id
LEFT JOIN LATERAL (SELECT sum(fen)::bigint AS fen FROM payout_line WHERE attribution_id = a.id AND NOT released) x ON true
WHERE coalesce(h.merged_into_id, h.id) = $1`

type Head = Omit<Statement, 'rows' | 'repayments' | 'dueFen' | 'provisionalFen'>

/** The statement of a payout, whoever asks: who may see it is decided before. @throws DomainError NotFound */
export async function statementOf(sql: Sql, payoutId: string): Promise<Statement> {
  const head = (await sql.query<Head>(readHead, [payoutId])).rows[0]
  if (!head) throw new DomainError('NotFound')
  const rows = await sql.query<StatementRow>(readRows, [payoutId])
  const repayments = await sql.query<StatementRepayment>(readRepayments, [payoutId])
  const due = await sql.query<{ dueFen: bigint; provisionalFen: bigint }>(readDue, [head.householdId])
  const { dueFen, provisionalFen } = due.rows[0] ?? { dueFen: 0n, provisionalFen: 0n }
  return { ...head, rows: rows.rows, repayments: repayments.rows, dueFen, provisionalFen }
}

/** The same by what stands in the bank's words, such as `RF000012-0007`. @throws DomainError NotFound */
export async function statementByReference(sql: Sql, reference: string): Promise<Statement> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM payout WHERE reference = $1', [reference])
  if (!rows[0]) throw new DomainError('NotFound')
  return statementOf(sql, rows[0].id)
}

/** One attribution that a payout pays or takes back. */
export type StatementLine = {
  attributionId: string
  lineId: string
  orderNumber: bigint
  kind: 'sale' | 'reversal'
  at: Date
  productZh: string
  productEn: string
  quantity: number
  grossFen: bigint
  costFen: bigint
  netFen: bigint
  fen: bigint
}

const readReturn = `
SELECT ${proposalColumns} FROM payout_return x ${proposalPeople} WHERE x.payout_id = $1 ORDER BY x.proposed_at DESC, x.id DESC LIMIT 1`

const readLines = `
SELECT a.id AS "attributionId", a.order_line_id AS "lineId", o.number AS "orderNumber", a.kind, a.occurred_at AS at, g.name_zh AS "productZh",
       g.name_en AS "productEn", a.quantity, a.gross_fen AS "grossFen", a.cost_fen AS "costFen", a.net_fen AS "netFen", x.fen
FROM payout_line x JOIN attribution a ON a.id = x.attribution_id JOIN orders o ON o.id = a.order_id
JOIN order_line l ON l.id = a.order_line_id JOIN product g ON g.id = l.product_id
WHERE x.payout_id = $1 ORDER BY a.occurred_at, a.id LIMIT 2000`

/** What the desk sees of a payout: the household's statement, every attribution under it, and whether it came back. */
export type StatementPage = {
  statement: Statement
  lines: StatementLine[]
  runId: string
  /** The bank sent it back; where the household said that it has the money, another person confirms that. */
  returned: (Proposal & { evidence: EvidenceView[] }) | null
}

/** A household's statement with every attribution under it. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readStatement({ db }: { db: Db }, viewer: Viewer, payoutId: string): Promise<StatementPage> {
  districtInScope(viewer)
  const id = knownId(payoutId)
  const run = await db.pool.query<{ id: string; district: string }>(
    'SELECT r.id, r.district_code AS district FROM payout p JOIN payout_run r ON r.id = p.run_id WHERE p.id = $1',
    [id],
  )
  if (!run.rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, run.rows[0].district)
  const [statement, lines, returned, evidence] = await Promise.all([
    statementOf(db.pool, id),
    db.pool.query<StatementLine>(readLines, [id]),
    db.pool.query<Proposal>(readReturn, [id]),
    listEvidence(db.pool, 'payout', [id]),
  ])
  const [back] = returned.rows
  return { statement, lines: lines.rows, runId: run.rows[0].id, returned: back ? { ...back, evidence } : null }
}
