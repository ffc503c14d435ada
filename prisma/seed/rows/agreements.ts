import { agreements, type DemoAgreement, type DemoShare, type DemoVersion } from '../data/agreements.ts'
import { daysFrom } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows, Value } from './table-rows.ts'

const PROPOSED_DAYS_BEFORE = 12
const DECIDED_DAYS_BEFORE = 5

const versionId = (agreement: DemoAgreement, version: DemoVersion) =>
  seedId('version', `${agreement.code}:${version.version}`)

function versionRow(agreement: DemoAgreement, version: DemoVersion, now: Date): Record<string, Value> {
  const day = (offset: number) => daysFrom(now, offset).toISOString()
  const proposedDay = version.approvedBy ? version.validFromDay - PROPOSED_DAYS_BEFORE : -2
  return {
    id: versionId(agreement, version),
    agreement_id: seedId('agreement', agreement.code),
    version: version.version,
    family_id: seedId('family', agreement.family),
    carries_split: agreement.carriesSplit,
    valid_from: day(version.validFromDay),
    valid_to: version.validToDay === null ? null : day(version.validToDay),
    state: 'proposed',
    evidence: version.evidence,
    terms: version.terms,
    proposed_by_id: seedId('user', version.proposedBy),
    proposed_at: day(proposedDay),
  }
}

function shareRow(version: string, share: DemoShare, at: number): Record<string, Value> {
  return {
    id: seedId('share', `${version}:${at}`),
    version_id: version,
    party: share.party,
    household_id: share.party === 'household' ? seedId('household', share.household) : null,
    producer_id: share.party === 'producer' ? seedId('producer', share.producer) : null,
    bps: share.bps,
    cost_fen_per_unit: share.party === 'household' ? String(share.costFen) : '0',
  }
}

export type Decision = { id: string; decided_by_id: string; decided_at: string }

const versions = () => agreements.flatMap((agreement) => agreement.versions.map((version) => ({ agreement, version })))

/** Agreements as they were proposed; `decisions` then approves them by the second person. */
export const agreementRows = (now: Date): { proposed: TableRows[]; shares: TableRows; decisions: Decision[] } => ({
  proposed: [
    {
      table: 'linkage_agreement',
      rows: agreements.map((a) => ({
        id: seedId('agreement', a.code),
        code: a.code,
        type: a.type,
        family_id: seedId('family', a.family),
        title_zh: a.titleZh,
        title_en: a.titleEn,
        producer_id: seedId('producer', a.producer),
      })),
    },
    {
      table: 'agreement_version',
      rows: versions().map(({ agreement, version }) => versionRow(agreement, version, now)),
    },
  ],
  shares: {
    table: 'agreement_share',
    rows: versions().flatMap(({ agreement, version }) =>
      version.shares.map((share, at) => shareRow(versionId(agreement, version), share, at)),
    ),
  },
  decisions: versions().flatMap(({ agreement, version }) =>
    version.approvedBy === null
      ? []
      : {
          id: versionId(agreement, version),
          decided_by_id: seedId('user', version.approvedBy),
          decided_at: daysFrom(now, version.validFromDay - DECIDED_DAYS_BEFORE).toISOString(),
        },
  ),
})
