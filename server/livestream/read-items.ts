import type { LiveItemView } from '#domain/live-events.ts'
import { fenToNumber } from '#domain/money.ts'
import type { Sql } from '#server/db/db.ts'
import { readSold } from './read-sold.ts'

type Row = {
  id: string
  slug: string
  name_zh: string
  name_en: string
  spec_zh: string
  spec_en: string
  unit_zh: string
  unit_en: string
  ships_now: boolean
  releases_on: string | null
  price_fen: bigint
  live_price_fen: bigint
  quota: number
  per_buyer: number | null
  left: number
}

/** The products of a session in their order, with what is left to buy at `at`. */
export async function readItems(sql: Sql, sessionId: string, at: Date): Promise<LiveItemView[]> {
  const { rows } = await sql.query<Row>({
    name: 'live_read_items',
    text: `SELECT i.id, p.slug, p.name_zh, p.name_en, p.spec_zh, p.spec_en, p.unit_zh, p.unit_en, p.ships_now,
        CASE WHEN p.preorder_from <= $2 AND $2 < p.preorder_until THEN to_char(p.releases_on, 'YYYY-MM-DD') END AS releases_on,
        p.price_fen, i.live_price_fen, i.quota, i.per_buyer, least(s.free, i.quota - i.taken) AS left
      FROM live_item i JOIN product p ON p.id = i.product_id JOIN stock s ON s.product_id = p.id
      WHERE i.session_id = $1 ORDER BY i.position, i.id`,
    values: [sessionId, at],
  })
  const sold = await readSold(sql, sessionId)
  return rows.map((row) => ({
    id: row.id,
    productSlug: row.slug,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    specZh: row.spec_zh,
    specEn: row.spec_en,
    unitZh: row.unit_zh,
    unitEn: row.unit_en,
    shipsNow: row.ships_now,
    releasesOn: row.releases_on,
    listPriceFen: fenToNumber(row.price_fen),
    livePriceFen: fenToNumber(row.live_price_fen),
    quota: row.quota,
    perBuyer: row.per_buyer,
    left: row.left,
    sold: sold.get(row.id) ?? 0,
  }))
}
