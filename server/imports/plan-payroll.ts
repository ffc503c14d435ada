import { isDomainError } from '#domain/errors.ts'
import { periodOf } from '#domain/period.ts'
import { type ImportProblem, type ImportRow, lackingIn } from '#domain/registry/sheets.ts'
import { checkRows } from '#server/period-income/check-rows.ts'
import { listVersion } from '#server/period-income/list-version.ts'
import { grouped } from './agreement-rows.ts'
import type { ImportPlan, Planning } from './import-plan.ts'
import { listKey, payrollRows, versionOfMonth } from './payroll-rows.ts'

/** One list for each agreement and month of the sheet, checked as it will be when it is proposed. */
export async function planPayroll(by: Planning, rows: readonly ImportRow[]): Promise<ImportPlan> {
  const plan: ImportPlan = { changes: [], problems: [], same: 0, rows: rows.length }
  for (const [key, group] of grouped(rows, listKey)) {
    const lacking = group.flatMap(({ row, values }) =>
      lackingIn('payroll', values).map((column): ImportProblem => ({ row, column, rule: 'required', text: '' })),
    )
    const found = lacking.length > 0 ? lacking : await listOf(by, group)
    if (Array.isArray(found)) plan.problems.push(...found)
    else {
      const { agreement = null, period = null } = group[0]?.values ?? {}
      const after = { agreement, period, people: group.length, totalFen: found.totalFen }
      plan.changes.push({
        ...{ key, row: group[0]?.row ?? 1, kind: 'new', id: found.versionId, before: {}, after, rows: group },
      })
    }
  }
  return plan
}

async function listOf(
  { sql, viewer, now }: Planning,
  group: readonly ImportRow[],
): Promise<ImportProblem[] | { versionId: string; totalFen: string }> {
  const { agreement, period } = group[0]?.values ?? {}
  const row = group[0]?.row ?? 1
  const month = String(period)
  if (month > periodOf(now)) return [{ row, column: 'period', rule: 'future', text: month }]
  const versionId = await versionOfMonth(sql, String(agreement), month)
  if (!versionId) return [{ row, column: 'agreement', rule: 'notInForce', text: String(agreement) }]
  try {
    const version = await listVersion(sql, viewer, versionId)
    const checked = await checkRows(sql, version, month, payrollRows(group))
    return { versionId, totalFen: String(checked.reduce((sum, { amountFen }) => sum + amountFen, 0n)) }
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { code, detail } = error
    const at = group[Number(detail.row ?? 1) - 1]?.row ?? row
    const rule = code === 'InvalidInput' ? String(detail.rule) : code
    const column = detail.row ? (detail.rule === 'notInAgreement' ? 'code' : 'quantity') : 'agreement'
    return [{ row: at, column, rule, text: String(detail.code ?? agreement) }]
  }
}
