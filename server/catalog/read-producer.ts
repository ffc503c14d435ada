import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { type CardRow, cardColumns, cardTables, type ProductCard, toCard } from './product-card.ts'
import { type Seller, toSeller } from './seller.ts'

export type ProducerPage = {
  seller: Seller
  district: { code: string; name: Bilingual; city: Bilingual | null }
  /** Only while its subject agrees to it. */
  story: Bilingual | null
  products: ProductCard[]
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** @param key slug or id. @throws DomainError NotFound */
export async function readProducer(deps: Pick<Deps, 'db' | 'clock'>, key: string): Promise<ProducerPage> {
  const { db, clock } = deps
  const producer = await db.prisma.producer.findUnique({
    where: UUID.test(key) ? { id: key } : { slug: key },
    include: {
      village: { include: { township: true } },
      district: { include: { pairing: { include: { city: true } } } },
    },
  })
  if (!producer) throw new DomainError('NotFound', { producer: key })
  const { rows } = await db.pool.query<CardRow>(
    `SELECT ${cardColumns} FROM ${cardTables} WHERE f.producer_id = $1 AND p.withdrawn_at IS NULL ORDER BY f.slug, p.position, p.slug`,
    [producer.id],
  )
  const { district, storyZh, storyEn, storyConsentAt } = producer
  return {
    seller: toSeller(producer),
    district: {
      code: district.code,
      name: bilingual(district.nameZh, district.nameEn),
      city: district.pairing && bilingual(district.pairing.city.nameZh, district.pairing.city.nameEn),
    },
    story: storyConsentAt && storyZh ? bilingual(storyZh, storyEn ?? storyZh) : null,
    products: rows.map((row) => toCard(row, clock.now())),
  }
}
