import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { readInbox } from '#server/reports/read-inbox.ts'
import { useDatabase } from '#test/database.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { makeHousehold, makePerson } from '#test/factories/market.ts'
import { makePaidRun } from '#test/factories/paid-run.ts'
import { viewer } from '#test/factories/viewer.ts'
import { testVault } from '#test/vault.ts'
import { closeFollowUp } from './close-follow-up.ts'
import { decideHouseholdChange } from './decide-change.ts'
import { listVisits } from './list-visits.ts'
import { ownVisits } from './own-visits.ts'
import { planVisit } from './plan-visit.ts'
import { proposeHouseholdChange } from './propose-change.ts'
import { proposeMerge } from './propose-merge.ts'
import { withdrawVisit } from './withdraw-visit.ts'

const database = useDatabase()
const { query } = database
const START = new Date('2026-11-22T02:00:00Z')
const why = '入户核实后更正'
let phones = 0
let desk: Desk
let phone: string
beforeEach(async () => {
  desk = await makeDesk(database.db, { start: START })
  phone = `+8619900067${String(100 + phones++)}`
})

const deps = () => ({ ...desk, vault: testVault })
const approve = (id: string) => decideHouseholdChange(deps(), desk.approver, { id, decision: 'approved', reason: '' })
const remove = (householdId: string) =>
  proposeHouseholdChange(deps(), desk.proposer, { id: randomUUID(), kind: 'remove', householdId, why })
const merge = (householdId: string, intoId: string) =>
  proposeMerge(deps(), desk.proposer, { id: randomUUID(), householdId, intoId, why })

/** A household that was paid and is asked what it received, with a helper who has an account. */
async function asked() {
  const payers = { sender: desk.proposerId, approver: desk.approverId, verify: 'all' as const }
  const [paid] = (await makePaidRun(desk, { ...desk, ...payers }, 1)).paid
  if (!paid?.checkId) throw new Error('nobody was asked')
  const { householdId, checkId } = paid
  const [row] = await query<{ id: string }>('SELECT helper_id AS id FROM household WHERE id = $1', [householdId])
  const helperId = row?.id ?? ''
  await query('UPDATE helper SET phone = $2 WHERE id = $1', [helperId, phone])
  const userId = await makePerson(database.db)
  await query('UPDATE app_user SET phone_number = $2, phone_number_verified = true WHERE id = $1', [userId, phone])
  return { householdId, checkId, helperId, helper: viewer({ userId, role: 'consumer', scope: null }) }
}

const plan = (at: { householdId: string; helperId: string; checkId?: string | null }) => {
  const id = randomUUID()
  const visit = { id, checkId: null, dueOn: '2026-11-30', reason: '上门问问收到多少', ...at }
  return planVisit(desk, desk.proposer, visit).then(() => id)
}
const fell = (householdId: string) =>
  query(
    `INSERT INTO follow_up (id, household_id, kind, period, opened_at) VALUES ($1, $2, 'sales_fell', '2026-10', now())`,
    [randomUUID(), householdId],
  )
const endings = (householdId: string) =>
  query(
    `SELECT kind, ending, outcome, closed_by AS "closedBy", closed_at AS "closedAt" FROM follow_up WHERE household_id = $1 ORDER BY kind`,
    [householdId],
  )
const told = async () =>
  (await query<{ kind: string }>('SELECT kind FROM notice WHERE recipient = $1 ORDER BY id', [phone])).map(
    ({ kind }) => kind,
  )
const waiting = async () => (await readInbox(desk, desk.proposer, { kind: 'follow_up' })).count

describe('what is open of a household', () => {
  test('ends when it leaves the registry, by whoever approved that, and its helper is told once', async () => {
    const { householdId, checkId, helperId, helper } = await asked()
    await plan({ householdId, helperId })
    await plan({ householdId, helperId, checkId })
    const kept = await plan({ householdId, helperId })
    await closeFollowUp(desk, helper, { id: kept, outcome: '去过了' })
    await fell(householdId)
    const change = await remove(householdId)
    expect(await waiting()).toBe(3)
    desk.clock.forward(60)
    await Promise.allSettled([1, 2, 3, 4].map(() => approve(change)))
    const end = { ending: 'removed', outcome: null, closedBy: `user:${desk.approverId}`, closedAt: desk.clock.now() }
    const of = (kind: string) => ({ kind, ...end })
    const all = await endings(householdId)
    expect(all.filter(({ ending }) => ending === 'removed')).toEqual(['receipt', 'sales_fell', 'visit'].map(of))
    expect(all).toHaveLength(4)
    expect(await told()).toEqual([...Array(3).fill('visit_planned'), 'visit_ended', 'visit_ended'])
    expect(await waiting()).toBe(0)
    const { rows, counts } = await listVisits(desk, desk.proposer, { state: 'done' })
    expect(counts).toEqual({ open: 0, overdue: 0, done: 3, all: 3 })
    expect(rows.map(({ kind, ending }) => [kind, ending]).sort()).toEqual([
      ['receipt', 'removed'],
      ['visit', 'removed'],
      ['visit', 'told'],
    ])
    const own = await ownVisits(desk, helper)
    expect(own?.map(({ ending }) => ending).sort()).toEqual(['removed', 'removed', 'told'])
  })
  test('ends when it is merged, and a visit about its receipt can be planned at the one it became', async () => {
    const { householdId, checkId, helperId, helper } = await asked()
    const id = await plan({ householdId, helperId, checkId })
    const into = await makeHousehold(database.db.pool, desk.villageCode)
    await query('UPDATE household SET helper_id = $2 WHERE id = $1', [into, helperId])
    const there = await plan({ householdId: into, helperId })
    await approve(await merge(householdId, into))
    expect(await endings(householdId)).toMatchObject([{ kind: 'receipt', ending: 'merged' }])
    expect(await endings(into)).toMatchObject([{ kind: 'visit', ending: null }])
    const conflict = { code: 'VisitStateConflict' }
    await expect(withdrawVisit(desk, desk.proposer, { id, reason: why })).rejects.toMatchObject(conflict)
    await expect(closeFollowUp(desk, helper, { id, outcome: '去过了' })).rejects.toMatchObject(conflict)
    await plan({ householdId: into, helperId, checkId })
    expect(await waiting()).toBe(2)
    await closeFollowUp(desk, helper, { id: there, outcome: '去过了' })
  })
  test('stays where the removal is refused', async () => {
    const [householdId] = desk.householdIds
    await fell(householdId)
    await expect(approve(await remove(householdId))).rejects.toMatchObject({ code: 'AgreementConflict' })
    expect(await endings(householdId)).toMatchObject([{ ending: null }])
  })
})

test('the database sends nobody to a household that is gone, and lets none go with a visit open', async () => {
  const gone = await makeHousehold(database.db.pool, desk.villageCode)
  await fell(gone)
  const go = (set: string) => query(`UPDATE household SET ${set} WHERE id = $1`, [gone])
  await expect(go('removed_at = now()')).rejects.toMatchObject({ constraint: 'household_gone_asks_nobody' })
  const merged = `merged_at = now(), merged_into_id = '${desk.householdIds[0]}'`
  await expect(go(merged)).rejects.toMatchObject({ constraint: 'household_gone_asks_nobody' })
  await approve(await remove(gone))
  const opened = query(
    `INSERT INTO follow_up (id, household_id, kind, period, opened_at) VALUES ($1, $2, 'sales_fell', '2026-11', now())`,
    [randomUUID(), gone],
  )
  await expect(opened).rejects.toMatchObject({ constraint: 'follow_up_of_standing_household' })
})
