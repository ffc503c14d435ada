import { takeProportionally } from '#domain/allocate.ts'
import type { Sql } from '#server/db/db.ts'
import type { QuotedLine, QuotedParcel } from './price-order.ts'

/** What travels together: of one producer, chilled or not, ready on one day, wanted on one day. */
const keyOf = ({ producer, coldChain, releasesOn, deliverOn }: QuotedLine): string =>
  [producer.id, coldChain, releasesOn ?? '', deliverOn ?? ''].join('|')

/** The database's `freight_fen` knows the rules; placing one tap's order asks the same function. */
const askFreight = `
SELECT freight_fen(w.producer_id, w.cold, $1, w.weight_g, w.goods_fen) AS "freightFen", r.free_above_fen AS "freeAboveFen"
FROM unnest($2::uuid[], $3::bool[], $4::bigint[], $5::bigint[]) WITH ORDINALITY AS w(producer_id, cold, weight_g, goods_fen, ord)
LEFT JOIN freight_rule r ON r.producer_id = w.producer_id AND r.cold_chain = w.cold ORDER BY w.ord`

/**
 * Splits lines into parcels and asks what each costs to send. Writes every line's part of it onto the line.
 * @param province of the address; null: not known yet, nothing is counted
 */
export async function quoteFreight(sql: Sql, lines: QuotedLine[], province: string | null): Promise<QuotedParcel[]> {
  const groups = Map.groupBy(lines.entries(), ([, line]) => keyOf(line))
  const parcels = [...groups].map(([key, group]): QuotedParcel => {
    const [, first] = group[0] as [number, QuotedLine]
    return {
      key,
      producer: first.producer,
      coldChain: first.coldChain,
      releasesOn: first.releasesOn,
      deliverOn: first.deliverOn,
      lineIndexes: group.map(([index]) => index),
      weightG: group.reduce((sum, [, { parcelWeightG, quantity }]) => sum + parcelWeightG * quantity, 0),
      goodsFen: group.reduce((sum, [, { amountFen }]) => sum + amountFen, 0n),
      freightFen: null,
      freeAboveFen: null,
    }
  })
  const { rows } = await sql.query<Pick<QuotedParcel, 'freightFen' | 'freeAboveFen'>>(askFreight, [
    province,
    parcels.map(({ producer }) => producer.id),
    parcels.map(({ coldChain }) => coldChain),
    parcels.map(({ weightG }) => weightG),
    parcels.map(({ goodsFen }) => goodsFen),
  ])
  return parcels.map((parcel, index) => {
    const { freightFen = null, freeAboveFen = null } = rows[index] ?? {}
    const counted = province === null ? null : freightFen
    const parts = divideFreight(
      counted ?? 0n,
      parcel.lineIndexes.map((at) => weightOf(lines[at] as QuotedLine)),
    )
    for (const [part, at] of parcel.lineIndexes.entries()) (lines[at] as QuotedLine).freightFen = parts[part] ?? 0n
    return { ...parcel, freightFen: counted, freeAboveFen }
  })
}

const weightOf = ({ parcelWeightG, quantity }: QuotedLine): number => parcelWeightG * quantity

/** Divides a parcel's freight over its lines by weight, to the fen. */
const divideFreight = (fen: bigint, weightsG: readonly number[]): bigint[] =>
  takeProportionally(
    fen,
    weightsG.map((grams) => BigInt(grams) * (fen + 1n)),
  )
