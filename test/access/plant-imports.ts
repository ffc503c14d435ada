import { type ImportKind, sheetColumns } from '#domain/registry/sheets.ts'
import type { Market } from '#test/factories/market.ts'
import { type Cells, sheetOf } from '#test/factories/sheet.ts'
import { type By, personal } from './planted-household.ts'
import type { ServedPages } from './serve-pages.ts'
import { said } from './typed-words.ts'

/** A sheet of a kind: what a row does not say stands as in the template. */
function sheetOfKind(kind: ImportKind, rows: Record<string, string>[]): Promise<Uint8Array> {
  const columns = sheetColumns[kind]
  const body = rows.map((row): Cells => columns.map(({ name, example }) => row[name] ?? example))
  return sheetOf([columns.map(({ zh }) => zh), ...body])
}

const codes = {
  household: 'SELECT code FROM household WHERE id = $1',
  agreement: 'SELECT g.code FROM linkage_agreement g JOIN agreement_version v ON v.agreement_id = g.id WHERE v.id = $1',
}

/** The code by which sheets name a household, or the agreement of a version. */
async function codeOf({ deps }: ServedPages, what: keyof typeof codes, id: string): Promise<string> {
  const { rows } = await deps.db.pool.query<{ code: string }>(codes[what], [id])
  return rows[0]?.code ?? ''
}

/** A survey, a payroll and an agreement whose cells of words name the household; one payroll is wrong where it does. */
async function plantOthers(served: ServedPages, here: Market, { first, second }: By, periodVersion: string) {
  const { imports } = served.shop
  const household = await codeOf(served, 'household', here.householdIds[0])
  const neighbour = await codeOf(served, 'household', here.householdIds[1])
  const agreement = await codeOf(served, 'agreement', periodVersion)
  const row = { agreement, code: household, months: '', rateFen: '120.00' }
  const version = { agreement, validFrom: '2099-01-01', validTo: '', evidence: said, share: '0', costFenPerUnit: '' }
  const right: [ImportKind, Record<string, string>[]][] = [
    ['surveys', [{ code: household, source: said }]],
    ['payroll', [{ ...row, period: '2026-07', quantity: '21.5', amountFen: '2580.00' }]],
    ['agreements', [household, neighbour].map((code) => ({ ...version, code, party: '' }))],
  ]
  for (const [kind, rows] of right) {
    const { id } = await imports.check(first, { kind, bytes: await sheetOfKind(kind, rows) })
    await imports.apply(second, id)
  }
  const wrong = await sheetOfKind('payroll', [{ ...row, quantity: personal.headName, period: personal.number }])
  await imports.check(first, { kind: 'payroll', bytes: wrong })
}

/**
 * Sheets that name the household. Of households one waits, and one was applied to its neighbour and taken back.
 * @returns the import that waits
 */
export async function plantImports(served: ServedPages, here: Market, by: By, periodVersion: string): Promise<string> {
  const { imports } = served.shop
  const { first, second } = by
  await plantOthers(served, here, by, periodVersion)
  const head = ['户编号', '户主姓名', '电话', '家庭人口']
  const of = async (at: 0 | 1, members: string) => {
    const code = await codeOf(served, 'household', here.householdIds[at])
    return [code, personal.headName, personal.phone, members]
  }
  const { id } = await imports.check(first, { kind: 'households', bytes: await sheetOf([head, await of(1, '7')]) })
  await imports.apply(second, id)
  await imports.undo(second, id)
  const waiting = await sheetOf([head, await of(0, '8'), ['NOBODY-1', personal.headName, personal.number, 'x']])
  return (await imports.check(first, { kind: 'households', bytes: waiting })).id
}
