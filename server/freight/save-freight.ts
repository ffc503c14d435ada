import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { isProvince } from '#domain/provinces.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readProducerEntry } from '#server/merchandising/list-producers.ts'
import type { Band, FreightRule } from './read-freight.ts'

/** Bands of one rule: enough for every province, few enough for one page. */
const MOST_BANDS = 120

const invalid = (rule: string, at = -1) => new DomainError('InvalidInput', { field: 'bands', rule, at })

function check(bands: readonly Band[]): void {
  if (bands.length > MOST_BANDS) throw invalid('many')
  if (!bands.some(({ province }) => province === null)) throw invalid('everywhere')
  const seen = new Set<string>()
  for (const [at, { province, upToG, feeFen, extraKgFen }] of bands.entries()) {
    if (province !== null && !isProvince(province)) throw invalid('unknown', at)
    if (!Number.isInteger(upToG) || upToG < 1 || upToG > 1_000_000) throw invalid('whole', at)
    if ((feeFen !== null && feeFen < 0n) || extraKgFen < 0n) throw invalid('yuan', at)
    const key = `${province}:${upToG}`
    if (seen.has(key)) throw invalid('twice', at)
    seen.add(key)
  }
}

/**
 * Replaces a producer's rule for chilled or other goods; without bands it ends, and they travel free. Orders that are placed
 * keep their freight.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field: 'bands' | 'freeAbove', rule, at?}
 */
export async function saveFreight(
  { db }: { db: Db },
  viewer: Viewer,
  { producerId, coldChain, freeAboveFen, bands }: FreightRule & { producerId: string },
): Promise<void> {
  await readProducerEntry({ db }, viewer, producerId)
  if (freeAboveFen !== null && freeAboveFen <= 0n)
    throw new DomainError('InvalidInput', { field: 'freeAbove', rule: 'range' })
  if (bands.length > 0) check(bands)
  await db.tx(async (sql) => {
    await sql.query('SELECT 1 FROM producer WHERE id = $1 FOR NO KEY UPDATE', [producerId])
    const key = [producerId, coldChain]
    await sql.query(
      'DELETE FROM freight_band WHERE rule_id IN (SELECT id FROM freight_rule WHERE producer_id = $1 AND cold_chain = $2)',
      key,
    )
    if (bands.length === 0) {
      await sql.query('DELETE FROM freight_rule WHERE producer_id = $1 AND cold_chain = $2', key)
      return
    }
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO freight_rule (id, producer_id, cold_chain, free_above_fen) VALUES ($3, $1, $2, $4)
       ON CONFLICT (producer_id, cold_chain) DO UPDATE SET free_above_fen = excluded.free_above_fen RETURNING id`,
      [...key, newId(), freeAboveFen],
    )
    await sql.query(
      `INSERT INTO freight_band (id, rule_id, province, up_to_g, fee_fen, extra_kg_fen)
       SELECT uuidv7(), $1, b.* FROM unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[]) AS b(province, up_to_g, fee_fen, extra_kg_fen)`,
      [
        rows[0]?.id,
        bands.map(({ province }) => province),
        bands.map(({ upToG }) => upToG),
        bands.map(({ feeFen }) => feeFen),
        bands.map(({ extraKgFen }) => extraKgFen),
      ],
    )
  })
}
