import { differenceOf } from '#domain/catalog/difference.ts'
import { showPhone } from '#domain/phone.ts'
import type { RegistryValues } from '#domain/registry/fields.ts'
import { type ImportProblem, type ImportRow, lackingIn } from '#domain/registry/sheets.ts'
import { asState, type HouseholdState, statesByCode } from '#server/registry/household-state.ts'
import type { ImportPlan, PlannedChange, Planning } from './import-plan.ts'

type Known = {
  states: Map<string, HouseholdState>
  villages: Set<string>
  helpers: Set<string>
  numbers: Map<string, string>
}

/** Households by code: new ones whole, known ones by what differs. */
export async function planHouseholds(by: Planning, rows: readonly ImportRow[]): Promise<ImportPlan> {
  const plan: ImportPlan = { changes: [], problems: [], same: 0, rows: rows.length }
  const known = await lookUp(by, rows)
  const seen = new Set<string>()
  for (const row of rows) {
    const code = String(row.values.code ?? '')
    if (code === '') continue
    const number = row.values.idNumber ? `number:${row.values.idNumber}` : code
    const problems = seen.has(code) ? [problem(row, 'code', 'twice', code)] : problemsOf(by, row, known)
    if (number !== code && seen.has(number)) problems.push(problem(row, 'idNumber', 'twice'))
    seen.add(code).add(number)
    plan.problems.push(...problems)
    const change = problems.length === 0 ? changeOf(by, row, known) : null
    if (change) plan.changes.push(change)
    else if (problems.length === 0) plan.same += 1
  }
  return plan
}

const problem = (row: ImportRow, column: string, rule: string, text = ''): ImportProblem => ({
  ...{ row: row.row, column, rule, text },
})

async function lookUp({ sql, vault, district }: Planning, rows: readonly ImportRow[]): Promise<Known> {
  const texts = (name: string) => rows.flatMap(({ values }) => (values[name] ? [String(values[name])] : []))
  const states = await statesByCode(sql, texts('code'))
  const villages = await sql.query<{ code: string }>(
    `SELECT v.code FROM village v JOIN township t ON t.code = v.township_code WHERE v.code = ANY($1::text[]) AND t.district_code = $2`,
    [texts('villageCode'), district],
  )
  const helpers = await sql.query<{ phone: string }>('SELECT phone FROM helper WHERE phone = ANY($1::text[])', [
    texts('helperPhone'),
  ])
  const keys = texts('idNumber').map((idNumber) => asState(vault, { idNumber }).idNumber)
  const numbers = await sql.query<{ key: string; code: string }>(
    `SELECT encode(i.id_number_index, 'hex') AS key, h.code FROM household_identity i JOIN household h ON h.id = i.household_id
     WHERE encode(i.id_number_index, 'hex') = ANY($1::text[]) AND h.merged_into_id IS NULL AND h.removed_at IS NULL`,
    [keys],
  )
  return {
    states,
    villages: new Set(villages.rows.map(({ code }) => code)),
    helpers: new Set(helpers.rows.map(({ phone }) => phone)),
    numbers: new Map(numbers.rows.map(({ key, code }) => [key, code])),
  }
}

function problemsOf({ vault, district }: Planning, row: ImportRow, known: Known): ImportProblem[] {
  const { values } = row
  const code = String(values.code)
  const state = known.states.get(code)
  const problems: ImportProblem[] = []
  if (state && state.districtCode !== district) return [problem(row, 'code', 'outOfScope', code)]
  if (state?.mergedIntoId) return [problem(row, 'code', 'merged', code)]
  if (!state) problems.push(...lackingIn('households', values).map((name) => problem(row, name, 'required')))
  if (values.villageCode && !known.villages.has(String(values.villageCode)))
    problems.push(problem(row, 'villageCode', 'unknown', String(values.villageCode)))
  if (values.helperPhone && !known.helpers.has(String(values.helperPhone)))
    problems.push(problem(row, 'helperPhone', 'unknown', showPhone(String(values.helperPhone))))
  const key = asState(vault, { idNumber: values.idNumber ?? null }).idNumber
  const holder = known.numbers.get(String(key))
  if (holder !== undefined && holder !== code) problems.push(problem(row, 'idNumber', 'known'))
  return problems
}

function changeOf({ vault }: Planning, { row, values }: ImportRow, { states }: Known): PlannedChange | null {
  const { code, ...wanted } = values
  const key = String(code)
  const state = states.get(key)
  if (!state) return { key, row, kind: 'new', id: null, before: {}, after: values }
  const difference = differenceOf(state.values, asState(vault, wanted))
  if (!difference && state.removedAt === null) return null
  const names = Object.keys(difference?.after ?? {})
  const after: RegistryValues = Object.fromEntries(names.map((name) => [name, wanted[name] ?? null]))
  return { key, row, kind: 'changed', id: state.id, before: difference?.before ?? {}, after }
}
