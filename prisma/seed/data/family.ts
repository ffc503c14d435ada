import type { Kind } from '#domain/illustration/kinds.ts'
import type { Variant } from '#domain/illustration/scene.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'

/** A harvest or selling season by month and day, or the days until the next batch is released; null: always on sale. */
export type DemoSeason = { from: string; to: string } | { releasesInDays: number } | null

export type DemoPack = {
  slug: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  /** Thousandths of the family's base pack; a cost per base pack scales with it. */
  unitsMilli: number
  priceFen: Fen
  stock: number
  variant: Variant
  /** Sold ahead of its release while out of season. */
  preorder: boolean
}

/** One good of one producer with its packs, which are the products. */
export type DemoFamily = {
  key: string
  nameZh: string
  nameEn: string
  category: string
  /** GB/T 2260 code. */
  district: string
  /** Slug of a producer. */
  producer: string
  kind: Kind
  aboutZh: string
  aboutEn: string
  shelfLifeZh: string
  shelfLifeEn: string
  /** Fresh and perishable: the seven-day return does not apply. */
  fresh: boolean
  season: DemoSeason
  /** The first type that pays per sale divides the price. */
  linkage: LinkageType[]
  packs: DemoPack[]
}
