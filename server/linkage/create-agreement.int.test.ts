import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { agreementOf, contract, proposedShares } from '#test/factories/agreement.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { codeOf, makeMarket } from '#test/factories/market.ts'
import { refused } from '#test/factories/refused.ts'
import { createAgreement, type NewAgreement } from './create-agreement.ts'
import { decideVersion } from './decide-version.ts'
import { readAgreement } from './read-agreement.ts'
import { readAgreements } from './read-agreements.ts'

const database = useDatabase()
const nextYear = new Date('2099-01-01T00:00:00+08:00')
let desk: Desk
beforeEach(async () => {
  desk = await makeDesk(database.db)
})

describe('a new agreement', () => {
  const create = async (change: Partial<NewAgreement> = {}) => {
    const householdCode = codeOf(desk.householdIds[1])
    return createAgreement(desk, desk.proposer, {
      type: 'land_rent',
      familyId: desk.familyId,
      producerId: desk.producerId,
      titleZh: ' 土地  流转 ',
      titleEn: 'Land lease',
      carriesSplit: false,
      validFrom: nextYear,
      validTo: null,
      evidence: '流转合同 LZ-001',
      terms: { plot: '村口三块地', areaMu: 250, rentPerMuYearFen: '60000' },
      shares: [{ party: 'household', householdCode, bps: 0, costFenPerUnit: 0n }],
      file: { ...contract, kind: 'lease' },
      ...change,
    })
  }
  test('waits for a second person, under a number of its own', async () => {
    const page = await readAgreement(desk, desk.approver, await create())
    expect(page).toMatchObject({
      code: `XY-${desk.districtCode}-001`,
      type: 'land_rent',
      titleZh: '土地 流转',
      producerZh: '测试农场',
    })
    const [version] = page.versions
    expect(version).toMatchObject({ version: 1, state: 'proposed', carriesSplit: false })
    await decideVersion(desk, desk.approver, { versionId: version?.id ?? '', decision: 'approved' })
    expect((await readAgreement(desk, desk.approver, await create({ titleZh: '第二份' }))).code).toMatch(/-002$/)
  })
  test('is refused where a part of it is not of the district, and changes nothing then', async () => {
    const elsewhere = await makeMarket(database.db)
    await expect(create({ producerId: elsewhere.producerId })).rejects.toEqual(
      refused('InvalidInput', { field: 'producerId' }),
    )
    await expect(create({ familyId: elsewhere.familyId })).rejects.toEqual(refused('OutOfScope'))
    await expect(create({ file: { ...contract, file: Buffer.from('x') } })).rejects.toEqual(refused('FileRefused'))
    expect((await readAgreements(desk, desk.proposer, {})).count).toBe(1)
  })
  test('that would divide sales beside another is refused, and the other named', async () => {
    const agreementId = await agreementOf(database.db, desk)
    const { code } = await readAgreement(desk, desk.proposer, agreementId)
    const claim = create({
      type: 'contract_purchase',
      terms: { pricePerUnitFen: '6000', quantity: 100, unit: '只' },
      shares: proposedShares(desk),
    })
    await expect(claim).rejects.toEqual(refused('AgreementOverlap', { agreement: code, titleZh: '产品代销' }))
  })
})
