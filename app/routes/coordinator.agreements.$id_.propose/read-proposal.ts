import { type StoredTerms, type TermKind, termFields, termNames } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import { formatYuan, parseYuan } from '#domain/money.ts'
import type { ProposedShare, VersionProposal } from '#server/linkage/check-proposal.ts'
import type { VersionView } from '#server/linkage/read-agreement.ts'

/** The form as it was typed. */
export interface Written {
  validFrom: string
  validTo: string
  evidence: string
  /** By name, as typed. */
  terms: Record<string, string>
  households: { code: string; percent: string; cost: string }[]
  producerId: string
  producerPercent: string
  logisticsPercent: string
  platformPercent: string
}

const SPARE_ROWS = 3
const MOST_ROWS = 200
const DAY_MS = 86_400_000
const spare = () => Array.from({ length: SPARE_ROWS }, () => ({ code: '', percent: '', cost: '' }))
const percentOf = (bps: number) => (bps / 100).toFixed(2)

/** What the form begins with: the shares of a version, dates left open, and a few empty rows. */
export function draftOf(type: LinkageType, version: VersionView | undefined): Written {
  const shares = version?.shares ?? []
  const bps = (party: string) => percentOf(shares.find((share) => share.party === party)?.bps ?? 0)
  const households = shares.flatMap(({ party, householdCode, bps, costFenPerUnit }) =>
    party === 'household' && householdCode
      ? [{ code: householdCode, percent: percentOf(bps), cost: formatYuan(costFenPerUnit) }]
      : [],
  )
  return {
    validFrom: '',
    validTo: '',
    evidence: version?.evidence ?? '',
    terms: Object.fromEntries(
      termFields(type).map(({ name, kind }) => [name, writtenTerm(kind, version?.terms[name])]),
    ),
    households: [...households, ...spare()],
    producerId: shares.find((share) => share.party === 'producer')?.producerId ?? '',
    producerPercent: bps('producer'),
    logisticsPercent: bps('logistics'),
    platformPercent: bps('platform'),
  }
}

/** Reads the form's fields as text, to be shown again if something is wrong. */
export function writtenForm(form: FormData): Written {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [codes, percents, costs] = ['code', 'percent', 'cost'].map((name) =>
    form
      .getAll(name)
      .slice(0, MOST_ROWS)
      .map((v) => String(v).trim()),
  )
  return {
    validFrom: text('validFrom'),
    validTo: text('validTo'),
    evidence: text('evidence').slice(0, 1_000),
    terms: Object.fromEntries(termNames.map((name) => [name, text(`term.${name}`)])),
    households: (codes ?? []).map((code, at) => ({ code, percent: percents?.[at] ?? '', cost: costs?.[at] ?? '' })),
    producerId: text('producerId'),
    producerPercent: text('producerPercent'),
    logisticsPercent: text('logisticsPercent'),
    platformPercent: text('platformPercent'),
  }
}

export interface Unreadable {
  field: string
  rule: string
}

/** Percent with at most two decimals as basis points; empty is 0; null where it is no percentage. */
export function parsePercent(text: string): number | null {
  if (text === '') return 0
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.replace(/[%％]$/, ''))
  if (!match) return null
  const bps = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return bps <= 10_000 ? bps : null
}

const midnight = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00+08:00`) : null)

/** The proposal that the form makes, or which field cannot be read. Days are days of Asia/Shanghai. */
export function readProposal(type: LinkageType, written: Written): VersionProposal | Unreadable {
  const validFrom = midnight(written.validFrom)
  if (!validFrom || Number.isNaN(validFrom.getTime())) return { field: 'validFrom', rule: 'date' }
  const lastDay = written.validTo ? midnight(written.validTo) : null
  if (written.validTo && (!lastDay || Number.isNaN(lastDay.getTime()))) return { field: 'validTo', rule: 'date' }
  const terms = readTerms(type, written.terms)
  if ('field' in terms) return { field: String(terms.field), rule: 'range' }
  const shares = readShares(written)
  if ('field' in shares) return shares
  const validTo = lastDay ? new Date(lastDay.getTime() + DAY_MS) : null
  return { validFrom, validTo, evidence: written.evidence, terms, shares }
}

/** A term as it is kept, as a person writes it. */
function writtenTerm(kind: TermKind, term: string | number | undefined): string {
  if (term === undefined) return ''
  if (kind === 'fen') return formatYuan(BigInt(term))
  return kind === 'hundredths' || kind === 'bps' ? percentOf(Number(term)) : String(term)
}

/** A term as it is typed, as it is kept; null where it cannot be read. */
function readTerm(kind: TermKind, typed: string): string | number | null {
  if (kind === 'text') return typed
  if (kind === 'fen') return parseYuan(typed)?.toString() ?? null
  if (kind === 'count') return /^\d{1,8}$/.test(typed) ? Number(typed) : null
  const [hundredths] = /^\d{1,6}(\.\d{1,2})?$/.exec(typed) ?? []
  return kind === 'bps' ? parsePercent(typed) : hundredths ? Math.round(Number(hundredths) * 100) : null
}

function readTerms(type: LinkageType, written: Record<string, string>): StoredTerms | Unreadable {
  const terms: StoredTerms = {}
  for (const { name, kind } of termFields(type)) {
    const typed = written[name] ?? ''
    if (typed === '') continue
    const term = readTerm(kind, typed)
    if (term === null) return { field: `terms.${name}`, rule: 'range' }
    terms[name] = term
  }
  return terms
}

function readShares(written: Written): ProposedShare[] | Unreadable {
  const shares: ProposedShare[] = []
  for (const { code, percent, cost } of written.households) {
    if (!code) continue
    const [bps, costFenPerUnit] = [parsePercent(percent), cost === '' ? 0n : parseYuan(cost)]
    if (bps === null) return { field: 'shares', rule: 'bps' }
    if (costFenPerUnit === null) return { field: 'shares', rule: 'cost' }
    shares.push({ party: 'household', householdCode: code, bps, costFenPerUnit })
  }
  const others = [
    { party: 'producer' as const, bps: parsePercent(written.producerPercent) },
    { party: 'logistics' as const, bps: parsePercent(written.logisticsPercent) },
    { party: 'platform' as const, bps: parsePercent(written.platformPercent) },
  ]
  for (const { party, bps } of others) {
    if (bps === null) return { field: 'shares', rule: 'bps' }
    if (bps === 0) continue
    shares.push(party === 'producer' ? { party, producerId: written.producerId, bps } : { party, bps })
  }
  return shares
}
