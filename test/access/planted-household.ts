import { randomUUID } from 'node:crypto'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Market } from '#test/factories/market.ts'
import type { Known } from './people.ts'
import type { ServedPages } from './serve-pages.ts'

/** A household as a coordinator registers it; nobody reads this without a purpose. The name stands in no other place. */
export const personal = {
  headName: '冉云岫',
  phone: '+8619900066771',
  idNumber: '110105194912310011',
  address: '种户住址九组三十六号',
  number: '6228480473912650187',
} as const

/** What else tells who it is: read only where its district is looked after. */
export const unmistakable = [personal.headName, '19900066771', personal.idNumber, personal.address, personal.number]

/** Somebody whom a change would put on record and a second person refused. */
export const proposed = { headName: '滕望舒', phone: '+8619900066772', address: '种新址八组二十七号' } as const
export const proposedPerson = [proposed.headName, '19900066772', proposed.address]

/** Two people of the desk: what the first proposes, the second decides. */
export type By = { first: Viewer; second: Viewer }

/** Tables about households that only their own district may change. */
export const householdTables = [
  ...['household_identity', 'household_member', 'household_bank_account', 'household_change', 'household_survey'],
  ...['identity_read', 'registry_import', 'consent_change', 'evidence', 'aid_certificate', 'aid_fund', 'aid_use'],
  ...['support', 'batch_cost', 'period_list', 'period_income', 'payout_run', 'payout', 'hardship', 'receipt_check'],
]

/** Whose cookies these are. */
export async function viewerOf({ shop }: ServedPages, { cookie }: Known): Promise<Viewer> {
  const viewer = await shop.identity.readViewer(new Headers({ cookie }))
  if (!viewer) throw new Error('nobody is signed in')
  return viewer
}

/** Makes the first household of a market this one: proposed by one person and approved by another, through the shop's own verbs. */
export async function plantHousehold(served: ServedPages, here: Market, by: By): Promise<void> {
  const { registry } = served.shop
  const householdId = here.householdIds[0]
  const { number, ...values } = personal
  const [change, account] = [randomUUID(), randomUUID()]
  const members = [
    { relation: 'spouse' as const, birthYear: 1971, name: personal.headName, idNumber: personal.idNumber },
  ]
  await registry.propose(by.first, { id: change, kind: 'update', householdId, values, members, why: '入户核实后更正' })
  await registry.decide(by.second, { id: change, decision: 'approved', reason: '' })
  const holder = personal.headName
  await registry.proposeAccount(by.first, { id: account, householdId, bankName: '农村商业银行', number, holder })
  await registry.decideAccount(by.second, { id: account, approve: true })
}
