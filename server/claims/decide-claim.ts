import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { joined } from '#server/db/joined.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { tellBuyer } from '#server/notices/tell-buyer.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { type LockedClaim, lockClaim, moveClaim } from './lock-claim.ts'
import { requireDecider } from './require-decider.ts'

type Deps = { db: Db; clock: Clock }

/** So many units at what was paid for them, or a sum that the buyer keeps the goods for. */
export type AcceptedPart = { units: number } | { amountFen: bigint }

/**
 * Decides a claim for its buyer and refunds, both in one transaction. The claim's id is its refund's, so that deciding
 * twice refunds once. Goods that were agreed to come back are accepted here once they have arrived.
 * @throws DomainError NotSignedIn, Forbidden, OutOfScope, NotFound, InvalidInput {field: reason | units}, ClaimStateConflict,
 *   and those of `refundPart`
 */
export async function acceptClaim(
  { db, clock }: Deps,
  viewer: Viewer | null,
  { claimId, part, reason }: { claimId: string; part: AcceptedPart; reason: string },
): Promise<void> {
  await decide({ db, clock }, viewer, { claimId, read: () => readReason(reason) }, async (sql, claim, decider) => {
    if (claim.state === 'refunded') return
    if ('units' in part && part.units > claim.units) throw new DomainError('InvalidInput', { field: 'units' })
    const { actor, at, words } = decider
    const { orderId, orderLineId } = claim
    const refund = { refundId: claimId, orderId, orderLineId, part, reason: words, actor }
    await refundPart({ db: joined(db, sql), clock }, refund)
    await moveClaim(sql, claim, { to: 'refunded', by: decider.by, actor, at, reason: words, refundId: claimId })
    await tell(sql, claim, { decision: 'refunded', reason: words, at, amountFen: await refundedFen(sql, claimId) })
  })
}

/** Turns a claim down, with a reason that the buyer reads. Staff only; twice is harmless. @throws as `acceptClaim` */
export async function rejectClaim(
  deps: Deps,
  viewer: Viewer | null,
  { claimId, reason }: { claimId: string; reason: string },
): Promise<void> {
  await decide(
    deps,
    viewer,
    { claimId, read: () => readReason(reason) },
    async (sql, claim, { by, actor, at, words }) => {
      if (claim.state === 'rejected') return
      await moveClaim(sql, claim, { to: 'rejected', by, actor, at, reason: words })
      await tell(sql, claim, { decision: 'rejected', reason: words, at, amountFen: null })
    },
  )
}

/**
 * Agrees to a return and says where the goods go back to. Twice is harmless.
 * @throws DomainError InvalidInput {field: address}, ClaimStateConflict, and those of `acceptClaim`
 */
export async function agreeReturn(
  deps: Deps,
  viewer: Viewer | null,
  { claimId, address }: { claimId: string; address: string },
): Promise<void> {
  await decide(
    deps,
    viewer,
    { claimId, read: () => readAddress(address) },
    async (sql, claim, { by, actor, at, words }) => {
      if (claim.state === 'agreed') return
      if (claim.kind !== 'returned') throw new DomainError('ClaimStateConflict', { from: claim.state, to: 'agreed' })
      await moveClaim(sql, claim, { to: 'agreed', by, actor, at, reason: words })
      await tell(sql, claim, { decision: 'agreed', reason: words, at, amountFen: null })
    },
  )
}

function readAddress(typed: string): string {
  const address = typed.trim()
  if (address.length === 0) throw new DomainError('InvalidInput', { field: 'address' })
  return address
}

type Decider = Awaited<ReturnType<typeof requireDecider>> & { at: Date; words: string }

async function decide(
  { db, clock }: Deps,
  viewer: Viewer | null,
  { claimId, read }: { claimId: string; read: () => string },
  work: (sql: Sql, claim: LockedClaim, decider: Decider) => Promise<void>,
): Promise<void> {
  await db.tx(async (sql) => {
    const claim = await lockClaim(sql, claimId)
    const decider = await requireDecider(sql, viewer, claim)
    await work(sql, claim, { ...decider, at: clock.now(), words: read() })
  })
}

async function refundedFen(sql: Sql, refundId: string): Promise<bigint> {
  const { rows } = await sql.query<{ amount_fen: bigint }>('SELECT amount_fen FROM refund WHERE id = $1', [refundId])
  return rows[0]?.amount_fen ?? 0n
}

type Told = { decision: 'refunded' | 'agreed' | 'rejected'; reason: string; at: Date; amountFen: bigint | null }

const tell = (sql: Sql, { id: claimId, orderId }: LockedClaim, { decision, reason, at, amountFen }: Told) =>
  tellBuyer(sql, {
    orderId,
    kind: 'claim_decided',
    facts: { decision, claimId, amountFen, reason },
    dedupeKey: `claim_decided:${claimId}:${decision}`,
    at,
  })
