import { formatYuan, parseYuan } from '#domain/money.ts'
import type { Proposal, ProposedShare } from '#server/linkage/check-proposal.ts'
import type { VersionView } from '#server/linkage/read-agreement.ts'

/** The form as it was typed. */
export interface Written {
  validFrom: string
  validTo: string
  evidence: string
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
export function draftOf(version: VersionView | undefined): Written {
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
export function readProposal(agreementId: string, written: Written): Proposal | Unreadable {
  const validFrom = midnight(written.validFrom)
  if (!validFrom || Number.isNaN(validFrom.getTime())) return { field: 'validFrom', rule: 'date' }
  const lastDay = written.validTo ? midnight(written.validTo) : null
  if (written.validTo && (!lastDay || Number.isNaN(lastDay.getTime()))) return { field: 'validTo', rule: 'date' }
  const shares = readShares(written)
  if ('field' in shares) return shares
  const validTo = lastDay ? new Date(lastDay.getTime() + DAY_MS) : null
  return { agreementId, validFrom, validTo, evidence: written.evidence, shares }
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
