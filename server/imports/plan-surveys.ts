import { dayOf } from '#domain/calendar-day.ts'
import { type ImportProblem, type ImportRow, lackingIn } from '#domain/registry/sheets.ts'
import { surveyOf } from '#domain/registry/survey-fields.ts'
import { statesByCode } from '#server/registry/household-state.ts'
import { surveyStands } from '#server/registry/record-survey.ts'
import type { ImportPlan, Planning } from './import-plan.ts'

type Stored = { household_id: string; year: number; net: bigint; members: number; day: string }

/** Surveys by household and year: the same again changes nothing, another one is a new row beside it. */
export async function planSurveys(by: Planning, rows: readonly ImportRow[]): Promise<ImportPlan> {
  const plan: ImportPlan = { changes: [], problems: [], same: 0, rows: rows.length }
  const codes = rows.map(({ values }) => String(values.code ?? ''))
  const states = await statesByCode(by.sql, codes)
  const stored = await by.sql.query<Stored>(
    `SELECT s.household_id, s.year, s.net_per_head_fen AS net, s.member_count AS members, s.surveyed_on::text AS day
     FROM household_survey s WHERE s.household_id = ANY($1::uuid[]) AND ${surveyStands}`,
    [[...states.values()].map(({ id }) => id)],
  )
  const seen = new Set<string>()
  for (const { row, values } of rows) {
    const code = String(values.code ?? '')
    const state = states.get(code)
    const wrong = (column: string, rule: string, text = ''): ImportProblem => ({ row, column, rule, text })
    const problems = lackingIn('surveys', values).map((name) => wrong(name, 'required'))
    const survey = problems.length === 0 ? surveyOf(values) : null
    if (!state) problems.push(wrong('code', 'unknown', code))
    else if (state.districtCode !== by.district) problems.push(wrong('code', 'outOfScope', code))
    else if (state.mergedIntoId || state.removedAt) problems.push(wrong('code', 'merged', code))
    if (!survey && lackingIn('surveys', values).length === 0)
      problems.push(wrong('sold', 'soldMore', String(values.sold ?? '')))
    if (survey && survey.surveyedOn > dayOf(by.now)) problems.push(wrong('surveyedOn', 'future', survey.surveyedOn))
    const key = `${code} · ${values.year}`
    if (seen.has(key)) problems.push(wrong('year', 'twice', key))
    seen.add(key)
    plan.problems.push(...problems)
    if (problems.length > 0 || !state || !survey) continue
    const earlier = stored.rows.filter((one) => one.household_id === state.id && one.year === survey.year)
    const same = earlier.some(
      ({ net, members, day }) =>
        net === survey.netPerHeadFen && members === survey.memberCount && day === survey.surveyedOn,
    )
    if (same) plan.same += 1
    else
      plan.changes.push({
        ...{ key, row, kind: earlier.length > 0 ? 'changed' : 'new', id: state.id, before: {}, after: values },
      })
  }
  return plan
}
