import { surveyOf } from '#domain/registry/survey-fields.ts'
import { sealChange } from '#server/registry/sealed-change.ts'
import { memberAbout } from '#server/registry/write-household.ts'
import { sealBankAccount } from '#server/vault/seal-identity.ts'
import { searchKey } from '#server/vault/search-keys.ts'
import type { Vault } from '#server/vault/vault.ts'
import { type DemoHousehold, households } from '../data/households.ts'
import { givenNames } from '../data/names.ts'
import { daysFrom } from '../dates.ts'
import { drawFrom } from '../draw.ts'
import { seedId } from '../ids.ts'
import type { TableRows, Value } from './table-rows.ts'

const first = `user:${seedId('user', 'coordinator-fengdu')}`
const second = `user:${seedId('user', 'coordinator-pairing')}`
const DISTRICT = '500230'
const ours = households.filter(({ district }) => district === DISTRICT)
const idOf = ({ code }: Pick<DemoHousehold, 'code'>) => seedId('household', code)
const hex = (bytes: Buffer | null): Value => (bytes ? `\\x${bytes.toString('hex')}` : null)

/** Surveyed years, members, accounts and consents of the households, one change that waits, and two that may be one household. */
export async function registryRows(now: Date, vault: Vault): Promise<TableRows[]> {
  return [
    { table: 'household_survey', rows: households.flatMap((household) => surveyRow(household, now)) },
    { table: 'household_member', rows: (await Promise.all(ours.map((one) => memberRows(one, vault)))).flat() },
    { table: 'household_bank_account', rows: await accountRows(now, vault) },
    { table: 'consent_change', rows: consentRows(now) },
    { table: 'household_change', rows: [await waitingChange(now, vault)] },
  ]
}

function surveyRow(household: DemoHousehold, now: Date): Record<string, Value>[] {
  const draw = drawFrom(`survey:${household.code}`)
  if (!draw.chance(85)) return []
  const yuan = (from: number, to: number) => String(draw.between(from, to) * 10_000)
  const raised = draw.between(40, 200)
  const year = now.getUTCFullYear() - 1
  const survey = surveyOf({
    ...{ year, memberCount: household.members, wageFen: yuan(60, 260), operatingFen: yuan(120, 360) },
    ...{ propertyFen: yuan(0, 12), transferFen: yuan(4, 30), otherCostFen: yuan(10, 40) },
    ...{ livestockCostFen: yuan(20, 60), raised, sold: Math.floor(raised * 0.8) },
    ...{ surveyedOn: `${year + 1}-01-15`, source: `${year} 年度入户调查` },
  })
  if (!survey) return []
  return [
    {
      ...{ id: seedId('survey', household.code), household_id: idOf(household), year },
      ...{ member_count: survey.memberCount, wage_fen: String(survey.wageFen) },
      ...{ operating_fen: String(survey.operatingFen), property_fen: String(survey.propertyFen) },
      ...{ transfer_fen: String(survey.transferFen), operating_cost_fen: String(survey.operatingCostFen) },
      ...{ net_per_head_fen: String(survey.netPerHeadFen), source: survey.source, surveyed_on: survey.surveyedOn },
      ...{ recorded_by: first, recorded_at: daysFrom(now, -200).toISOString() },
    },
  ]
}

const relations = ['head', 'spouse', 'child', 'child', 'parent', 'parent'] as const
const bornFrom = { head: 1962, spouse: 1964, child: 1988, parent: 1936 } as const

function memberRows(household: DemoHousehold, vault: Vault): Promise<Record<string, Value>[]> {
  const draw = drawFrom(`members:${household.code}`)
  const people = relations.slice(0, household.members).map((relation, position) => ({
    relation,
    position,
    birthYear: bornFrom[relation] + draw.between(0, 14),
    name: relation === 'head' ? household.headName : [...household.headName][0] + draw.pick(givenNames),
  }))
  return Promise.all(
    people.map(async ({ relation, position, birthYear, name }) => {
      const id = seedId('member', `${household.code}:${position}`)
      const sealed = await vault.seal(JSON.stringify({ name, idNumber: null }), memberAbout(id))
      return { id, household_id: idOf(household), position, relation, birth_year: birthYear, sealed }
    }),
  )
}

/** Invented numbers of no bank. The last household shares one with the first: somebody should look. */
async function accountRows(now: Date, vault: Vault): Promise<Record<string, Value>[]> {
  const numberOf = (at: number) => `990000${String(at % (ours.length - 1)).padStart(10, '0')}`
  const rows = ours.map(async (household, at) => {
    const id = seedId('bank-account', household.code)
    const sealed = await sealBankAccount(vault, id, { number: numberOf(at), holder: household.headName })
    const waits = at >= ours.length - 2
    return {
      ...{ id, household_id: idOf(household), bank_name: '重庆农村商业银行', ...sealed },
      ...{ number_index: hex(sealed.number_index), state: waits ? 'proposed' : 'approved', proposed_by: first },
      ...{ proposed_at: daysFrom(now, -40).toISOString(), decided_by: waits ? null : second },
      decided_at: waits ? null : daysFrom(now, -39).toISOString(),
    }
  })
  return Promise.all(rows)
}

function consentRows(now: Date): Record<string, Value>[] {
  const row = (household: DemoHousehold, purpose: string, daysAgo: number): Record<string, Value> => ({
    ...{ id: seedId('consent', `${household.code}:${purpose}`), household_id: idOf(household), given: true },
    ...{ purpose, text_version: '2026-11', actor: first, at: daysFrom(now, -daysAgo).toISOString() },
  })
  return [
    ...households.filter(({ alias }) => alias).map((one) => row(one, 'alias', one.alias?.consentedDaysAgo ?? 0)),
    ...ours.filter((_, at) => at % 3 > 0).map((one) => row(one, 'payout_code', 45)),
    ...ours.map((one) => row(one, 'survey', 300)),
  ]
}

async function waitingChange(now: Date, vault: Vault): Promise<Record<string, Value>> {
  const household = ours[2] as DemoHousehold
  const id = seedId('household-change', household.code)
  const phone = '+8619900009321'
  const content = {
    before: {
      phone: searchKey(vault, 'phone', household.phone)?.toString('hex') ?? null,
      memberCount: household.members,
    },
    after: { phone, memberCount: household.members + 1 },
    why: '儿媳上月落户，电话也换了',
  }
  return {
    ...{ id, kind: 'update', household_id: idOf(household), district_code: DISTRICT },
    ...{ fields: ['phone', 'memberCount'], sealed: await sealChange(vault, id, content) },
    ...{ state: 'proposed', proposed_by: second, proposed_at: daysFrom(now, -2).toISOString() },
  }
}
