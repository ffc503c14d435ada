import { v7 as newId } from 'uuid'
import { saleRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { attributeSale, type HouseholdEarning } from './attribute-sale.ts'
import { certifySale } from './certify-sale.ts'
import { freezeAgreements } from './freeze-agreements.ts'
import { extraShares, readLineExtras } from './line-extras.ts'

const writeAttributions = `
INSERT INTO attribution (id, kind, entry_id, order_id, order_line_id, household_id, agreement_version_id, quantity,
                         gross_fen, cost_fen, net_fen, occurred_at)
SELECT uuidv7(), 'sale', $1, $2, a.order_line_id, a.household_id, a.agreement_version_id, a.quantity, a.gross_fen, a.cost_fen,
       a.net_fen, $3
FROM unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::int[], $8::bigint[], $9::bigint[], $10::bigint[])
  AS a(order_line_id, household_id, agreement_version_id, quantity, gross_fen, cost_fen, net_fen)`

/**
 * Books a paid order: freezes each line's agreement, divides its money, posts the entry and writes what each household
 * earned. In the transaction that marks the order paid.
 * @param sale.depositFen what was paid before, and kept until now; 0 where all was paid at once
 */
export async function bookSale(
  sql: Sql,
  sale: { orderId: string; paymentId: string; provider: string; paidAt: Date; placedAt: Date; depositFen: bigint },
): Promise<void> {
  const { orderId, paymentId, provider, paidAt, placedAt, depositFen } = sale
  const frozen = await freezeAgreements(sql, { orderId, paidAt, placedAt })
  const divided = frozen.map(({ line, shares }) => attributeSale(line, shares))
  const extras = await readLineExtras(sql, orderId)
  const entryId = newId()
  await post(sql, {
    id: entryId,
    kind: 'sale',
    cause: `payment:${paymentId}`,
    orderId,
    occurredAt: paidAt,
    postings: saleRule(
      provider,
      [...divided.flatMap((part) => part.parties), ...extras.flatMap(extraShares)],
      depositFen,
    ),
  })
  const earnings = divided.flatMap((part) => part.earnings)
  const column = <T>(pick: (earning: HouseholdEarning) => T): T[] => earnings.map(pick)
  await sql.query({
    name: 'linkage_write_attributions',
    text: writeAttributions,
    values: [
      entryId,
      orderId,
      paidAt,
      column((e) => e.orderLineId),
      column((e) => e.householdId),
      column((e) => e.agreementVersionId),
      column((e) => e.quantity),
      column((e) => e.grossFen),
      column((e) => e.costFen),
      column((e) => e.netFen),
    ],
  })
  await certifySale(sql, { orderId, paymentId, at: paidAt })
}
