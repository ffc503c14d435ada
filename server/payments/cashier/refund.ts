import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from './deps.ts'
import { disputesOf, withheldFen } from './dispute.ts'
import { refundEvent } from './event-body.ts'
import type { CashierSession } from './session.ts'
import { writeEvent } from './write-event.ts'

/** Money on its way back to a buyer. Amounts in fen, times UTC. */
export type CashierRefund = {
  id: string
  /** Who asked for it: the shop's id of the refund, or null where it was made at the cashier. */
  requestKey: string | null
  sessionId: string
  paymentId: string
  amountFen: bigint
  currency: string
  state: 'pending' | 'succeeded' | 'failed'
  failureCode: string | null
  createdAt: Date
}

/** Refunds by what identifies them, oldest first. */
export async function findRefunds(
  sql: Sql,
  by: 'id' | 'request_key' | 'session_id' | 'state',
  value: string,
): Promise<CashierRefund[]> {
  const { rows } = await sql.query<CashierRefund>(
    `SELECT r.id, r.request_key AS "requestKey", r.session_id AS "sessionId", s.payment_id AS "paymentId",
       r.amount_fen AS "amountFen", s.currency, r.state, r.failure_code AS "failureCode", r.created_at AS "createdAt"
     FROM cashier_refund r JOIN cashier_session s ON s.id = r.session_id WHERE r.${by} = $1 ORDER BY r.created_at, r.id`,
    [value],
  )
  return rows
}

/**
 * Pays back from a paid session, whose row the caller holds, and tells of it: asked for, then paid. It stays pending
 * where the database starts refunds so.
 * @throws DomainError OrderDisputed (a bank has taken money of it, or has kept it), RefundTooLarge (more than is left)
 */
export async function addRefund(
  sql: Sql,
  { clock, disorder }: Deps,
  session: CashierSession,
  { id, requestKey, amountFen }: Pick<CashierRefund, 'id' | 'requestKey' | 'amountFen'>,
): Promise<CashierRefund> {
  const disputes = await disputesOf(sql, session.id)
  if (withheldFen(disputes) > 0n) throw new DomainError('OrderDisputed')
  const left = session.amountFen - session.refundedFen
  if (amountFen <= 0n || amountFen > left) throw new DomainError('RefundTooLarge')
  const now = clock.now()
  await sql.query(
    'INSERT INTO cashier_refund (id, request_key, session_id, amount_fen, created_at) VALUES ($1, $2, $3, $4, $5)',
    [id, requestKey, session.id, amountFen, now],
  )
  await sql.query('UPDATE cashier_session SET refunded_fen = refunded_fen + $2 WHERE id = $1', [session.id, amountFen])
  const [refund] = await findRefunds(sql, 'id', id)
  if (!refund) throw new Error(`cashier refund ${id} was not stored`)
  await writeEvent(sql, refundEvent('refund.created', { ...refund, state: 'pending' }, now), { now, disorder })
  if (refund.state === 'succeeded') await writeEvent(sql, refundEvent('refund.updated', refund, now), { now, disorder })
  return refund
}
