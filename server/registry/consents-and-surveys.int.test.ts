import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { deskOf } from '#test/factories/desk.ts'
import { type Market, makeHousehold, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { testVault } from '#test/vault.ts'
import { changeConsent } from './change-consent.ts'
import { readRegistration } from './read-registration.ts'
import { recordSurvey } from './record-survey.ts'

const database = useDatabase()
const deps = () => ({ db: database.db, clock: stillClock(), vault: testVault })
const sql = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)
let market: Market
let first: Viewer
let second: Viewer
const household = () => makeHousehold(database.db.pool, market.villageCode)

beforeAll(async () => {
  market = await makeMarket(database.db)
  ;({ proposer: first, approver: second } = deskOf(market))
})

test('a consent is of one purpose and text, and its withdrawal works at once', async () => {
  const id = await household()
  const consent = (purpose: string, given: boolean) => changeConsent(deps(), first, { householdId: id, purpose, given })
  await consent('survey', true)
  await consent('survey', true)
  await consent('survey', false)
  await expect(consent('alias', true)).rejects.toMatchObject({ detail: { field: 'aliasZh' } })
  await expect(consent('anything', true)).rejects.toMatchObject({ code: 'InvalidInput' })
  const { rows } = await sql('SELECT given, text_version FROM consent_change WHERE household_id = $1 ORDER BY at, id', [
    id,
  ])
  expect(rows).toEqual([
    { given: true, text_version: '2026-11' },
    { given: false, text_version: null },
  ])
})

test('a survey is kept with the net per head it comes to, and never changed', async () => {
  const id = await household()
  const values = {
    ...{ year: 2025, memberCount: 4, wageFen: '1200000', operatingFen: '2000000', propertyFen: '80000' },
    ...{ transferFen: '120000', livestockCostFen: '1000000', raised: 1000, sold: 800, otherCostFen: '100000' },
    ...{ surveyedOn: '2026-01-15', source: '年度调查' },
  }
  const survey = { id: randomUUID(), householdId: id, values }
  await recordSurvey(deps(), first, survey)
  await recordSurvey(deps(), first, survey)
  const { surveys } = await readRegistration(deps(), second, id)
  expect(surveys).toMatchObject([{ netPerHeadFen: 625_000n, operatingCostFen: 900_000n }])
  await expect(sql('UPDATE household_survey SET wage_fen = 1')).rejects.toThrow('append-only')
  await expect(
    sql(
      `INSERT INTO household_survey SELECT $1, household_id, year, member_count, wage_fen, operating_fen, property_fen, transfer_fen,
         operating_cost_fen, net_per_head_fen + 1, source, surveyed_on, recorded_by, recorded_at, NULL FROM household_survey LIMIT 1`,
      [randomUUID()],
    ),
  ).rejects.toThrow('plausible')
})
