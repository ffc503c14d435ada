import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { closePeriod } from './close-period.ts'
import { type BalanceQuery, listBalances } from './list-balances.ts'
import { type EntryQuery, listEntries } from './list-entries.ts'
import { seesBooks } from './may-see-books.ts'
import { readBooks } from './read-books.ts'

export const ledgerVerbs = (deps: Deps) => ({
  books: async (viewer: Viewer) => {
    if (viewer.role !== 'coordinator' && viewer.role !== 'admin') throw new DomainError('Forbidden')
    return { ...(await readBooks(deps)), mayClose: seesBooks(viewer) }
  },
  balances: (viewer: Viewer, query: BalanceQuery) => listBalances(deps, viewer, query),
  entries: (viewer: Viewer, accountId: string, query: EntryQuery) => listEntries(deps, viewer, accountId, query),
  closePeriod: (viewer: Viewer, period: string) => closePeriod(deps, viewer, period),
})
