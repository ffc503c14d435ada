import { type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import { deliveryDays } from '#domain/delivery-days.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { readBatch } from './batch-record.ts'
import { bilingual } from './bilingual.ts'
import { dividePrice } from './divide-price.ts'
import { type FoundProduct, findProduct } from './find-product.ts'
import { toGalleryPicture } from './gallery-picture.ts'
import type { ProductPage, Sibling } from './product-page.ts'
import { readAid } from './read-aid.ts'
import { readHelped } from './read-helped.ts'
import { readSplit } from './read-split.ts'
import { saleWindow } from './sale-window.ts'
import { toSeller } from './seller.ts'
import { priceOf500g } from './weigh-price.ts'

export type { ProductPage, Sibling } from './product-page.ts'

/** Everything the catalogue knows of a product. @throws DomainError NotFound */
export async function readProduct(deps: Pick<Deps, 'db' | 'clock'>, slug: string): Promise<ProductPage> {
  const now = deps.clock.now()
  const today = dayOf(now)
  const product = await findProduct(deps, slug)
  if (!product) throw new DomainError('NotFound', { slug })
  const { family } = product
  const [split, helped, aid] = await Promise.all([
    readSplit(deps.db, family.id, now),
    readHelped(deps.db, family.id, now),
    readAid(deps.db, family.id, today),
  ])
  return {
    ...toGoods(product),
    window: saleWindow(product, now),
    deliveryDays: toDeliveryDays(product, today),
    category: { slug: family.category.slug, name: bilingual(family.category.nameZh, family.category.nameEn) },
    district: toDistrict(family.district),
    gallery: family.pictures.map(toGalleryPicture),
    seller: toSeller(family.producer),
    siblings: family.products.map((one) => toSibling(one, slug)),
    batch: product.batch ? readBatch(product.batch, today) : null,
    aid,
    helped,
    division: split && {
      type: split.type,
      validFrom: split.validFrom,
      code: split.code,
      parts: dividePrice(product.priceFen, split.shares),
    },
  }
}

const toGoods = ({ family, ...product }: FoundProduct) => ({
  id: product.id,
  familyId: family.id,
  slug: product.slug,
  name: bilingual(product.nameZh, product.nameEn),
  spec: bilingual(product.specZh, product.specEn),
  unit: bilingual(product.unitZh, product.unitEn),
  description: bilingual(family.descriptionZh, family.descriptionEn),
  shelfLife: bilingual(family.shelfLifeZh, family.shelfLifeEn),
  priceFen: product.priceFen,
  per500gFen: priceOf500g(product.priceFen, product.netWeightG),
  variableWeight: product.variableWeight,
  netWeightG: product.netWeightG,
  free: product.stock?.free ?? 0,
  maxPerOrder: product.maxPerOrder,
  depositBps: product.depositBps,
  withdrawn: product.withdrawnAt !== null,
  fresh: family.fresh,
  coldChain: family.coldChain,
})

function toDeliveryDays({ family, releasesOn }: FoundProduct, today: CalendarDay): ProductPage['deliveryDays'] {
  return {
    now: deliveryDays(family, today, null),
    preorder: releasesOn ? deliveryDays(family, today, releasesOn.toISOString().slice(0, 10)) : [],
  }
}

const toDistrict = ({
  code,
  nameZh,
  nameEn,
  pairing,
}: FoundProduct['family']['district']): ProductPage['district'] => ({
  code,
  name: bilingual(nameZh, nameEn),
  city: pairing && bilingual(pairing.city.nameZh, pairing.city.nameEn),
})

const toSibling = (product: FoundProduct['family']['products'][number], slug: string): Sibling => ({
  slug: product.slug,
  spec: bilingual(product.specZh, product.specEn),
  priceFen: product.priceFen,
  current: product.slug === slug,
  soldOut: (product.stock?.free ?? 0) === 0,
})
