import type { RegistryValues, Relation } from '#domain/registry/fields.ts'
import type { SurveyRow } from '#domain/registry/survey-fields.ts'
import type { Db } from '#server/db/db.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { FollowUpEnding } from './find-follow-up.ts'
import { householdState } from './household-state.ts'
import { type ChangeRow, listChanges } from './read-changes.ts'
import { surveyStands } from './record-survey.ts'

export type SurveyFact = SurveyRow & { id: string }
export type AccountFact = {
  id: string
  bankName: string
  lastFour: string
  state: 'proposed' | 'approved' | 'rejected' | 'withdrawn'
  proposedBy: string
  proposer: string | null
  decider: string | null
  proposedAt: Date
  decidedAt: Date | null
  /** Codes of other households with the same number. */
  alsoOf: string[]
}
export type ConsentFact = {
  purpose: string
  given: boolean
  textVersion: string | null
  actor: string | null
  at: Date
}
export type FollowUpFact = {
  id: string
  kind: string
  period: string
  openedAt: Date
  closedAt: Date | null
  /** Null while it is open. */
  ending: FollowUpEnding | null
  outcome: string | null
  /** Of a planned visit: by when (`yyyy-mm-dd`), by whom and why. */
  dueOn: string | null
  helper: string | null
  reason: string | null
  /** Its day is over, and nobody said what came of it. */
  overdue: boolean
}

/** What is registered of a household, without what is personal. Times UTC. */
export type Registration = {
  id: string
  code: string
  maskedName: string
  /** Fields that are not personal, as forms show them. */
  values: RegistryValues
  mergedInto: { id: string; code: string } | null
  mergedHere: { id: string; code: string }[]
  removedAt: Date | null
  alias: { zh: string | null; en: string | null; consentAt: Date | null }
  members: { id: string; relation: Relation; birthYear: number | null }[]
  surveys: SurveyFact[]
  accounts: AccountFact[]
  /** The last word on each purpose; rows from before purposes were kept apart count as `alias`. */
  consents: ConsentFact[]
  changes: ChangeRow[]
  followUps: FollowUpFact[]
}

const lists = {
  mergedHere: 'SELECT id, code FROM household WHERE merged_into_id = $1 ORDER BY code',
  members:
    'SELECT id, relation, birth_year AS "birthYear" FROM household_member WHERE household_id = $1 ORDER BY position',
  surveys: `
SELECT s.id, s.year, s.member_count AS "memberCount", s.wage_fen AS "wageFen", s.operating_fen AS "operatingFen", s.property_fen AS "propertyFen",
  s.transfer_fen AS "transferFen", s.operating_cost_fen AS "operatingCostFen", s.net_per_head_fen AS "netPerHeadFen", s.source,
  s.surveyed_on::text AS "surveyedOn"
FROM household_survey s WHERE s.household_id = $1 AND ${surveyStands} ORDER BY s.year DESC, s.recorded_at DESC`,
  accounts: `
SELECT b.id, b.bank_name AS "bankName", b.last_four AS "lastFour", b.state, b.proposed_by AS "proposedBy", u.name AS proposer, w.name AS decider,
  b.proposed_at AS "proposedAt", b.decided_at AS "decidedAt",
  ARRAY(SELECT DISTINCT o.code FROM household_bank_account x JOIN household o ON o.id = x.household_id
    WHERE x.number_index = b.number_index AND x.household_id <> b.household_id AND x.state IN ('approved', 'proposed')) AS "alsoOf"
FROM household_bank_account b LEFT JOIN app_user u ON 'user:' || u.id = b.proposed_by LEFT JOIN app_user w ON 'user:' || w.id = b.decided_by
WHERE b.household_id = $1 ORDER BY b.proposed_at DESC LIMIT 20`,
  consents: `
SELECT DISTINCT ON (coalesce(c.purpose, 'alias')) coalesce(c.purpose, 'alias') AS purpose, c.given, c.text_version AS "textVersion",
  u.name AS actor, c.at
FROM consent_change c LEFT JOIN app_user u ON 'user:' || u.id = c.actor
WHERE c.household_id = $1 ORDER BY coalesce(c.purpose, 'alias'), c.at DESC, c.id DESC`,
  followUps: `
SELECT f.id, f.kind, f.period, f.opened_at AS "openedAt", f.closed_at AS "closedAt", f.ending, f.outcome, f.due_on::text AS "dueOn", w.name AS helper, f.reason,
  coalesce(f.closed_at IS NULL AND f.due_on < china_day(now()), false) AS overdue
FROM follow_up f LEFT JOIN helper w ON w.id = f.helper_id
WHERE f.household_id = $1 ORDER BY f.closed_at IS NOT NULL, f.opened_at DESC LIMIT 20`,
}

const head = `
SELECT ${maskedName} AS "maskedName", h.alias_zh AS zh, h.alias_en AS en, h.alias_consent_at AS "consentAt", m.id AS "mergedId", m.code AS "mergedCode"
FROM household h JOIN household_identity i ON i.household_id = h.id LEFT JOIN household m ON m.id = h.merged_into_id WHERE h.id = $1`

type Head = {
  maskedName: string
  zh: string | null
  en: string | null
  consentAt: Date | null
  mergedId: string | null
  mergedCode: string | null
}

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readRegistration({ db }: { db: Db }, viewer: Viewer, id: string): Promise<Registration> {
  districtInScope(viewer)
  const { values, code, removedAt } = await householdState(db.pool, viewer, id)
  const all = async <Row extends object>(text: string) => (await db.pool.query<Row>(text, [id])).rows
  const [[about], mergedHere, members, surveys, accounts, consents, followUps, { rows: changes }] = await Promise.all([
    all<Head>(head),
    all<Registration['mergedHere'][number]>(lists.mergedHere),
    all<Registration['members'][number]>(lists.members),
    all<SurveyFact>(lists.surveys),
    all<AccountFact>(lists.accounts),
    all<ConsentFact>(lists.consents),
    all<FollowUpFact>(lists.followUps),
    listChanges({ db }, viewer, { householdId: id }),
  ])
  const { headName: _n, phone: _p, idNumber: _i, address: _a, members: _m, ...shown } = values
  return {
    ...{ id, code, removedAt, values: shown, maskedName: about?.maskedName ?? '' },
    mergedInto: about?.mergedId ? { id: about.mergedId, code: about.mergedCode ?? '' } : null,
    alias: { zh: about?.zh ?? null, en: about?.en ?? null, consentAt: about?.consentAt ?? null },
    ...{ mergedHere, members, surveys, accounts, consents, followUps, changes },
  }
}
