import { randomUUID } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'
import { useDatabase } from '#test/database.ts'
import { makeCertificate } from '#test/factories/certificate.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { codeOf, makeHousehold, makeMarket } from '#test/factories/market.ts'
import { paper } from '#test/factories/papers.ts'
import { refused } from '#test/factories/refused.ts'
import { guest, orderInput } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { decideCertificateChange } from './decide-certificate-change.ts'
import { type CertificateProposal, proposeCertificateChange } from './propose-certificate-change.ts'
import { readCertificate } from './read-certificate.ts'
import { withdrawCertificateChange } from './withdraw-certificate-change.ts'

const database = useDatabase()
const { query } = database
let desk: Desk
let inside: string
let outside: string
let certificateId: string
beforeEach(async () => {
  desk = await makeDesk(database.db)
  ;[inside, outside] = [codeOf(desk.householdIds[0]), codeOf(desk.householdIds[1])]
  certificateId = await makeCertificate(database.db, desk, { units: 10, householdIds: [desk.householdIds[0]] })
})

const change = (of: Partial<CertificateProposal>): CertificateProposal => ({
  ...{ id: newId(), certificateId, kind: 'add', householdCode: '', units: 0 },
  ...{ reason: '新联结的一户', evidence: paper(), ...of },
})
const read = () => readCertificate(desk, desk.proposer, certificateId)

