import { allocate } from '#domain/allocate.ts'
import { accounts } from '#domain/ledger-accounts.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { type Part, type PartView, viewParts } from './part-view.ts'

/** What somebody is about to order, as of now. Prices in fen. Display only: placing the order decides. */
export type Offer = {
  productId: string
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  producerNameZh: string
  producerNameEn: string
  /** Perishable: no return without reason within seven days. */
  fresh: boolean
  unitPriceFen: bigint
  listPriceFen: bigint
  /** Units that could be had now, the session's quota counted in. */
  left: number
  shipsNow: boolean
  /** The open pre-order window: goods ship from `releasesOn`. */
  preorder: { until: Date; releasesOn: Date } | null
  liveItemId: string | null
  /** False: the session of the live item is not on the air. */
  onAir: boolean
  versionId: string | null
}

type Row = Omit<Offer, 'preorder'> & { preorderUntil: Date | null; releasesOn: Date | null }

const readRow = `
SELECT p.id AS "productId", p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn",
       p.unit_zh AS "unitZh", p.unit_en AS "unitEn", d.name_zh AS "producerNameZh", d.name_en AS "producerNameEn", f.fresh,
       coalesce(i.live_price_fen, p.price_fen) AS "unitPriceFen", p.price_fen AS "listPriceFen",
       least(s.free, i.quota - i.taken) AS left, p.ships_now AS "shipsNow",
       CASE WHEN p.preorder_from <= $3 AND $3 < p.preorder_until THEN p.preorder_until END AS "preorderUntil",
       p.releases_on::timestamp AT TIME ZONE 'Asia/Shanghai' AS "releasesOn", i.id AS "liveItemId", coalesce(l.state = 'live', true) AS "onAir",
       (SELECT v.id FROM agreement_version v WHERE v.family_id = f.id AND v.state = 'approved' AND v.carries_split
        AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to > $3)) AS "versionId"
FROM product p JOIN product_family f ON f.id = p.family_id JOIN producer d ON d.id = f.producer_id
JOIN stock s ON s.product_id = p.id
LEFT JOIN live_item i ON i.id = $2 AND i.product_id = p.id LEFT JOIN live_session l ON l.id = i.session_id`

/**
 * Reads the offer of a product by slug, or of a live item by its id (its product must be the one of the slug, if given).
 * @returns null where there is no such product, or the live item is not of it
 */
export async function readOffer(
  { db, clock }: { db: Db; clock: Clock },
  { slug, liveItemId }: { slug: string | null; liveItemId: string | null },
): Promise<Offer | null> {
  const where = slug ? 'WHERE p.slug = $1' : 'WHERE i.id IS NOT NULL AND $1::text IS NULL'
  const { rows } = await db.pool.query<Row>({
    name: slug ? 'read_offer_slug' : 'read_offer_item',
    text: `${readRow} ${where}`,
    values: [slug, liveItemId, clock.now()],
  })
  const row = rows[0]
  if (!row || row.liveItemId !== liveItemId) return null
  const { preorderUntil, releasesOn, ...offer } = row
  return { ...offer, preorder: preorderUntil && releasesOn ? { until: preorderUntil, releasesOn } : null }
}

export type ShareRow = Omit<Part, 'fen'> & { bps: number; householdId: string | null; producerId: string | null }

/** The account that a share will credit: it fixes the order in which left-over fen are handed out. */
export function accountOf({ party, householdId, producerId }: ShareRow): string {
  if (householdId) return accounts.householdProvisional(householdId).code
  if (producerId) return accounts.producer(producerId).code
  return party === 'logistics' ? accounts.logistics.code : accounts.platform.code
}

/**
 * How a total (fen) of one line would be divided by the agreement in force: the parts it will have when it is paid,
 * unless another agreement has taken over by then.
 */
export async function previewParts(sql: Sql, versionId: string, totalFen: bigint): Promise<PartView[]> {
  const { rows } = await sql.query<ShareRow>({
    name: 'preview_parts',
    text: `SELECT s.party, s.bps, s.household_id AS "householdId", s.producer_id AS "producerId",
             coalesce(CASE WHEN h.alias_consent_at IS NOT NULL THEN h.alias_zh END, d.name_zh) AS "nameZh",
             coalesce(CASE WHEN h.alias_consent_at IS NOT NULL THEN h.alias_en END, d.name_en) AS "nameEn"
           FROM agreement_share s LEFT JOIN household h ON h.id = s.household_id LEFT JOIN producer d ON d.id = s.producer_id
           WHERE s.version_id = $1 ORDER BY s.bps DESC, s.id`,
    values: [versionId],
  })
  const shares = rows.map((row) => ({ ...row, key: accountOf(row) }))
  const divided = allocate(totalFen, shares)
  return viewParts(
    shares.map(({ key, party, nameZh, nameEn }) => ({ party, nameZh, nameEn, fen: divided.get(key) ?? 0n })),
  )
}
