import { DomainError } from '#domain/errors.ts'
import { violated } from '#server/db/violated.ts'

/** What the database refused of a use, as a refusal of ours. @throws always */
export function aidRefusal(error: unknown): never {
  const guard = violated(error)
  if (guard === 'aid_fund_enough') throw new DomainError('FundUsedUp')
  if (guard === 'aid_fund_approved') throw new DomainError('AidStateConflict', { reason: 'fund' })
  if (guard === 'aid_use_voucher') throw new DomainError('EvidenceNeeded')
  if (guard === 'aid_use_owed') throw new DomainError('AidStateConflict', { reason: 'owed' })
  throw error
}
