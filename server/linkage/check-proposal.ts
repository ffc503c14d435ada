import { WHOLE_BPS } from '#domain/allocate.ts'
import { DomainError } from '#domain/errors.ts'
import { type StoredTerms, termFault } from '#domain/linkage-terms.ts'
import { type LinkageType, paysPerSale } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import type { EvidenceFile } from '#server/evidence/add-evidence.ts'

/** A share as proposed; costs in fen per base pack. */
export type ProposedShare =
  | { party: 'household'; householdCode: string; bps: number; costFenPerUnit: Fen }
  | { party: 'producer'; producerId: string; bps: number }
  | { party: 'logistics' | 'platform'; bps: number }

/** What a version says. */
export type VersionProposal = {
  /** UTC; not in the past. */
  validFrom: Date
  /** UTC, exclusive; null for open. */
  validTo: Date | null
  evidence: string
  shares: readonly ProposedShare[]
  /** The fields of the agreement's type (`domain/linkage-terms.ts`). */
  terms: StoredTerms
  /** More can be added while the version waits. */
  file?: EvidenceFile | null
}

export type Proposal = VersionProposal & { agreementId: string }

const EVIDENCE = { shortest: 4, longest: 500 }
const MOST_SHARES = 200

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

const keyOf = (share: ProposedShare): string =>
  share.party === 'household' ? share.householdCode : share.party === 'producer' ? share.producerId : share.party

/**
 * What must be true of a proposal before anybody decides on it. The database checks the sum and the type once more
 * when it is approved.
 * @throws DomainError InvalidInput {field, rule} (of a term: `terms.<name>`), SharesNotWhole {bps, whole}
 */
export function checkProposal(
  proposal: VersionProposal,
  agreement: { type: LinkageType; carriesSplit: boolean },
  now: Date,
): void {
  const { validFrom, validTo, evidence, shares } = proposal
  if (Number.isNaN(validFrom.getTime()) || validFrom < now) throw invalid('validFrom', 'past')
  if (validTo && !(validTo > validFrom)) throw invalid('validTo', 'order')
  const length = [...evidence.trim()].length
  if (length < EVIDENCE.shortest || length > EVIDENCE.longest) throw invalid('evidence', 'length')
  const fault = termFault(agreement.type, proposal.terms)
  if (fault) throw invalid(`terms.${fault.field}`, fault.rule)
  checkShares(shares, agreement)
}

function checkShares(shares: readonly ProposedShare[], agreement: { type: LinkageType; carriesSplit: boolean }): void {
  if (shares.length === 0 || shares.length > MOST_SHARES) throw invalid('shares', 'count')
  if (!shares.some(({ party }) => party === 'household')) throw invalid('shares', 'household')
  if (new Set(shares.map(keyOf)).size !== shares.length) throw invalid('shares', 'twice')
  if (shares.some(({ bps }) => !Number.isInteger(bps) || bps < 0 || bps > WHOLE_BPS)) throw invalid('shares', 'bps')
  if (shares.some((share) => share.party === 'household' && share.costFenPerUnit < 0n)) throw invalid('shares', 'cost')
  const total = shares.reduce((sum, { bps }) => sum + bps, 0)
  const whole = agreement.carriesSplit ? WHOLE_BPS : 0
  if (total !== whole) throw new DomainError('SharesNotWhole', { bps: total, whole })
  const paysHouseholds = shares.some(({ party, bps }) => party === 'household' && bps > 0)
  if (paysHouseholds && !paysPerSale(agreement.type)) throw invalid('shares', 'notPerSale')
}
