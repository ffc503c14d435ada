import type { Deps } from '#server/deps.ts'
import { readDocuments } from './read-documents.ts'

/** Makes the documents of these products as their tables stand now; those that are not for sale any more disappear. */
export async function indexProducts(
  { db, clock, search }: Pick<Deps, 'db' | 'clock' | 'search'>,
  productIds: string[],
): Promise<void> {
  const documents = await readDocuments(db.pool, clock.now(), productIds)
  const there = new Set(documents.map(({ productId }) => productId))
  const gone = productIds.filter((id) => !there.has(id))
  if (documents.length > 0) await search.put(documents)
  if (gone.length > 0) await search.remove(gone)
}