describe('a household comes or goes', () => {
  test('by two people, with the quantity that it brings; the past is kept', async () => {
    const add = change({ householdCode: outside, units: 5 })
    await Promise.all([1, 2, 3, 4].map(() => proposeCertificateChange(desk, desk.proposer, add)))
    expect(await read()).toMatchObject({ certified: 10, households: 1, changes: [{ state: 'proposed', units: 5 }] })
    const decision = { changeId: add.id, decision: 'approved' as const }
    await expect(decideCertificateChange(desk, desk.proposer, decision)).rejects.toEqual(refused('SecondPersonNeeded'))
    const answers = await Promise.allSettled(
      [1, 2, 3, 4].map(() => decideCertificateChange(desk, desk.approver, decision)),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await read()).toMatchObject({ certified: 15, households: 2, changes: [{ certifiedAfter: 15 }] })
    expect((await read()).changes[0]?.evidence).toHaveLength(1)

    const remove = change({ kind: 'remove', householdCode: inside, units: 3 })
    await proposeCertificateChange(desk, desk.approver, remove)
    await decideCertificateChange(desk, desk.proposer, { changeId: remove.id, decision: 'approved' })
    const page = await read()
    expect(page).toMatchObject({ certified: 12, linked: [{ id: desk.householdIds[1] }] })
    expect(page.changes.map(({ kind, certifiedAfter }) => [kind, certifiedAfter])).toEqual([
      ['remove', 12],
      ['add', 15],
    ])
    const again = change({ householdCode: inside })
    await proposeCertificateChange(desk, desk.proposer, again)
    await decideCertificateChange(desk, desk.approver, { changeId: again.id, decision: 'approved' })
    expect((await read()).households).toBe(2)
  })
  test('never below what is sold under it, whenever it was sold', async () => {
    const remove = change({ kind: 'remove', householdCode: inside, units: 7 })
    await proposeCertificateChange(desk, desk.proposer, remove)
    await desk.buy(guest(), orderInput(desk.productId, { quantity: 4 }))
    const decision = { changeId: remove.id, decision: 'approved' as const }
    await expect(decideCertificateChange(desk, desk.approver, decision)).rejects.toEqual(
      refused('CertifiedQuantityExceeded'),
    )
    const reject = (reason: string) =>
      decideCertificateChange(desk, desk.approver, { ...decision, decision: 'rejected', reason })
    await expect(reject('卖出了')).rejects.toEqual(refused('InvalidInput', { field: 'reason', rule: 'reason' }))
    await reject('已经卖出四份')
    const less = proposeCertificateChange(
      desk,
      desk.proposer,
      change({ kind: 'remove', householdCode: inside, units: 7 }),
    )
    await expect(less).rejects.toEqual(refused('CertifiedQuantityExceeded'))
    expect(await read()).toMatchObject({ certified: 10, sold: 4, households: 1, changes: [{ state: 'rejected' }] })
  })
  test('as the one it turned out to be, before it is proposed or after', async () => {
    const standing = async () =>
      (
        await query<{ id: string }>(
          'SELECT household_id AS id FROM aid_certificate_household WHERE certificate_id = $1 AND left_at IS NULL',
          [certificateId],
        )
      ).map(({ id }) => id)
    const merge = (id: string, into: string) =>
      query('UPDATE household SET merged_into_id = $2, merged_at = now() WHERE id = $1', [id, into])
    const approve = async (of: Partial<CertificateProposal>, meanwhile = async () => {}) => {
      const one = change(of)
      await proposeCertificateChange(desk, desk.proposer, one)
      await meanwhile()
      await decideCertificateChange(desk, desk.approver, { changeId: one.id, decision: 'approved' })
    }
    const [first, second] = desk.householdIds
    await merge(first, second)
    const again = proposeCertificateChange(desk, desk.proposer, change({ householdCode: outside }))
    await expect(again).rejects.toEqual(refused('InvalidInput', { rule: 'stands' }))
    await approve({ kind: 'remove', householdCode: outside })
    expect(await standing()).toEqual([])
    const [comes, survivor] = [
      await makeHousehold(database.db.pool, desk.villageCode),
      await makeHousehold(database.db.pool, desk.villageCode),
    ]
    await approve({ householdCode: codeOf(comes) }, async () => void (await merge(comes, survivor)))
    expect(await standing()).toEqual([survivor])
  })
  test('words for what cannot be', async () => {
    const elsewhere = await makeMarket(database.db)
    const far = codeOf(await makeHousehold(database.db.pool, elsewhere.villageCode))
    const wrong: [Partial<CertificateProposal>, ErrorCode, object][] = [
      [{ householdCode: inside }, 'InvalidInput', { field: 'householdCode', rule: 'stands' }],
      [{ kind: 'remove', householdCode: outside }, 'InvalidInput', { rule: 'standsNot' }],
      [{ householdCode: 'H-nobody' }, 'InvalidInput', { rule: 'household' }],
      [{ householdCode: outside, units: -1 }, 'InvalidInput', { field: 'units' }],
      [{ householdCode: outside, units: 10_000_001 }, 'InvalidInput', { field: 'units' }],
      [{ householdCode: outside, reason: '无' }, 'InvalidInput', { field: 'reason', rule: 'reason' }],
      [{ householdCode: outside, reason: '长'.repeat(301) }, 'InvalidInput', { field: 'reason', rule: 'reason' }],
      [{ householdCode: outside, evidence: null }, 'EvidenceNeeded', {}],
      [{ householdCode: far }, 'OutOfScope', {}],
    ]
    for (const [of, code, detail] of wrong)
      await expect(proposeCertificateChange(desk, desk.proposer, change(of))).rejects.toEqual(refused(code, detail))
    const anywhere = proposeCertificateChange(desk, viewer(), change({ householdCode: far }))
    await expect(anywhere, 'who looks after all districts mixes none').rejects.toEqual(
      refused('InvalidInput', { field: 'householdCode', rule: 'household' }),
    )
    await proposeCertificateChange(desk, desk.proposer, change({ householdCode: outside }))
    const twice = proposeCertificateChange(desk, desk.approver, change({ householdCode: outside }))
    await expect(twice).rejects.toEqual(refused('InvalidInput', { rule: 'waits' }))
    for (const who of [...outsiders, districtViewer(elsewhere.districtCode, desk.approverId)]) {
      const tried = proposeCertificateChange(desk, who, change({ householdCode: outside }))
      await expect(tried).rejects.toMatchObject({ code: expect.stringMatching(/^(Forbidden|OutOfScope)$/) })
    }
  })
})

