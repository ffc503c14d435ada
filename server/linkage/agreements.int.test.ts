import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { agreementOf, contract, proposedShares } from '#test/factories/agreement.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { codeOf, makeMarket } from '#test/factories/market.ts'
import { refused } from '#test/factories/refused.ts'
import { guest, orderInput } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { addVersionEvidence } from './add-version-evidence.ts'
import { decideVersion } from './decide-version.ts'
import { endVersion } from './end-version.ts'
import { proposeVersion } from './propose-version.ts'
import { readAgreement } from './read-agreement.ts'
import { readAgreements } from './read-agreements.ts'

const database = useDatabase()
const nextYear = new Date('2099-01-01T00:00:00+08:00')
let desk: Desk
let agreementId: string

const propose = (change: Partial<Parameters<typeof proposeVersion>[2]> = {}, who = desk.proposer) =>
  proposeVersion(desk, who, {
    agreementId,
    validFrom: nextYear,
    validTo: null,
    evidence: '代销协议 DX-002',
    shares: proposedShares(desk),
    terms: { feeBps: 400, settleDays: 15 },
    file: contract,
    ...change,
  })
const approve = (versionId: string, who = desk.approver) =>
  decideVersion(desk, who, { versionId, decision: 'approved' })

beforeEach(async () => {
  const made = await makeDesk(database.db)
  // Who looks after a pairing decides in its district.
  const scope = { kind: 'pairing' as const, districtCode: made.districtCode }
  desk = { ...made, approver: viewer({ userId: made.approverId, scope }) }
  agreementId = await agreementOf(database.db, desk)
})

describe('a second person', () => {
  test('is needed: the proposer cannot approve or reject', async () => {
    const versionId = await propose()
    await expect(approve(versionId, desk.proposer)).rejects.toEqual(refused('AgreementNeedsSecondPerson'))
    const reject = decideVersion(desk, desk.proposer, { versionId, decision: 'rejected' })
    await expect(reject).rejects.toEqual(refused('AgreementNeedsSecondPerson'))
  })
  test('is needed by the database too, whoever writes the row', async () => {
    const versionId = await propose()
    const directly = database.query(
      `UPDATE agreement_version SET state = 'approved', decided_by_id = proposed_by_id, decided_at = now() WHERE id = $1`,
      [versionId],
    )
    await expect(directly).rejects.toMatchObject({ constraint: 'agreement_second_person' })
  })
  test('approves: the version before ends where the new one begins', async () => {
    await approve(await propose())
    const { versions } = await readAgreement(desk, desk.approver, agreementId)
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'approved'],
      [1, 'approved'],
    ])
    expect(versions[1]?.validTo).toEqual(nextYear)
    expect(versions[0]).toMatchObject({ validFrom: nextYear, validTo: null, lines: 0 })
  })
  test('rejects: nothing else changes', async () => {
    await decideVersion(desk, desk.approver, { versionId: await propose(), decision: 'rejected' })
    const { versions } = await readAgreement(desk, desk.approver, agreementId)
    expect(versions[0]?.state).toBe('rejected')
    expect(versions[1]?.validTo).toBeNull()
  })
  test('decides once', async () => {
    const versionId = await propose()
    const both = await Promise.allSettled([approve(versionId), approve(versionId)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(approve(versionId)).rejects.toEqual(refused('AgreementStateConflict', { reason: 'decided' }))
  })
})

describe('a change never touches the past', () => {
  test('what was sold keeps its split', async () => {
    const orderId = await desk.buy(guest(), orderInput(desk.productId))
    await approve(await propose())
    const lines = await database.query('SELECT agreement_version_id FROM order_line WHERE order_id = $1', [orderId])
    expect(lines).toEqual([{ agreement_version_id: desk.agreementVersionId }])
    const now = await desk.buy(guest(), orderInput(desk.productId))
    const later = await database.query('SELECT agreement_version_id FROM order_line WHERE order_id = $1', [now])
    expect(later).toEqual(lines)
  })
  test('a version cannot begin in the past, nor be approved after it should have begun', async () => {
    await expect(propose({ validFrom: new Date('2026-08-01') })).rejects.toEqual(
      refused('InvalidInput', { field: 'validFrom' }),
    )
    const versionId = await propose({ validFrom: new Date('2026-08-29') })
    desk.clock.forward(3 * 24 * 60)
    await expect(approve(versionId)).rejects.toEqual(refused('AgreementStateConflict', { reason: 'started' }))
  })
})

