import { DomainError } from '#domain/errors.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireSteward } from './steward.ts'

/** A batch with its cap; `capMilli` and the promised goods in thousandths of base packs. Days are days of Asia/Shanghai. */
export type BatchRow = {
  id: string
  code: string
  familyZh: string
  familyEn: string
  producerZh: string
  producerEn: string
  unitZh: string
  unitEn: string
  intake: number
  survivalBps: number
  safetyBps: number
  startedOn: string
  releasesOn: string
  capMilli: bigint
  freeMilli: bigint
  committedMilli: bigint
  /** Pre-orders that are paid, in part or whole, and not sent. */
  waiting: number
}

const columns = `
SELECT b.id, b.code, f.name_zh AS "familyZh", f.name_en AS "familyEn", r.name_zh AS "producerZh", r.name_en AS "producerEn",
       b.unit_zh AS "unitZh", b.unit_en AS "unitEn", b.intake, b.survival_bps AS "survivalBps", b.safety_bps AS "safetyBps",
       b.started_on::text AS "startedOn", b.releases_on::text AS "releasesOn", batch_cap_milli(b.id) AS "capMilli",
       coalesce(g.free, 0)::bigint AS "freeMilli", coalesce(g.committed, 0)::bigint AS "committedMilli",
       (SELECT count(DISTINCT l.order_id)::int FROM order_line l JOIN product p ON p.id = l.product_id JOIN orders o ON o.id = l.order_id
        WHERE p.batch_id = b.id AND l.releases_on IS NOT NULL AND l.restocked < l.quantity AND o.state IN ('reserved', 'paid')) AS waiting
FROM batch b JOIN product_family f ON f.id = b.family_id JOIN producer r ON r.id = b.producer_id
LEFT JOIN LATERAL (
  SELECT sum(s.free::bigint * p.units_milli) AS free, sum((s.held + s.sold)::bigint * p.units_milli) AS committed
  FROM product p JOIN stock s ON s.product_id = p.id WHERE p.batch_id = b.id) g ON true`

/** Batches of a coordinator's scope, the next to be released first. @throws DomainError Forbidden */
export async function listBatches({ db }: { db: Db }, viewer: Viewer): Promise<BatchRow[]> {
  const scope = districtInScope(viewer)
  const { rows } = await db.pool.query<BatchRow>(
    `${columns} WHERE ($1::bpchar IS NULL OR r.district_code = $1) ORDER BY b.releases_on, b.code LIMIT 500`,
    [scope],
  )
  return rows
}

/** Batches of the producers that somebody acts for. */
export async function listOwnBatches({ db }: { db: Db }, userId: string): Promise<BatchRow[]> {
  const { rows } = await db.pool.query<BatchRow>(
    `${columns} WHERE b.producer_id IN (SELECT producer_id FROM producer_member WHERE user_id = $1)
     ORDER BY b.releases_on, b.code LIMIT 200`,
    [userId],
  )
  return rows
}

/** Something that happened, was expected, or moved; who wrote it as shown, times UTC. */
export type BatchNote = {
  id: string
  kind: 'intake' | 'mortality' | 'vaccination' | 'certificate' | 'release' | 'forecast' | 'moved'
  day: string
  quantity: number | null
  survivalBps: number | null
  safetyBps: number | null
  fromDay: string | null
  toDay: string | null
  noteZh: string
  noteEn: string
  by: string | null
}

export type BatchPage = BatchRow & { notes: BatchNote[] }

const readNotes = `
SELECT n.*, u.name AS by FROM (
  SELECT id, kind::text, "on"::text AS day, quantity, NULL::int AS "survivalBps", NULL::int AS "safetyBps", NULL AS "fromDay",
         NULL AS "toDay", note_zh AS "noteZh", note_en AS "noteEn", NULL AS actor, "on"::timestamptz AS at FROM batch_event WHERE batch_id = $1
  UNION ALL
  SELECT id, 'forecast', (at AT TIME ZONE 'Asia/Shanghai')::date::text, NULL, survival_bps, safety_bps, NULL, NULL, reason_zh, reason_en, actor, at
  FROM batch_forecast WHERE batch_id = $1
  UNION ALL
  SELECT id, 'moved', (at AT TIME ZONE 'Asia/Shanghai')::date::text, NULL, NULL, NULL, from_day::text, to_day::text, reason_zh, reason_en, actor, at
  FROM batch_release_change WHERE batch_id = $1
) n LEFT JOIN app_user u ON 'user:' || u.id = n.actor ORDER BY n.at DESC, n.id DESC`

/** @throws DomainError NotFound, Forbidden, OutOfScope */
export async function readBatch({ db }: { db: Db }, viewer: Viewer, batchId: string): Promise<BatchPage> {
  await requireSteward(db.pool, viewer, batchId)
  const batch = await readRow(db.pool, batchId)
  const { rows } = await db.pool.query<BatchNote>(readNotes, [batchId])
  return { ...batch, notes: rows }
}

async function readRow(sql: Sql, batchId: string): Promise<BatchRow> {
  const { rows } = await sql.query<BatchRow>(`${columns} WHERE b.id = $1`, [batchId])
  if (!rows[0]) throw new DomainError('NotFound')
  return rows[0]
}
