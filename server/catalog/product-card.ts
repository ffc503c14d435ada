import { type Bilingual, bilingual } from './bilingual.ts'
import { type SaleWindow, saleWindow } from './sale-window.ts'

/** What a list shows of a product. */
export type ProductCard = {
  slug: string
  name: Bilingual
  spec: Bilingual
  unit: Bilingual
  priceFen: bigint
  district: Bilingual
  window: SaleWindow
  soldOut: boolean
}

export type CardRow = {
  slug: string
  name_zh: string
  name_en: string
  spec_zh: string
  spec_en: string
  unit_zh: string
  unit_en: string
  price_fen: bigint
  district_zh: string
  district_en: string
  ships_now: boolean
  preorder_from: Date | null
  preorder_until: Date | null
  releases_on: string | null
  free: number
}

/** Columns and joins of a card; `p` is the product, `f` its family, `c` the category, `d` the district, `s` the stock. */
export const cardColumns = `
  p.slug, p.name_zh, p.name_en, p.spec_zh, p.spec_en, p.unit_zh, p.unit_en, p.price_fen, p.ships_now, p.preorder_from,
  p.preorder_until, p.releases_on::text, d.name_zh AS district_zh, d.name_en AS district_en, coalesce(s.free, 0) AS free`

export const cardTables = `
  product p
  JOIN product_family f ON f.id = p.family_id
  JOIN category c ON c.slug = f.category_slug
  JOIN district d ON d.code = f.district_code
  LEFT JOIN stock s ON s.product_id = p.id`

export const toCard = (row: CardRow, now: Date): ProductCard => ({
  slug: row.slug,
  name: bilingual(row.name_zh, row.name_en),
  spec: bilingual(row.spec_zh, row.spec_en),
  unit: bilingual(row.unit_zh, row.unit_en),
  priceFen: row.price_fen,
  district: bilingual(row.district_zh, row.district_en),
  window: saleWindow(
    {
      shipsNow: row.ships_now,
      preorderFrom: row.preorder_from,
      preorderUntil: row.preorder_until,
      releasesOn: row.releases_on ? new Date(row.releases_on) : null,
    },
    now,
  ),
  soldOut: row.free === 0,
})