describe('a proposal', () => {
  test('divides exactly the whole', async () => {
    await expect(propose({ shares: proposedShares(desk, 8_001) })).rejects.toEqual(
      refused('SharesNotWhole', { bps: 10_001 }),
    )
    await expect(propose({ shares: proposedShares(desk, 7_999) })).rejects.toEqual(
      refused('SharesNotWhole', { bps: 9_999 }),
    )
  })
  test('of a type that pays by period gives households nothing per sale', async () => {
    await database.query(`UPDATE linkage_agreement SET type = 'share_dividend' WHERE id = $1`, [agreementId])
    const terms = { shares: 100, pricePerShareFen: '10000' }
    await expect(propose({ terms })).rejects.toEqual(refused('InvalidInput', { field: 'shares', rule: 'notPerSale' }))
    await propose({
      terms,
      shares: proposedShares(desk, 0).map((share) => (share.party === 'producer' ? { ...share, bps: 8_500 } : share)),
    })
  })
  test('names each party once, and only those of the district', async () => {
    const twice = [...proposedShares(desk, 4_000), ...proposedShares(desk, 4_000).slice(0, 1)]
    await expect(propose({ shares: twice })).rejects.toEqual(refused('InvalidInput', { rule: 'twice' }))
    const elsewhere = await makeMarket(database.db)
    const stranger = codeOf(elsewhere.householdIds[0])
    const foreign = proposedShares(desk).map((share) =>
      share.party === 'household' ? { ...share, householdCode: stranger } : share,
    )
    await expect(propose({ shares: foreign })).rejects.toEqual(
      refused('InvalidInput', { rule: 'unknown', code: stranger }),
    )
  })
  test('needs evidence, an end after its beginning, and no other proposal', async () => {
    await expect(propose({ evidence: ' - ' })).rejects.toEqual(refused('InvalidInput', { field: 'evidence' }))
    await expect(propose({ validTo: nextYear })).rejects.toEqual(refused('InvalidInput', { field: 'validTo' }))
    await propose()
    await expect(propose()).rejects.toEqual(refused('AgreementStateConflict', { reason: 'open' }))
  })
  test('that overlaps a version with a fixed end is refused in words', async () => {
    await approve(await propose({ validTo: new Date('2100-01-01') }))
    const overlapping = await propose({ validFrom: new Date('2099-06-01') })
    await expect(approve(overlapping)).rejects.toEqual(refused('AgreementOverlap'))
  })
})

describe('a proposal of a type', () => {
  test('has the terms of the type, and a household', async () => {
    await expect(propose({ terms: { feeBps: 400 } })).rejects.toEqual(
      refused('InvalidInput', { field: 'terms.settleDays', rule: 'needed' }),
    )
    await expect(propose({ terms: { feeBps: 10_001, settleDays: 3 } })).rejects.toEqual(
      refused('InvalidInput', { field: 'terms.feeBps', rule: 'range' }),
    )
    const nobody = proposedShares(desk, 8_000).map((share) =>
      share.party === 'household' ? { party: 'producer' as const, producerId: desk.producerId, bps: 8_500 } : share,
    )
    const whole = nobody.filter((share, at) => at === 0 || share.party !== 'producer')
    await expect(propose({ shares: whole })).rejects.toEqual(
      refused('InvalidInput', { field: 'shares', rule: 'household' }),
    )
  })
  test('is approved only with the evidence that the type needs', async () => {
    const versionId = await propose({ file: null })
    await expect(approve(versionId)).rejects.toEqual(refused('EvidenceNeeded', { kinds: 'contract' }))
    await addVersionEvidence(desk, desk.proposer, { versionId, file: { ...contract, kind: 'photo' } })
    await expect(approve(versionId)).rejects.toEqual(refused('EvidenceNeeded', { kinds: 'contract' }))
    await addVersionEvidence(desk, desk.proposer, { versionId, file: contract })
    await approve(versionId)
    const { versions } = await readAgreement(desk, desk.approver, agreementId)
    expect(versions[0]?.files.map(({ kind }) => kind)).toEqual(['photo', 'contract'])
    expect(versions[0]?.terms).toEqual({ feeBps: 400, settleDays: 15 })
  })
})

