import { randomUUID } from 'node:crypto'
import writeExcelFile from 'write-excel-file/node'
import { addEvidence } from '#server/evidence/add-evidence.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Market } from '#test/factories/market.ts'
import { personal } from './planted-household.ts'
import type { ServedPages } from './serve-pages.ts'

type By = { first: Viewer; second: Viewer }

async function sheet(rows: string[][]): Promise<Uint8Array> {
  const data = rows.map((row) => row.map((value) => ({ value })))
  return new Uint8Array(await writeExcelFile(data).toBuffer())
}

/** Sheets that name the household: one waits, one was applied to its neighbour and taken back. @returns the import that waits */
async function plantImports({ shop, deps }: ServedPages, here: Market, { first, second }: By): Promise<string> {
  const { rows } = await deps.db.pool.query<{ code: string }>(
    'SELECT code FROM household WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)',
    [here.householdIds],
  )
  const head = ['户编号', '户主姓名', '电话', '家庭人口']
  const of = (at: number, members: string) => [rows[at]?.code ?? '', personal.headName, personal.phone, members]
  const { id } = await shop.imports.check(first, { kind: 'households', bytes: await sheet([head, of(1, '7')]) })
  await shop.imports.apply(second, id)
  await shop.imports.undo(second, id)
  const waiting = await sheet([head, of(0, '8'), ['NOBODY-1', personal.headName, personal.number, 'x']])
  return (await shop.imports.check(first, { kind: 'households', bytes: waiting })).id
}

/** What is kept about the household and can be named in an address. */
export async function plantPapers(
  served: ServedPages,
  here: Market,
  by: By,
  payout: string,
): Promise<Record<'certificate' | 'evidence' | 'householdChange' | 'householdImport' | 'check', string>> {
  const run = (text: string, values: unknown[]) => served.deps.db.pool.query(text, values)
  const [certificate, check, householdChange] = [randomUUID(), randomUUID(), randomUUID()]
  const [householdId] = here.householdIds
  await run(
    `INSERT INTO aid_certificate (id, family_id, number, issuer_zh, issuer_en, certified_on, expires_on, certified_quantity)
     VALUES ($1, $2, 'PLANTED-C', '区', 'District', now(), now() + interval '300 days', 100)`,
    [certificate, here.familyId],
  )
  await run('INSERT INTO aid_certificate_household (certificate_id, household_id) VALUES ($1, $2)', [
    certificate,
    householdId,
  ])
  await run(`INSERT INTO receipt_check (id, payout_id, chosen, opened_at) VALUES ($1, $2, 'sample', now())`, [
    check,
    payout,
  ])
  const values = { memberCount: 6 }
  await served.shop.registry.propose(by.first, {
    id: householdChange,
    kind: 'update',
    householdId,
    values,
    why: '种登记甲',
  })
  const evidence = await addEvidence(served.deps, by.first, {
    ...{ subject: 'receipt_check', subjectId: check, kind: 'receipt', districtCode: here.districtCode },
    file: Buffer.from('户编号,说法\n1,种证明甲\n'),
  })
  return { certificate, check, householdChange, evidence, householdImport: await plantImports(served, here, by) }
}
