import { v7 as newId } from 'uuid'
import { isDomainError } from '#domain/errors.ts'
import { CURRENCY } from '#domain/money.ts'
import type { Clock } from '#server/clock.ts'
import { alone } from '#server/db/alone.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { PaymentHost } from '../payment-host.ts'
import { findDifferences } from './find-differences.ts'
import { importTransactions } from './import-transactions.ts'
import { keepDifferences } from './keep-differences.ts'

type Deps = { db: Db; clock: Clock }
type Run = { provider: string; runId: string; through: Date }

/** Providers list some movements late: days before the last comparison that are asked for again. */
const OVERLAP = '3 days'
const LONGEST_FAILURE = 500

/**
 * One comparison of a provider's movements with the ledger, kept as a row of `reconciliation`: imports what moved up to now,
 * books fees and payouts, and brings the list of differences up to date. May be ended anywhere and run again.
 * @param startedBy `clock` or `user:<id>`
 * @returns the run's id; null where another process is comparing this provider
 * @throws what the provider throws, after the run is kept with its failure
 */
export function reconcileProvider(deps: Deps, host: PaymentHost, startedBy: string): Promise<string | null> {
  return alone(deps.db, `reconciliation:${host.name}`, async () => {
    const through = deps.clock.now()
    const run: Run = { provider: host.name, runId: newId(), through }
    const since = await begin(deps.db, run, startedBy)
    try {
      await importTransactions(deps, host, { runId: run.runId, since, until: through })
      await deps.db.tx((sql) => compare(sql, run, deps.clock.now()))
    } catch (error) {
      await end(deps.db.pool, run.runId, deps.clock.now(), describeFailure(error))
      throw error
    }
    return run.runId
  })
}

/** @returns from when movements are asked for: with no comparison yet, from before the first checkout */
async function begin(db: Db, { provider, runId, through }: Run, startedBy: string): Promise<Date> {
  return db.tx(async (sql) => {
    await sql.query(
      `UPDATE reconciliation SET finished_at = $2, failure = 'ended before it was finished' WHERE provider = $1 AND finished_at IS NULL`,
      [provider, through],
    )
    const { rows } = await sql.query<{ since: Date }>(
      `SELECT coalesce(
         (SELECT max(through) - interval '${OVERLAP}' FROM reconciliation WHERE provider = $1 AND finished_at IS NOT NULL AND failure IS NULL),
         least((SELECT min(opened_at) FROM payment_attempt WHERE provider = $1), (SELECT min(paid_at) FROM payment WHERE provider = $1), $2)
           - interval '1 day') AS since`,
      [provider, through],
    )
    await sql.query(
      'INSERT INTO reconciliation (id, provider, started_at, started_by, through) VALUES ($1, $2, $3, $4, $3)',
      [runId, provider, through, startedBy],
    )
    return rows[0]?.since ?? through
  })
}

/** The whole history is compared each time: what a provider lists late changes the past. */
async function compare(sql: Sql, { provider, runId, through }: Run, now: Date): Promise<void> {
  await sql.query(`SET LOCAL statement_timeout = '5min'`)
  const differences = await findDifferences(sql, { provider, through })
  await keepDifferences(sql, { provider, differences, now })
  await sql.query(
    `UPDATE reconciliation SET
       ledger_fen = (SELECT coalesce(sum(x.fen), 0) FROM ledger_posting x JOIN ledger_entry e ON e.id = x.entry_id
                     JOIN ledger_account k ON k.id = x.account_id WHERE k.code = 'provider:' || $2 AND e.occurred_at < $3),
       provider_fen = (SELECT coalesce(sum(amount_fen - fee_fen), 0) FROM balance_transaction
                       WHERE provider = $2 AND currency = '${CURRENCY}' AND at < $3)
     WHERE id = $1`,
    [runId, provider, through],
  )
  await end(sql, runId, now, null)
}

/** The code of an error with its facts, such as `PaymentUnavailable: ETIMEDOUT`. */
function describeFailure(error: unknown): string {
  const words = isDomainError(error) ? [error.code, ...Object.values(error.detail)].join(': ') : String(error)
  return words.slice(0, LONGEST_FAILURE)
}

async function end(sql: Sql, runId: string, at: Date, failure: string | null): Promise<void> {
  await sql.query('UPDATE reconciliation SET finished_at = $2, failure = $3 WHERE id = $1', [runId, at, failure])
}
