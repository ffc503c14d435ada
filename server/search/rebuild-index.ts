import type { Deps } from '#server/deps.ts'
import { readAllDocuments } from './read-documents.ts'

/** Makes every document again, wherever the shop searches. @returns how many there are */
export const rebuildIndex = ({ db, clock, search }: Pick<Deps, 'db' | 'clock' | 'search'>): Promise<number> =>
  search.rebuild(() => readAllDocuments(db.pool, clock.now()))
