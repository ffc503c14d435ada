import type { CalendarDay } from '#domain/calendar-day.ts'
import type { BatchRecord } from './batch-record.ts'
import type { Bilingual } from './bilingual.ts'
import type { PricePart } from './divide-price.ts'
import type { GalleryPicture } from './gallery-picture.ts'
import type { Aid } from './read-aid.ts'
import type { Helped } from './read-helped.ts'
import type { Split } from './read-split.ts'
import type { SaleWindow } from './sale-window.ts'
import type { Seller } from './seller.ts'

export type Sibling = { slug: string; spec: Bilingual; priceFen: bigint; current: boolean; soldOut: boolean }

export type ProductPage = {
  id: string
  familyId: string
  slug: string
  name: Bilingual
  spec: Bilingual
  unit: Bilingual
  description: Bilingual
  shelfLife: Bilingual
  priceFen: bigint
  /** What 500 g cost, fen; null where it is not sold by weight. */
  per500gFen: bigint | null
  /** Weighed when packed: what is lighter than `netWeightG` is refunded. */
  variableWeight: boolean
  netWeightG: number | null
  /** Units that nobody holds or bought at this moment; for display only. */
  free: number
  /** Units one order may have; null: as many as the shop's limit. */
  maxPerOrder: number | null
  /** Basis points that are paid first for a pre-order; null: it is paid in full. */
  depositBps: number | null
  /** Kept for its orders, not for sale any more. */
  withdrawn: boolean
  window: SaleWindow
  /** Days on which an order placed now can arrive, if the buyer may choose one. */
  deliveryDays: { now: CalendarDay[]; preorder: CalendarDay[] }
  coldChain: boolean
  category: { slug: string; name: Bilingual }
  district: { code: string; name: Bilingual; city: Bilingual | null }
  /** Fresh and perishable goods are exempt from the seven-day return. */
  fresh: boolean
  gallery: GalleryPicture[]
  seller: Seller
  siblings: Sibling[]
  batch: BatchRecord | null
  aid: Aid | null
  helped: Helped
  /** Null: no agreement is in force, so it cannot be bought now. */
  division: (Omit<Split, 'shares'> & { parts: PricePart[] }) | null
}
