import { DomainError } from '#domain/errors.ts'
import { violated } from '#server/db/violated.ts'

/** Which field a guard of the database speaks of, where people can break it. */
const guards: Record<string, { field: string; rule: string }> = {
  product_floor: { field: 'floorPriceFen', rule: 'floor' },
  product_weights: { field: 'netWeightG', rule: 'weight' },
  product_preorder_whole: { field: 'preorderUntil', rule: 'window' },
  product_slug_key: { field: 'slug', rule: 'taken' },
  product_family_slug_key: { field: 'slug', rule: 'taken' },
  product_family_category_slug_fkey: { field: 'categorySlug', rule: 'unknown' },
  coupon_code_key: { field: 'code', rule: 'taken' },
  category_pkey: { field: 'slug', rule: 'taken' },
}

/** Waits for a statement and says which field a broken guard speaks of. @throws DomainError InvalidInput, StockBeyondBatch */
export async function inFieldWords<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    const constraint = violated(error)
    if (constraint === 'stock_within_batch') throw new DomainError('StockBeyondBatch')
    const guard = guards[constraint ?? '']
    throw guard ? new DomainError('InvalidInput', guard) : error
  })
}
