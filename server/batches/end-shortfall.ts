import { v5 } from 'uuid'
import { takeFree, unitsToReturn } from '#domain/batch-cap.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { joined } from '#server/db/joined.ts'
import { tellBuyer } from '#server/notices/tell-buyer.ts'
import { append } from '#server/outbox/append.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { returnDeposit } from '#server/payments/return-deposit.ts'
import { type LastLine, readCommitted, readLastLine, readShelf } from './read-shelf.ts'

type Deps = { db: Db; clock: Clock }

const NAMESPACE = '0d1f6b52-8d7f-5b0e-9a53-6f0a3f5c2b77'
const ACTOR = 'clock'
const REASON = 'fewer were raised than promised'
/** How long (ms) unpaid holds are waited for before the batch is looked at again. */
const WAIT_MS = 60_000

type Step = 'fits' | 'lowered' | 'waits' | 'stuck'

/**
 * Brings what a batch promises down to its cap: free goods first, then the last orders first, until it fits. A refund and the
 * shelf that shrinks by it are one transaction: nobody can buy what was just given back. Unpaid holds are waited for; if
 * they are paid, they are the last. Safe to run twice, and to be killed anywhere.
 * @returns whether it fits, waits for holds, or is stuck because the rest is sent or disputed
 */
export async function endShortfall(deps: Deps, batchId: string): Promise<Step> {
  for (;;) {
    const step = await deps.db.tx((sql) => takeStep(deps, sql, batchId))
    if (step === 'lowered') continue
    if (step === 'waits') {
      const runAt = new Date(deps.clock.now().getTime() + WAIT_MS)
      await append(
        deps.db.pool,
        'batch.shortfall',
        { batchId },
        { key: `shortfall:${batchId}`, queue: `batch:${batchId}`, runAt },
      )
    }
    return step
  }
}

/** Orders are locked before stock, as everywhere: the shelf is only looked at until it is clear what to do. */
async function takeStep(deps: Deps, sql: Sql, batchId: string): Promise<Step> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [batchId])
  const shelf = await readShelf(sql, batchId)
  const { taken, excessMilli } = takeFree(shelf.goods, shelf.capMilli)
  if (taken.length > 0) {
    await lowerFree(sql, batchId, null)
    return 'lowered'
  }
  if (excessMilli === 0n) return 'fits'
  const { capMilli, committedMilli } = await readCommitted(sql, batchId)
  if (committedMilli <= capMilli) return 'waits'
  const line = await readLastLine(sql, batchId)
  if (!line) return 'stuck'
  await giveBack(deps, sql, line, unitsToReturn(committedMilli - capMilli, line.unitsMilli, line.left))
  await lowerFree(sql, batchId, line.productId)
  return 'lowered'
}

/** Takes free goods off the shelf until it fits. @param only one product's, where the transaction holds locks already */
async function lowerFree(sql: Sql, batchId: string, only: string | null): Promise<void> {
  const { capMilli, goods } = await readShelf(sql, batchId, { lock: only ?? 'all' })
  const shelf = only
    ? goods.map((one) => (one.productId === only ? one : { ...one, free: 0, held: one.held + one.free }))
    : goods
  for (const { productId, units } of takeFree(shelf, capMilli).taken)
    await sql.query('UPDATE stock SET total = total - $2, free = free - $2 WHERE product_id = $1', [productId, units])
}

async function giveBack({ db, clock }: Deps, sql: Sql, line: LastLine, units: number): Promise<void> {
  const { orderId, orderLineId, left, goodsZh, goodsEn } = line
  const deps = { db: joined(db, sql), clock }
  const given = { orderId, reason: REASON, actor: ACTOR }
  const paidBack = async () => {
    const { rows } = await sql.query<{ fen: bigint }>('SELECT refunded_fen AS fen FROM orders WHERE id = $1', [orderId])
    return rows[0]?.fen ?? 0n
  }
  const before = await paidBack()
  if (line.state === 'reserved') await returnDeposit(deps, given)
  else
    await refundPart(deps, {
      ...given,
      refundId: v5(`${orderLineId}:${left}`, NAMESPACE),
      orderLineId,
      part: { units },
    })
  const amountFen = (await paidBack()) - before
  const dedupeKey = `shortfall_refunded:${orderLineId}:${left}`
  await tellBuyer(sql, {
    orderId,
    kind: 'shortfall_refunded',
    facts: { goodsZh, goodsEn, amountFen },
    dedupeKey,
    at: clock.now(),
  })
}
