import { randomUUID } from 'node:crypto'
import { addEvidence } from '#server/evidence/add-evidence.ts'
import type { Market } from '#test/factories/market.ts'
import { plantImports } from './plant-imports.ts'
import { type By, proposed } from './planted-household.ts'
import type { ServedPages } from './serve-pages.ts'

/** A household that is not put on record, as the second person says in words that name it. */
async function plantProposed({ shop }: ServedPages, { villageCode }: Market, { first, second }: By): Promise<void> {
  const id = randomUUID()
  const facts = { monitoredClass: 'unstable', memberCount: 2, baselineYear: 2019, baselineNetPerHeadFen: '420000' }
  const values = { ...proposed, ...facts, villageCode, helperPhone: '+8619900000000' }
  await shop.registry.propose(first, {
    id,
    kind: 'create',
    code: 'PLANTED-2',
    values,
    why: `${proposed.headName}，新识别`,
  })
  const reason = `${proposed.headName}（${proposed.phone}）住${proposed.address}，材料不齐`
  await shop.registry.decide(second, { id, decision: 'rejected', reason })
}

/** What is kept about the household and can be named in an address. */
export async function plantPapers(
  served: ServedPages,
  here: Market,
  by: By,
  { payout, periodVersion }: Record<'payout' | 'periodVersion', string>,
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
  await plantProposed(served, here, by)
  const evidence = await addEvidence(served.deps, by.first, {
    ...{ subject: 'receipt_check', subjectId: check, kind: 'receipt', districtCode: here.districtCode },
    file: Buffer.from('户编号,说法\n1,种证明甲\n'),
  })
  return {
    certificate,
    check,
    householdChange,
    evidence,
    householdImport: await plantImports(served, here, by, periodVersion),
  }
}
