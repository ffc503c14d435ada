import { allocate } from '#domain/allocate.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type Part, type PartView, viewParts } from './part-view.ts'
import { accountOf, type ShareRow } from './read-offer.ts'

type Row = ShareRow & { productId: string }

const readShares = `
SELECT p.id AS "productId", s.party, s.bps, s.household_id AS "householdId", s.producer_id AS "producerId",
       coalesce(CASE WHEN h.alias_consent_at IS NOT NULL THEN h.alias_zh END, d.name_zh) AS "nameZh",
       coalesce(CASE WHEN h.alias_consent_at IS NOT NULL THEN h.alias_en END, d.name_en) AS "nameEn"
FROM product p JOIN agreement_version v ON v.family_id = p.family_id AND v.state = 'approved' AND v.carries_split
  AND v.valid_from <= $2 AND (v.valid_to IS NULL OR v.valid_to > $2)
JOIN agreement_share s ON s.version_id = v.id
LEFT JOIN household h ON h.id = s.household_id LEFT JOIN producer d ON d.id = s.producer_id
WHERE p.id = ANY($1::uuid[]) ORDER BY s.bps DESC, s.id`

/**
 * How the price of several goods would be divided by the agreements in force, each line to the fen as it will be booked;
 * what one party has of several lines is one part.
 * @param lines amounts in fen, before any discount: households' shares are of the full price
 */
export async function previewOrderParts(
  { db, clock }: { db: Db; clock: Clock },
  lines: readonly { productId: string; amountFen: bigint }[],
): Promise<PartView[]> {
  const productIds = [...new Set(lines.map(({ productId }) => productId))]
  const { rows } = await db.pool.query<Row>(readShares, [productIds, clock.now()])
  const shares = Map.groupBy(
    rows.map((row) => ({ ...row, key: accountOf(row) })),
    ({ productId }) => productId,
  )
  const parts = new Map<string, Part>()
  for (const { productId, amountFen } of lines) {
    const divided = allocate(amountFen, shares.get(productId) ?? [])
    for (const { key, party, nameZh, nameEn } of shares.get(productId) ?? []) {
      const fen = (parts.get(key)?.fen ?? 0n) + (divided.get(key) ?? 0n)
      parts.set(key, { party, nameZh, nameEn, fen })
    }
  }
  return viewParts([...parts.values()])
}
