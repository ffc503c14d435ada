import { dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import { type BatchRecord, batchParts, readBatch } from '#server/catalog/batch-record.ts'
import { type Bilingual, bilingual } from '#server/catalog/bilingual.ts'
import { type GalleryPicture, toGalleryPicture } from '#server/catalog/gallery-picture.ts'
import { type Seller, toSeller } from '#server/catalog/seller.ts'
import type { Deps } from '#server/deps.ts'

/** Where a batch comes from, for whoever scans its code. */
export type TracePage = {
  batch: BatchRecord
  good: Bilingual
  description: Bilingual
  seller: Seller
  district: { code: string; name: Bilingual; city: Bilingual | null }
  picture: GalleryPicture | null
  /** What is for sale of the same goods. */
  products: { slug: string; spec: Bilingual; priceFen: bigint }[]
}

/** @throws DomainError NotFound for a code that no batch has */
export async function readTrace({ db, clock }: Pick<Deps, 'db' | 'clock'>, code: string): Promise<TracePage> {
  const batch = await db.prisma.batch.findUnique({
    where: { code },
    include: {
      ...batchParts,
      producer: { include: { village: { include: { township: true } } } },
      family: {
        include: {
          district: { include: { pairing: { include: { city: true } } } },
          pictures: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: 1 },
          products: { where: { withdrawnAt: null }, orderBy: [{ position: 'asc' }, { slug: 'asc' }], take: 6 },
        },
      },
    },
  })
  if (!batch) throw new DomainError('NotFound')
  const { family, producer } = batch
  const { district, pictures, products } = family
  return {
    batch: readBatch(batch, dayOf(clock.now())),
    good: bilingual(family.nameZh, family.nameEn),
    description: bilingual(family.descriptionZh, family.descriptionEn),
    seller: toSeller(producer),
    district: {
      code: district.code,
      name: bilingual(district.nameZh, district.nameEn),
      city: district.pairing && bilingual(district.pairing.city.nameZh, district.pairing.city.nameEn),
    },
    picture: pictures[0] ? toGalleryPicture(pictures[0]) : null,
    products: products.map(({ slug, specZh, specEn, priceFen }) => ({
      slug,
      spec: bilingual(specZh, specEn),
      priceFen,
    })),
  }
}
