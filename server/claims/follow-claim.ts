import { SEND_BACK_DAYS } from '#domain/claim-rules.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { actorOf, requireOwnClaim } from './buyer-of-claim.ts'
import { lockClaim, moveClaim } from './lock-claim.ts'

type Deps = { db: Db; clock: Clock }

/** The buyer takes a claim back. Twice is harmless. @throws DomainError NotFound, ClaimStateConflict (decided, or sent back) */
export async function withdrawClaim({ db, clock }: Deps, buyer: Buyer, claimId: string): Promise<void> {
  await db.tx(async (sql) => {
    await requireOwnClaim(sql, buyer, claimId)
    const claim = await lockClaim(sql, claimId)
    if (claim.state === 'withdrawn') return
    const move = { to: 'withdrawn', by: 'buyer', actor: actorOf(buyer), at: clock.now(), reason: '' } as const
    await moveClaim(sql, claim, move)
  })
}

const TRACKING_NO = /^[A-Z0-9-]{6,30}$/

/**
 * The buyer has sent the goods back. The same number twice is harmless.
 * @throws DomainError NotFound, InvalidInput {field: trackingNo}, ClaimStateConflict (nobody agreed to a return)
 */
export async function sendBack(
  { db, clock }: Deps,
  buyer: Buyer,
  { claimId, trackingNo: typed }: { claimId: string; trackingNo: string },
): Promise<void> {
  const trackingNo = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (!TRACKING_NO.test(trackingNo)) throw new DomainError('InvalidInput', { field: 'trackingNo' })
  await db.tx(async (sql) => {
    await requireOwnClaim(sql, buyer, claimId)
    const claim = await lockClaim(sql, claimId)
    if (claim.state === 'sent_back') return
    const move = { to: 'sent_back', by: 'buyer', actor: actorOf(buyer), at: clock.now() } as const
    await moveClaim(sql, claim, { ...move, reason: trackingNo, trackingNo })
  })
}

const overdue = `
SELECT c.id FROM claim c WHERE c.state = 'agreed'
  AND (SELECT max(t.at) FROM claim_transition t WHERE t.claim_id = c.id AND t."to" = 'agreed') < $1::timestamptz - make_interval(days => $2)
ORDER BY c.opened_at LIMIT 100`

/** By the clock: returns that were agreed and never sent are over. @returns how many ended */
export async function lapseReturns({ db, clock }: Deps): Promise<number> {
  const at = clock.now()
  const { rows } = await db.pool.query<{ id: string }>(overdue, [at, SEND_BACK_DAYS])
  for (const { id } of rows) {
    await db.tx(async (sql) => {
      const claim = await lockClaim(sql, id)
      if (claim.state !== 'agreed') return
      await moveClaim(sql, claim, { to: 'withdrawn', by: 'clock', actor: 'clock', at, reason: 'not sent back in time' })
    })
  }
  return rows.length
}