describe('an end before its time', () => {
  const end = (change = {}) =>
    endVersion(desk, desk.approver, {
      versionId: desk.agreementVersionId,
      lastDay: '2099-06-30',
      reason: '合作社解散',
      ...change,
    })
  test('is a day and a reason that stay; what was sold keeps its split', async () => {
    const orderId = await desk.buy(guest(), orderInput(desk.productId))
    await end()
    const [version] = (await readAgreement(desk, desk.approver, agreementId)).versions
    expect(version).toMatchObject({ validTo: new Date('2099-06-30T16:00:00Z'), endReason: '合作社解散' })
    await expect(end({ lastDay: '2099-03-01' })).rejects.toEqual(refused('AgreementStateConflict', { reason: 'ended' }))
    const lines = await database.query('SELECT agreement_version_id FROM order_line WHERE order_id = $1', [orderId])
    expect(lines).toEqual([{ agreement_version_id: desk.agreementVersionId }])
  })
  test('is neither past, nor without a reason, nor later than the end it has', async () => {
    await expect(end({ lastDay: '2026-08-27' })).rejects.toEqual(refused('InvalidInput', { field: 'lastDay' }))
    await expect(end({ reason: ' 散了 ' })).rejects.toEqual(
      refused('InvalidInput', { field: 'reason', rule: 'reason' }),
    )
    await approve(await propose())
    await expect(end()).rejects.toEqual(refused('InvalidInput', { field: 'lastDay', rule: 'later' }))
  })
  test('cannot be written into the past, nor without who and why, by anybody', async () => {
    const directly = (set: string) =>
      database.query(`UPDATE agreement_version SET ${set} WHERE id = $1`, [desk.agreementVersionId])
    await expect(directly(`valid_to = now() - interval '1 day'`)).rejects.toThrow(/cannot change/)
    await expect(directly(`valid_to = '2099-01-01', ended_by_id = 'x'`)).rejects.toMatchObject({
      constraint: 'agreement_ended_whole',
    })
    await end()
    await expect(directly(`valid_to = '2099-01-01'`)).rejects.toThrow(/cannot change/)
    await expect(directly(`end_reason = '别的'`)).rejects.toThrow(/cannot change/)
  })
})

describe('scope', () => {
  test('ends at the district', async () => {
    const elsewhere = await makeMarket(database.db)
    const stranger = districtViewer(elsewhere.districtCode, elsewhere.proposerId)
    const outside = refused('OutOfScope')
    const versionId = await propose()
    await expect(readAgreement(desk, stranger, agreementId)).rejects.toEqual(outside)
    await expect(propose({}, stranger)).rejects.toEqual(outside)
    await expect(approve(versionId, stranger)).rejects.toEqual(outside)
    expect((await readAgreements(desk, stranger, {})).count).toBe(1)
    expect(await readAgreements(desk, desk.approver, { waiting: true })).toMatchObject({ count: 1, waiting: 1 })
  })
  test.each(outsiders)('is closed to a $role', async (outsider) => {
    const forbidden = refused('Forbidden')
    const versionId = await propose()
    await expect(readAgreements(desk, outsider, {})).rejects.toEqual(forbidden)
    await expect(readAgreement(desk, outsider, agreementId)).rejects.toEqual(forbidden)
    await expect(propose({}, outsider)).rejects.toEqual(forbidden)
    await expect(approve(versionId, outsider)).rejects.toEqual(forbidden)
  })
})
