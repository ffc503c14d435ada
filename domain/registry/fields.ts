import { parseYuan } from '../money.ts'
import { parseQuantity } from '../period-basis.ts'
import { parsePhone } from '../phone.ts'
import { parseIdNumber } from './id-number.ts'

export const monitoredClasses = ['not_yet_out', 'unstable', 'marginal', 'shock'] as const
export const relations = ['head', 'spouse', 'child', 'parent', 'grandchild', 'other'] as const
export type Relation = (typeof relations)[number]

type Kind =
  | { kind: 'text'; max: number }
  | { kind: 'whole'; min: number; max: number }
  | { kind: 'fen' }
  | { kind: 'day' }
  | { kind: 'month' }
  | { kind: 'phone' }
  | { kind: 'idNumber' }
  | { kind: 'village' }
  | { kind: 'class' }
  /** Of a household or an agreement. */
  | { kind: 'code' }
  /** Kept as basis points. */
  | { kind: 'percent' }
  /** Kept in thousandths. */
  | { kind: 'quantity' }

export type RegistryField = Kind & {
  name: string
  /** Headings of forms and of spreadsheets, which must read alike. */
  zh: string
  en: string
  /** What stands in a template's example row. */
  example: string
  optional?: true
  /** Kept sealed; shown for a purpose only. */
  personal?: true
}

/** As it is kept in changes and imports (JSON): text, fen as decimal digits, a whole number, a day; null where empty. */
export type RegistryValue = string | number | null
export type RegistryValues = Record<string, RegistryValue>

export type RegistryRule =
  | 'required'
  | 'tooLong'
  | 'whole'
  | 'range'
  | 'yuan'
  | 'day'
  | 'month'
  | 'phone'
  | 'idNumber'
  | 'village'
  | 'class'
  | 'code'
  | 'percent'
  | 'quantity'

/** What a household's page and a sheet of households hold, without what is settled elsewhere: consents, surveys, accounts. */
export const householdFields: readonly RegistryField[] = [
  {
    name: 'headName',
    kind: 'text',
    max: 40,
    personal: true,
    zh: '户主姓名',
    en: 'Head of household',
    example: '示例户主',
  },
  { name: 'phone', kind: 'phone', optional: true, personal: true, zh: '电话', en: 'Phone', example: '19900009999' },
  {
    ...{ name: 'idNumber', kind: 'idNumber', optional: true, personal: true },
    ...{ zh: '身份证号', en: 'Identity number', example: '11010519491231002X' },
  },
  {
    ...{ name: 'address', kind: 'text', max: 120, optional: true, personal: true },
    ...{ zh: '住址', en: 'Address', example: '示例村1组8号' },
  },
  { name: 'villageCode', kind: 'village', zh: '村代码', en: 'Village code', example: '500230107201' },
  { name: 'monitoredClass', kind: 'class', zh: '监测类别', en: 'Monitored class', example: '脱贫不稳定户' },
  { name: 'memberCount', kind: 'whole', min: 1, max: 30, zh: '家庭人口', en: 'Members', example: '4' },
  { name: 'baselineYear', kind: 'whole', min: 2014, max: 2099, zh: '基线年份', en: 'Baseline year', example: '2019' },
  {
    ...{ name: 'baselineNetPerHeadFen', kind: 'fen' },
    ...{ zh: '基线人均纯收入（元）', en: 'Baseline net income per head (yuan)', example: '4200.00' },
  },
  { name: 'helperPhone', kind: 'phone', zh: '帮扶责任人电话', en: 'Phone of the helper', example: '19900008888' },
]

export const fieldNamed = (name: string): RegistryField | undefined =>
  householdFields.find((field) => field.name === name)
export const personalFields: readonly string[] = householdFields.flatMap(({ personal, name }) => (personal ? name : []))

/** Words of a monitored class in a sheet, in either language or as it is kept. */
export const classWords: Record<(typeof monitoredClasses)[number], { zh: string; en: string }> = {
  not_yet_out: { zh: '尚未脱贫户', en: 'not yet out of poverty' },
  unstable: { zh: '脱贫不稳定户', en: 'unstable' },
  marginal: { zh: '边缘易致贫户', en: 'marginal' },
  shock: { zh: '突发严重困难户', en: 'shock' },
}

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

type Read = { value: RegistryValue } | { rule: RegistryRule }
const orRule = (value: RegistryValue, rule: RegistryRule): Read => (value === null ? { rule } : { value })

/** One field as a person typed it, in a form or a spreadsheet. Full-width digits count as digits. */
export function readRegistryField(field: RegistryField, typed: string): Read {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return field.optional ? { value: null } : { rule: 'required' }
  switch (field.kind) {
    case 'text':
      return text.length > field.max ? { rule: 'tooLong' } : { value: text }
    case 'whole': {
      if (!/^\d{1,9}$/.test(text)) return { rule: 'whole' }
      return Number(text) < field.min || Number(text) > field.max ? { rule: 'range' } : { value: Number(text) }
    }
    case 'fen':
      return orRule(parseYuan(text)?.toString() ?? null, 'yuan')
    case 'day':
      return isDay(text) ? { value: text } : { rule: 'day' }
    case 'month':
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? { value: text } : { rule: 'month' }
    case 'phone':
      return orRule(parsePhone(text), 'phone')
    case 'idNumber':
      return orRule(parseIdNumber(text), 'idNumber')
    case 'village':
      return /^\d{12}$/.test(text) ? { value: text } : { rule: 'village' }
    case 'class': {
      const known = monitoredClasses.find((one) => one === text || Object.values(classWords[one]).includes(text))
      return orRule(known ?? null, 'class')
    }
    case 'code':
      return /^[0-9A-Za-z-]{3,40}$/.test(text) ? { value: text } : { rule: 'code' }
    case 'percent': {
      const match = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(text)
      const bps = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : -1
      return bps < 0 || bps > 10_000 ? { rule: 'percent' } : { value: bps }
    }
    case 'quantity':
      return orRule(parseQuantity(text), 'quantity')
  }
}
