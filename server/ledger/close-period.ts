import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireBooks } from './may-see-books.ts'
import { daysOf, readMonths } from './read-months.ts'
import { type SealDeps, sealLedger } from './seal/seal-ledger.ts'

const unbalanced = `
SELECT 1 FROM ledger_entry e LEFT JOIN ledger_posting p ON p.entry_id = e.id
WHERE e.day BETWEEN $1 AND $2 GROUP BY e.id HAVING coalesce(sum(p.fen), 0) <> 0 LIMIT 1`

const writePeriod = `
INSERT INTO ledger_period (period, closed_by, closed_at, block_number) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`

/**
 * Closes a month: seals a block that says so. Its balances carry on; what comes late counts for the first open day.
 * Closing it again changes nothing.
 * @throws DomainError Forbidden; NotFound for a month without entries; PeriodNotReady with `reason` (see `NotReady`)
 */
export async function closePeriod(deps: SealDeps, viewer: Viewer, period: string): Promise<void> {
  requireBooks(viewer)
  const { db, clock } = deps
  const now = clock.now()
  const month = (await readMonths(db.pool, now)).find((each) => each.period === period)
  if (!month) throw new DomainError('NotFound')
  if (month.closedAt) return
  if (month.notReady) throw new DomainError('PeriodNotReady', { reason: month.notReady })
  if (await anyUnbalanced(db.pool, period)) throw new DomainError('PeriodNotReady', { reason: 'unbalanced' })
  const block = await sealLedger(deps, 'period')
  if (!block) throw new DomainError('PeriodNotReady', { reason: 'busy' })
  await db.pool.query(writePeriod, [period, `user:${viewer.userId}`, now, block.number])
}

async function anyUnbalanced(sql: Sql, period: string): Promise<boolean> {
  const { first, last } = daysOf(period)
  return (await sql.query(unbalanced, [first, last])).rowCount !== 0
}
