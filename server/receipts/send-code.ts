import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { spend } from '#server/identity/rate-limit.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { askHousehold } from './ask-household.ts'
import { findCheck } from './find-check.ts'

const PER_CHECK = { max: 3, seconds: 24 * 3_600 }

/**
 * Sends a household a new code, for instance because the first was lost.
 * @throws DomainError Forbidden, NotFound, OutOfScope, TooManyRequests {seconds}, SmsUnavailable (or the household has no phone)
 */
export async function sendCode(
  deps: Pick<Deps, 'db' | 'clock' | 'vault' | 'sms' | 'publicUrl'>,
  viewer: Viewer,
  checkId: string,
): Promise<void> {
  const { id } = await findCheck(deps.db.pool, viewer, checkId)
  await spend(deps, `receipt:code:${id}`, PER_CHECK)
  if (!(await askHousehold(deps, id, viewer.userId))) throw new DomainError('SmsUnavailable')
}
