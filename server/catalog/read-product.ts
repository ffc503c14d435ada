import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { type BatchRecord, readBatch } from './batch-record.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { dividePrice, type PricePart } from './divide-price.ts'
import { type Helped, readHelped } from './read-helped.ts'
import { readSplit, type Split } from './read-split.ts'
import { type SaleWindow, saleWindow } from './sale-window.ts'
import { type Seller, toSeller } from './seller.ts'

export type Sibling = { slug: string; spec: Bilingual; priceFen: bigint; current: boolean; soldOut: boolean }

export type ProductPage = {
  id: string
  slug: string
  name: Bilingual
  spec: Bilingual
  unit: Bilingual
  description: Bilingual
  shelfLife: Bilingual
  priceFen: bigint
  /** Units that nobody holds or bought at this moment; for display only. */
  free: number
  window: SaleWindow
  category: { slug: string; name: Bilingual }
  district: { code: string; name: Bilingual; city: Bilingual | null }
  /** Fresh and perishable goods are exempt from the seven-day return. */
  fresh: boolean
  seller: Seller
  siblings: Sibling[]
  batch: BatchRecord | null
  helped: Helped
  /** Null: no agreement is in force, so it cannot be bought now. */
  division: (Omit<Split, 'shares'> & { parts: PricePart[] }) | null
}

/** Everything a product's page shows. @throws DomainError NotFound */
export async function readProduct(deps: Pick<Deps, 'db' | 'clock'>, slug: string): Promise<ProductPage> {
  const now = deps.clock.now()
  const product = await findProduct(deps, slug)
  if (!product) throw new DomainError('NotFound', { slug })
  const { family } = product
  const [split, helped] = await Promise.all([readSplit(deps.db, family.id, now), readHelped(deps.db, family.id, now)])
  return {
    id: product.id,
    slug,
    name: bilingual(product.nameZh, product.nameEn),
    spec: bilingual(product.specZh, product.specEn),
    unit: bilingual(product.unitZh, product.unitEn),
    description: bilingual(family.descriptionZh, family.descriptionEn),
    shelfLife: bilingual(family.shelfLifeZh, family.shelfLifeEn),
    priceFen: product.priceFen,
    free: product.stock?.free ?? 0,
    window: saleWindow(product, now),
    category: { slug: family.category.slug, name: bilingual(family.category.nameZh, family.category.nameEn) },
    district: toDistrict(family.district),
    fresh: family.fresh,
    seller: toSeller(family.producer),
    siblings: family.products.map((one) => toSibling(one, slug)),
    batch: product.batch ? readBatch(product.batch) : null,
    helped,
    division: split && {
      type: split.type,
      validFrom: split.validFrom,
      code: split.code,
      parts: dividePrice(product.priceFen, split.shares),
    },
  }
}

const findProduct = ({ db }: Pick<Deps, 'db'>, slug: string) =>
  db.prisma.product.findUnique({
    where: { slug },
    include: {
      stock: true,
      batch: { include: { events: { orderBy: [{ on: 'asc' }, { id: 'asc' }] } } },
      family: {
        include: {
          category: true,
          district: { include: { pairing: { include: { city: true } } } },
          producer: { include: { village: { include: { township: true } } } },
          products: { include: { stock: true }, orderBy: [{ position: 'asc' }, { slug: 'asc' }] },
        },
      },
    },
  })

type Found = NonNullable<Awaited<ReturnType<typeof findProduct>>>

const toDistrict = ({ code, nameZh, nameEn, pairing }: Found['family']['district']): ProductPage['district'] => ({
  code,
  name: bilingual(nameZh, nameEn),
  city: pairing && bilingual(pairing.city.nameZh, pairing.city.nameEn),
})

const toSibling = (product: Found['family']['products'][number], slug: string): Sibling => ({
  slug: product.slug,
  spec: bilingual(product.specZh, product.specEn),
  priceFen: product.priceFen,
  current: product.slug === slug,
  soldOut: (product.stock?.free ?? 0) === 0,
})
