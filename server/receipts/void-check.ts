import { v7 as newId } from 'uuid'
import type { Fen } from '#domain/money.ts'
import type { Sql } from '#server/db/db.ts'
import { endVisits } from '#server/registry/end-visits.ts'

const end = `UPDATE receipt_check SET state = 'void', code_hash = NULL WHERE payout_id = $1 AND state IN ('due', 'unreachable') RETURNING id`

const doubt = `
UPDATE receipt_check SET state = 'different' WHERE payout_id = $1 AND state = 'confirmed' RETURNING id, received_fen AS "receivedFen"`

/**
 * A payout came back, so nothing of it is paid: nobody is asked after it any more, and a household that said it has the money is a
 * case. A visit that was planned to ask is over. In the transaction that undoes the payout.
 */
export async function voidCheck(sql: Sql, payoutId: string, { actor, at }: { actor: string; at: Date }): Promise<void> {
  const ended = await sql.query<{ id: string }>(end, [payoutId])
  for (const { id: checkId } of ended.rows)
    await endVisits(sql, { checkId, kind: 'receipt', ending: 'void', by: actor, at, outcome: null })
  const { rows } = await sql.query<{ id: string; receivedFen: Fen }>(doubt, [payoutId])
  for (const { id, receivedFen } of rows)
    await sql.query('INSERT INTO payout_case (id, check_id, difference_fen, opened_at) VALUES ($1, $2, $3, $4)', [
      newId(),
      id,
      receivedFen,
      at,
    ])
}
