import type { Fen } from '#domain/money.ts'
import { type BatchCostKind, survivingUnits, unitCost } from '#domain/unit-cost.ts'
import type { Sql } from '#server/db/db.ts'

/** What batches cost and among how many that is shared; amounts in fen. */
export type BatchUnitCost = {
  batchId: string
  code: string
  costFen: Fen
  /** By kind, corrections taken off; kinds without a cost are missing. */
  byKind: Partial<Record<BatchCostKind, Fen>>
  intake: number
  dead: number
  surviving: number
  /** True from the release day on: then events count, not the forecast. */
  released: boolean
  /** Costs ÷ surviving units; null where nothing was written down or nothing lives. */
  unitFen: Fen | null
  /** What the agreement in force takes off a unit for all its households together; null where none divides the price. */
  deductedFen: Fen | null
}

const read = `
SELECT b.id AS "batchId", b.code, b.intake, b.survival_bps AS "survivalBps",
       b.releases_on <= ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AS released,
       coalesce((SELECT sum(e.quantity) FROM batch_event e WHERE e.batch_id = b.id AND e.kind = 'mortality'), 0)::int AS dead,
       coalesce((SELECT jsonb_object_agg(c.kind, c.fen::text) FROM (SELECT kind, sum(amount_fen) AS fen FROM batch_cost WHERE batch_id = b.id
         GROUP BY kind HAVING sum(amount_fen) <> 0) c), '{}') AS kinds,
       (SELECT sum(s.cost_fen_per_unit)::bigint FROM agreement_version v JOIN agreement_share s ON s.version_id = v.id AND s.household_id IS NOT NULL
        WHERE v.family_id = b.family_id AND v.carries_split AND v.state = 'approved' AND tstzrange(v.valid_from, v.valid_to) @> $2::timestamptz) AS "deductedFen"
FROM batch b WHERE b.id = ANY($1::uuid[]) ORDER BY b.started_on DESC, b.code`

type Row = {
  batchId: string
  code: string
  intake: number
  survivalBps: number
  released: boolean
  dead: number
  kinds: Record<string, string>
  deductedFen: Fen | null
}

/** What some batches cost a surviving unit, the newest batch first. That the viewer may see them is decided before. */
export async function readUnitCosts(sql: Sql, batchIds: readonly string[], now: Date): Promise<BatchUnitCost[]> {
  const { rows } = await sql.query<Row>(read, [batchIds, now])
  return rows.map(({ kinds, survivalBps, ...row }) => {
    const byKind = Object.fromEntries(Object.entries(kinds).map(([kind, fen]) => [kind, BigInt(fen)]))
    const costFen = Object.values(byKind).reduce((sum, fen) => sum + fen, 0n)
    const living = { ...row, survivalBps }
    return {
      ...row,
      byKind,
      costFen,
      surviving: survivingUnits(living),
      unitFen: costFen === 0n ? null : unitCost({ ...living, costFen }),
    }
  })
}

/** The same for the batches of a family: what a unit of its goods costs to raise. */
export async function unitCostsOfFamily(sql: Sql, familyId: string, now: Date): Promise<BatchUnitCost[]> {
  const { rows } = await sql.query<{ id: string }>(
    'SELECT id FROM batch WHERE family_id = $1 ORDER BY started_on DESC LIMIT 20',
    [familyId],
  )
  return readUnitCosts(
    sql,
    rows.map(({ id }) => id),
    now,
  )
}
