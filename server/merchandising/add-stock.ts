import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { append } from '#server/outbox/append.ts'
import { readEntry } from './catalog-entry.ts'
import { inFieldWords } from './field-refusal.ts'

/** More at once is a slip of the finger. */
const MOST_UNITS = 1_000_000

/**
 * Puts units on a product's shelf, or takes free ones away (below zero). A batch never promises more than its cap: the
 * database refuses.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput, OutOfStock {left}, StockBeyondBatch
 */
export async function addStock(
  { db }: { db: Db },
  viewer: Viewer,
  { productId, units }: { productId: string; units: number },
): Promise<void> {
  if (!Number.isInteger(units) || units === 0 || Math.abs(units) > MOST_UNITS)
    throw new DomainError('InvalidInput', { field: 'units', rule: 'whole' })
  await db.tx(async (sql) => {
    const product = await readEntry(sql, 'product', { id: knownId(productId) })
    if (!product) throw new DomainError('NotFound')
    requireInScope(viewer, product.districtCode)
    const { rows } = await sql.query<{ free: number }>('SELECT free FROM stock WHERE product_id = $1 FOR UPDATE', [
      productId,
    ])
    const left = rows[0]?.free ?? 0
    if (left + units < 0) throw new DomainError('OutOfStock', { left })
    await inFieldWords(
      sql.query(
        `INSERT INTO stock (product_id, total, free) VALUES ($1, greatest($2, 0), greatest($2, 0))
         ON CONFLICT (product_id) DO UPDATE SET total = stock.total + $2, free = stock.free + $2`,
        [productId, units],
      ),
    )
    await append(sql, 'search.index', { productIds: [productId] })
  })
}
