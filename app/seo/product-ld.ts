import { type Fen, formatYuan } from '#domain/money.ts'
import type { Ld } from './json-ld.tsx'

export type ProductFacts = {
  /** The page's canonical address. */
  url: string
  slug: string
  name: string
  description: string
  /** Absolute addresses. */
  pictures: readonly string[]
  category: string
  seller: string
  priceFen: Fen
  availability: 'InStock' | 'PreOrder' | 'OutOfStock'
  /** The day from which a pre-order is sent. */
  releasesOn?: Date | null
  /** Stars of the reviews that are shown, 1 to 5; absent without reviews. */
  rating?: { mean: number; count: number } | null
}

/** A product with its one offer. */
export const productLd = (facts: ProductFacts): Ld => ({
  '@type': 'Product',
  '@id': `${facts.url}#product`,
  name: facts.name,
  description: facts.description,
  sku: facts.slug,
  image: facts.pictures,
  category: facts.category,
  aggregateRating: facts.rating
    ? { '@type': 'AggregateRating', ratingValue: facts.rating.mean.toFixed(1), reviewCount: facts.rating.count }
    : undefined,
  offers: {
    '@type': 'Offer',
    url: facts.url,
    price: formatYuan(facts.priceFen),
    priceCurrency: 'CNY',
    availability: `https://schema.org/${facts.availability}`,
    availabilityStarts: facts.releasesOn?.toISOString().slice(0, 10),
    seller: { '@type': 'Organization', name: facts.seller },
  },
})

/** Where a page stands: the way to it from the home page, in order. Addresses are absolute. */
export const breadcrumbLd = (steps: readonly { name: string; url: string }[]): Ld => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: url })),
})
