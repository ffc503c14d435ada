import { v7 as newId } from 'uuid'
import { dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import type { RegistryValues } from '#domain/registry/fields.ts'
import { type SurveyRow, surveyFields, surveyOf } from '#domain/registry/survey-fields.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { standingHousehold } from './household-state.ts'

const insert = `
INSERT INTO household_survey (id, household_id, year, member_count, wage_fen, operating_fen, property_fen, transfer_fen,
  operating_cost_fen, net_per_head_fen, source, surveyed_on, recorded_by, recorded_at, import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING`

/** Surveys that count: those of an import that was taken back do not. `s` is household_survey. */
export const surveyStands = `
NOT EXISTS (SELECT 1 FROM registry_import taken WHERE taken.id = s.import_id AND taken.state = 'undone')`

export async function writeSurvey(
  sql: Sql,
  survey: SurveyRow,
  of: { id?: string; householdId: string; by: string; at: Date; importId: string | null },
): Promise<void> {
  await sql.query(insert, [
    ...[of.id ?? newId(), of.householdId, survey.year, survey.memberCount, survey.wageFen, survey.operatingFen],
    ...[survey.propertyFen, survey.transferFen, survey.operatingCostFen, survey.netPerHeadFen, survey.source],
    ...[survey.surveyedOn, of.by, of.at, of.importId],
  ])
}

/**
 * Writes down what a survey found of a household's year. It stands beside what sales contributed, and is never changed: a better one is
 * a new row. The form's id sent twice is one survey.
 * @param values as `readRegistryField` gives them for `surveyFields`
 * @throws DomainError NotFound, Forbidden, OutOfScope, HouseholdMerged, InvalidInput {field, rule}
 */
export async function recordSurvey(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { id, householdId, values }: { id: string; householdId: string; values: RegistryValues },
): Promise<void> {
  const lacking = surveyFields.find(({ name }) => (values[name] ?? null) === null)
  if (lacking) throw new DomainError('InvalidInput', { field: lacking.name, rule: 'required' })
  const survey = surveyOf(values)
  if (!survey) throw new DomainError('InvalidInput', { field: 'sold', rule: 'soldMore' })
  const at = clock.now()
  if (survey.surveyedOn > dayOf(at)) throw new DomainError('InvalidInput', { field: 'surveyedOn', rule: 'future' })
  await db.tx(async (sql) => {
    const household = await standingHousehold(sql, viewer, householdId)
    const of = { id: knownId(id), householdId: household.id, by: `user:${viewer.userId}`, at, importId: null }
    await writeSurvey(sql, survey, of)
  })
}
