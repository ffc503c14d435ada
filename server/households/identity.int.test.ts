import { beforeAll, describe, expect, test } from 'vitest'
import { addEvidence } from '#server/evidence/add-evidence.ts'
import { readEvidence } from '#server/evidence/read-evidence.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { paper } from '#test/factories/papers.ts'
import { till } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { listAccess } from './list-access.ts'
import { listReads } from './list-reads.ts'
import { readHousehold } from './read-household.ts'
import { revealIdentity } from './reveal-identity.ts'

const database = useDatabase()
const visit = { kind: 'visit', purpose: '九月例行走访，核对代销结算' }
let shop: ReturnType<typeof till>
let market: Market
let id: string

const nameSeenBy = async (who: ReturnType<typeof viewer>) => (await readHousehold(shop, who, id, {})).identity?.headName

beforeAll(async () => {
  shop = till(database.db)
  market = await makeMarket(database.db)
  id = market.householdIds[0]
})

describe('who a household is', () => {
  test('is masked until a purpose is given, then shown to that person for half an hour', async () => {
    const me = districtViewer(market.districtCode, market.proposerId)
    const colleague = districtViewer(market.districtCode, market.approverId)
    expect(await readHousehold(shop, me, id, {})).toMatchObject({ maskedName: '杨**', identity: null })
    const until = await revealIdentity(shop, me, id, visit)
    expect(until.getTime() - shop.clock.now().getTime()).toBe(30 * 60_000)
    expect(await nameSeenBy(me)).toBe('杨秀英')
    expect(await nameSeenBy(colleague)).toBeUndefined()
    shop.clock.forward(31)
    expect(await nameSeenBy(me)).toBeUndefined()
  })
  test.each([
    { kind: 'visit', purpose: '走访' },
    { kind: 'visit', purpose: '        ' },
    { kind: 'curiosity', purpose: '想看看这是谁家，没有别的事' },
  ])('is not shown for $kind $purpose', async (purpose) => {
    const me = viewer({ userId: market.proposerId })
    await expect(revealIdentity(shop, me, id, purpose)).rejects.toMatchObject({ code: 'PurposeRequired' })
  })
  test('is nobody’s business outside the scope', async () => {
    const stranger = districtViewer('500999', market.approverId)
    await expect(revealIdentity(shop, stranger, id, visit)).rejects.toMatchObject({ code: 'OutOfScope' })
    for (const outsider of outsiders)
      await expect(revealIdentity(shop, outsider, id, visit)).rejects.toMatchObject({ code: 'Forbidden' })
  })
})

describe('the log of accesses', () => {
  test('shows a superior who looked and why; a colleague only their own', async () => {
    const all = await listAccess(shop, viewer({ userId: market.approverId }), {})
    expect(all).toMatchObject({ everybody: true, count: 1 })
    expect(all.rows[0]).toMatchObject({ purpose: `visit: ${visit.purpose}`, householdId: id })
    const colleague = await listAccess(shop, districtViewer(market.districtCode, market.approverId), {})
    expect(colleague).toMatchObject({ everybody: false, count: 0 })
    const pairing = viewer({ scope: { kind: 'pairing', districtCode: '500999' } })
    expect((await listAccess(shop, pairing, {})).count).toBe(0)
    await expect(listAccess(shop, outsiders[0] ?? viewer(), {})).rejects.toMatchObject({ code: 'Forbidden' })
  })
  test('has the papers that were opened, in whose scope they lie', async () => {
    const deps = { ...shop, files: memoryFiles() }
    const me = districtViewer(market.districtCode, market.proposerId)
    const about = { subject: 'agreement_version' as const, subjectId: market.agreementVersionId }
    const paperId = await addEvidence(deps, me, { ...about, ...paper(), districtCode: market.districtCode })
    await readEvidence(deps, me, paperId)
    const pairing = (districtCode: string) => viewer({ scope: { kind: 'pairing', districtCode } })
    const [opened, ...before] = (await listAccess(shop, pairing(market.districtCode), {})).rows
    expect(opened).toMatchObject({ householdId: null, villageZh: null, evidence: { id: paperId, kind: 'payroll' } })
    expect(before).toMatchObject([{ householdId: id, evidence: null }])
    expect((await listAccess(shop, me, {})).count).toBe(2)
    expect((await listAccess(shop, pairing('500999'), {})).count).toBe(0)
  })
  test('has each time that it was shown, with what was shown, for superiors', async () => {
    const all = await listReads(shop, viewer({ userId: market.approverId }), {})
    expect(all).toMatchObject({ everybody: true, count: 1, sort: 'at', descending: true })
    const fields = ['headName', 'phone', 'address']
    expect(all.rows[0]).toMatchObject({ householdId: id, fields, purpose: `visit: ${visit.purpose}` })
    const asked = { household: market.householdIds[1] }
    expect((await listReads(shop, viewer(), asked)).count).toBe(0)
    const reader = districtViewer(market.districtCode, market.proposerId)
    expect(await listReads(shop, reader, {})).toMatchObject({ everybody: false, count: 1 })
    expect((await listReads(shop, districtViewer(market.districtCode, market.approverId), {})).count).toBe(0)
    expect((await listReads(shop, viewer({ scope: { kind: 'pairing', districtCode: '500999' } }), {})).count).toBe(0)
    for (const outsider of outsiders)
      await expect(listReads(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
  })
  test('cannot be rewritten', async () => {
    const change = database.db.pool.query(`UPDATE identity_access SET purpose = 'x'`)
    await expect(change).rejects.toThrow('append-only')
    await expect(database.db.pool.query('DELETE FROM identity_access')).rejects.toThrow('append-only')
  })
})