describe('the database', () => {
  test('keeps changes as they were proposed and decided, and households that left', async () => {
    const add = change({ householdCode: outside })
    await proposeCertificateChange(desk, desk.proposer, add)
    const set = (what: string) => query(`UPDATE certificate_change SET ${what} WHERE id = $1`, [add.id])
    await expect(set('units = 9')).rejects.toMatchObject({ constraint: 'certificate_change_order' })
    const own = `decided_by = 'user:${desk.proposerId}'`
    await expect(set(`state = 'approved', certified_after = 1, decided_at = now(), ${own}`)).rejects.toMatchObject({
      constraint: 'certificate_change_second_person',
    })
    await decideCertificateChange(desk, desk.approver, { changeId: add.id, decision: 'approved' })
    await expect(set("decision = 'x'")).rejects.toMatchObject({ constraint: 'certificate_change_order' })
    await expect(query('DELETE FROM certificate_change')).rejects.toThrow(/stays/)
    await expect(query('DELETE FROM aid_certificate_household')).rejects.toThrow()
    await query(
      `INSERT INTO certificate_change (id, certificate_id, household_id, kind, units, reason, proposed_by, proposed_at)
       VALUES ($1, $2, $3, 'remove', 0, '没有材料', 'user:x', now())`,
      [randomUUID(), certificateId, desk.householdIds[0]],
    )
    const bare = query(
      `UPDATE certificate_change SET state = 'approved', certified_after = 1, decided_by = 'user:y', decided_at = now() WHERE reason = '没有材料'`,
    )
    await expect(bare).rejects.toMatchObject({ constraint: 'certificate_change_paper' })
  })
  test('keeps a certificate above what is sold under it', async () => {
    await desk.buy(guest(), orderInput(desk.productId, { quantity: 4 }))
    const less = query('UPDATE aid_certificate SET certified_quantity = 3 WHERE id = $1', [certificateId])
    await expect(less).rejects.toMatchObject({ constraint: 'aid_certificate_balance' })
  })
})

describe('whoever proposed a change takes it back', () => {
  test('before anybody decides it, and may ask again', async () => {
    const add = change({ householdCode: outside, units: 5 })
    await proposeCertificateChange(desk, desk.proposer, add)
    const elsewhere = districtViewer((await makeMarket(database.db)).districtCode, desk.proposerId)
    for (const who of [...outsiders, desk.approver, elsewhere])
      await expect(withdrawCertificateChange(desk, who, add.id)).rejects.toMatchObject({
        code: expect.stringMatching(/^(Forbidden|OutOfScope)$/),
      })
    await expect(withdrawCertificateChange(desk, desk.proposer, randomUUID())).rejects.toEqual(refused('NotFound'))
    await Promise.all([1, 2, 3, 4].map(() => withdrawCertificateChange(desk, desk.proposer, add.id)))
    expect(await read()).toMatchObject({ certified: 10, households: 1, changes: [{ state: 'withdrawn' }] })
    const decision = { changeId: add.id, decision: 'approved' as const }
    await expect(decideCertificateChange(desk, desk.approver, decision)).rejects.toEqual(refused('ChangeStateConflict'))
    const again = change({ householdCode: add.householdCode })
    await proposeCertificateChange(desk, desk.proposer, again)
    await decideCertificateChange(desk, desk.approver, { ...decision, changeId: again.id })
    await expect(withdrawCertificateChange(desk, desk.proposer, again.id)).rejects.toEqual(
      refused('ChangeStateConflict'),
    )
  })
  test('or somebody decides it, whichever was first', async () => {
    const add = change({ householdCode: outside })
    await proposeCertificateChange(desk, desk.proposer, add)
    const answers = await Promise.allSettled([
      withdrawCertificateChange(desk, desk.proposer, add.id),
      decideCertificateChange(desk, desk.approver, { changeId: add.id, decision: 'approved' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
  test('and nobody else, in the database too', async () => {
    const add = change({ householdCode: outside })
    await proposeCertificateChange(desk, desk.proposer, add)
    const anothers = query(
      `UPDATE certificate_change SET state = 'withdrawn', decided_by = 'user:y', decided_at = now() WHERE id = $1`,
      [add.id],
    )
    await expect(anothers).rejects.toMatchObject({ constraint: 'certificate_change_second_person' })
  })
})
