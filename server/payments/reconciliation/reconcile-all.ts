import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { PaymentHosts } from '../payment-host.ts'
import { reconcileProvider } from './reconcile-provider.ts'

/**
 * Compares every provider with the ledger, one after the other; one that does not answer keeps the others from nothing.
 * @param startedBy `clock` or `user:<id>`
 * @returns the runs' ids, without providers that another process is comparing
 * @throws the first failure, after all were tried
 */
export async function reconcileAll(
  deps: { db: Db; clock: Clock; payments: PaymentHosts },
  startedBy: string,
): Promise<string[]> {
  const runIds: string[] = []
  const failures: unknown[] = []
  for (const host of deps.payments.all) {
    try {
      const runId = await reconcileProvider(deps, host, startedBy)
      if (runId) runIds.push(runId)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return runIds
}
