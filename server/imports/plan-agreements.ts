import { isDomainError } from '#domain/errors.ts'
import { type ImportProblem, type ImportRow, lackingIn } from '#domain/registry/sheets.ts'
import { checkProposal } from '#server/linkage/check-proposal.ts'
import { statesByCode } from '#server/registry/household-state.ts'
import { type AgreementFacts, agreementProposal, agreementsByCode, grouped } from './agreement-rows.ts'
import type { ImportPlan, Planning } from './import-plan.ts'

/** The next version of each agreement that the sheet names, by its rows together. */
export async function planAgreements(by: Planning, rows: readonly ImportRow[]): Promise<ImportPlan> {
  const plan: ImportPlan = { changes: [], problems: [], same: 0, rows: rows.length }
  const codes = rows.flatMap(({ values }) => (values.agreement ? [String(values.agreement)] : []))
  const agreements = await agreementsByCode(by.sql, codes)
  const households = await statesByCode(
    by.sql,
    rows.map(({ values }) => String(values.code ?? '')),
  )
  for (const [key, group] of grouped(rows, ({ values }) => String(values.agreement ?? ''))) {
    const agreement = agreements.get(key)
    const problems = group.flatMap((row): ImportProblem[] => {
      const wrong = (column: string, rule: string, text = ''): ImportProblem => ({ row: row.row, column, rule, text })
      const lacking = lackingIn('agreements', row.values).map((name) => wrong(name, 'required'))
      const code = String(row.values.code ?? '')
      const household = households.get(code)
      if (code && household?.districtCode !== by.district) lacking.push(wrong('code', 'unknown', code))
      else if (household && (household.mergedIntoId || household.removedAt)) lacking.push(wrong('code', 'merged', code))
      return lacking
    })
    if (problems.length === 0) problems.push(...faultsOf(by, agreement, group))
    plan.problems.push(...problems)
    const [first] = group
    if (problems.length === 0 && agreement && first)
      plan.changes.push({
        ...{ key, row: first.row, kind: 'new', id: agreement.id, before: {} },
        ...{ after: { agreement: key, validFrom: first.values.validFrom ?? null, shares: group.length }, rows: group },
      })
  }
  return plan
}

function faultsOf(by: Planning, agreement: AgreementFacts | undefined, group: ImportRow[]): ImportProblem[] {
  const row = group[0]?.row ?? 1
  const wrong = (column: string, rule: string, text = ''): ImportProblem[] => [{ row, column, rule, text }]
  const code = String(group[0]?.values.agreement)
  if (!agreement) return wrong('agreement', 'unknown', code)
  if (agreement.districtCode !== by.district) return wrong('agreement', 'outOfScope', code)
  if (agreement.open) return wrong('agreement', 'open', code)
  const proposal = agreementProposal(agreement, group)
  if (!proposal) return wrong('party', 'party')
  try {
    checkProposal(proposal, agreement, by.now)
    return []
  } catch (error) {
    if (!isDomainError(error)) throw error
    if (error.code === 'SharesNotWhole') return wrong('share', 'sharesWhole', String(Number(error.detail.bps) / 100))
    if (String(error.detail.field).startsWith('terms')) return wrong('agreement', 'terms', code)
    return wrong(String(error.detail.field ?? 'agreement'), String(error.detail.rule ?? 'refused'))
  }
}
