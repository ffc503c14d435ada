import type { RegistryField, RegistryValues } from './fields.ts'
import { netPerHead, operatingCost, type SurveyedYear } from './survey.ts'

const amount = (name: string, zh: string, en: string, example: string): RegistryField => ({
  ...{ name, kind: 'fen', zh: `${zh}（元）`, en: `${en} (yuan)`, example },
})

/** What a survey of a household's year asks, in a form and in a sheet. */
export const surveyFields: readonly RegistryField[] = [
  { name: 'year', kind: 'whole', min: 2014, max: 2099, zh: '年份', en: 'Year', example: '2025' },
  { name: 'memberCount', kind: 'whole', min: 1, max: 30, zh: '家庭人口', en: 'Members', example: '4' },
  amount('wageFen', '工资性收入', 'Wages', '12000.00'),
  amount('operatingFen', '经营性收入', 'Operating income', '20000.00'),
  amount('propertyFen', '财产性收入', 'Property income', '800.00'),
  amount('transferFen', '转移性收入', 'Transfers', '1200.00'),
  amount('livestockCostFen', '养殖总成本', 'Cost of all livestock', '10000.00'),
  { name: 'raised', kind: 'whole', min: 0, max: 1_000_000, zh: '养殖数量', en: 'Animals raised', example: '1000' },
  { name: 'sold', kind: 'whole', min: 0, max: 1_000_000, zh: '出售数量', en: 'Animals sold', example: '800' },
  amount('otherCostFen', '其他经营成本', 'Other operating cost', '1000.00'),
  { name: 'surveyedOn', kind: 'day', zh: '调查日期', en: 'Day of the survey', example: '2026-01-15' },
  { name: 'source', kind: 'text', max: 120, zh: '来源', en: 'Source', example: '2025 年度入户调查' },
]

/** A survey as it is kept: `SurveyedYear` boiled down, amounts in fen. */
export type SurveyRow = {
  year: number
  memberCount: number
  wageFen: bigint
  operatingFen: bigint
  propertyFen: bigint
  transferFen: bigint
  operatingCostFen: bigint
  netPerHeadFen: bigint
  surveyedOn: string
  source: string
}

/** Read values as a survey; null where more was sold than raised. */
export function surveyOf(values: RegistryValues): SurveyRow | null {
  const fen = (name: string) => BigInt(values[name] ?? 0)
  const whole = (name: string) => Number(values[name] ?? 0)
  const year: SurveyedYear = {
    ...{ memberCount: whole('memberCount'), wageFen: fen('wageFen'), operatingFen: fen('operatingFen') },
    ...{ propertyFen: fen('propertyFen'), transferFen: fen('transferFen'), otherCostFen: fen('otherCostFen') },
    ...{ livestockCostFen: fen('livestockCostFen'), raised: whole('raised'), sold: whole('sold') },
  }
  if (year.sold > year.raised) return null
  const { memberCount, wageFen, operatingFen, propertyFen, transferFen } = year
  return {
    ...{ year: whole('year'), memberCount, wageFen, operatingFen, propertyFen, transferFen },
    ...{ operatingCostFen: operatingCost(year), netPerHeadFen: netPerHead(year) },
    ...{ surveyedOn: String(values.surveyedOn), source: String(values.source) },
  }
}
