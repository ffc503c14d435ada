import { batches } from '../data/batches.ts'
import { categories } from '../data/categories.ts'
import { families } from '../data/families.ts'
import type { DemoFamily } from '../data/family.ts'
import { pairs } from '../data/pairs.ts'
import { terms } from '../data/selling.ts'
import { saleWindow } from '../dates.ts'
import { seedId } from '../ids.ts'
import { netGrams, parcelGrams } from '../weights.ts'
import type { TableRows } from './table-rows.ts'

/** Fresh meat travels chilled, and animals with a certificate. */
const isMeat = (family: DemoFamily) => family.category === 'poultry-and-meat' && family.fresh

const familyRow = (family: DemoFamily) => ({
  id: seedId('family', family.key),
  slug: family.key,
  name_zh: family.nameZh,
  name_en: family.nameEn,
  description_zh: family.aboutZh,
  description_en: family.aboutEn,
  category_slug: family.category,
  producer_id: seedId('producer', family.producer),
  district_code: family.district,
  fresh: family.fresh,
  cold_chain: isMeat(family),
  needs_quarantine: isMeat(family),
  lead_days: family.fresh ? 1 : 2,
  transit_days: 2,
  shelf_life_zh: family.shelfLifeZh,
  shelf_life_en: family.shelfLifeEn,
})

function productRows(family: DemoFamily, now: Date) {
  const batch = batches.find((b) => b.family === family.key)
  const tint = pairs.find(({ district }) => district.code === family.district)?.tint ?? 'fengdu'
  return family.packs.map((pack, position) => {
    const { floorFen, variableWeight = false, depositBps, maxPerOrder = null } = terms[pack.slug] ?? {}
    const { shipsNow, preorder } = saleWindow(pack.preorder ? family.season : null, now)
    return {
      id: seedId('product', pack.slug),
      slug: pack.slug,
      family_id: seedId('family', family.key),
      name_zh: family.nameZh,
      name_en: family.nameEn,
      spec_zh: pack.specZh,
      spec_en: pack.specEn,
      unit_zh: pack.unitZh,
      unit_en: pack.unitEn,
      price_fen: String(pack.priceFen),
      floor_price_fen: floorFen === undefined ? null : String(floorFen),
      net_weight_g: netGrams(pack.specZh),
      parcel_weight_g: parcelGrams(pack.specZh),
      variable_weight: variableWeight,
      max_per_order: maxPerOrder,
      deposit_bps: preorder && depositBps !== undefined ? depositBps : null,
      position,
      units_milli: pack.unitsMilli,
      batch_id: batch ? seedId('batch', batch.code) : null,
      preorder_from: preorder?.from.toISOString() ?? null,
      preorder_until: preorder?.until.toISOString() ?? null,
      releases_on: preorder?.releasesOn ?? null,
      ships_now: shipsNow,
      illustration_kind: family.kind,
      illustration_tint: tint,
      illustration_variant: pack.variant,
    }
  })
}

/** Products and their stock; batches must be written before them. */
export const catalogRows = (now: Date): { before: TableRows[]; after: TableRows[] } => ({
  before: [
    {
      table: 'category',
      rows: categories.map(({ slug, nameZh, nameEn }, position) => ({
        slug,
        name_zh: nameZh,
        name_en: nameEn,
        position,
      })),
    },
    { table: 'product_family', rows: families.map(familyRow) },
  ],
  after: [
    { table: 'product', rows: families.flatMap((family) => productRows(family, now)) },
    {
      table: 'stock',
      rows: families
        .flatMap((family) => family.packs)
        .map(({ slug, stock }) => ({
          product_id: seedId('product', slug),
          total: stock,
          free: stock,
          held: 0,
          sold: 0,
        })),
    },
  ],
})
