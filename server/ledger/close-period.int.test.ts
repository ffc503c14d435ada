import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { afterAll, expect, test } from 'vitest'
import { startOfDay } from '#domain/calendar-day.ts'
import { diskStore } from '#server/files/disk-store.ts'
import { useDatabase } from '#test/database.ts'
import { feeEntry } from '#test/factories/fee-entry.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { checkBooks } from './check-books.ts'
import { closeDays } from './close-days.ts'
import { closePeriod } from './close-period.ts'
import { listBalances } from './list-balances.ts'
import { listEntries } from './list-entries.ts'
import { post } from './post.ts'
import { readBooks } from './read-books.ts'

const database = useDatabase()
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'reedflower-months-'))
afterAll(() => fs.rm(folder, { recursive: true, force: true }))
const clock = stillClock(new Date('2026-09-10T10:00:00Z'))
const deps = () => ({
  db: database.db,
  clock,
  files: diskStore(folder),
  log: pino({ level: 'silent' }),
  env: { DATA_DIR: folder, LEDGER_HEADS: undefined },
})

/** A fee of a day: so many fen from the provider to its fees. */
const write = (day: string, fen: bigint) =>
  database.db.tx((sql) => post(sql, feeEntry({ fen, occurredAt: startOfDay(day) })))
const everything = viewer()
const close = (period: string) => closePeriod(deps(), everything, period)
const months = async () =>
  (await readBooks(deps())).months.map(({ period, closedAt, notReady }) => [period, closedAt ? 'closed' : notReady])

test('months close in order, once nothing of them is open, and what is late counts for the open one', async () => {
  await write('2026-07-10', 100n)
  await write('2026-08-20', 20n)
  await write('2026-09-10', 3n)
  await expect(close('2026-07')).rejects.toMatchObject({ code: 'PeriodNotReady', detail: { reason: 'daysOpen' } })
  await closeDays(deps())
  expect(await months()).toEqual([
    ['2026-09', 'daysOpen'],
    ['2026-08', 'earlierOpen'],
    ['2026-07', null],
  ])
  await expect(close('2026-08')).rejects.toMatchObject({ detail: { reason: 'earlierOpen' } })
  await expect(close('2026-06')).rejects.toMatchObject({ code: 'NotFound' })
  await expect(closePeriod(deps(), districtViewer('500230'), '2026-07')).rejects.toMatchObject({ code: 'Forbidden' })

  await database.db.pool.query(
    `INSERT INTO reconciliation_difference (id, provider, kind, reference, ledger_fen, provider_fen, currency, found_at)
     VALUES (uuidv7(), 'fake', 'amount', 'x', 1, 2, 'CNY', $1)`,
    [new Date(clock.now().getTime() - 25 * 3_600_000)],
  )
  await expect(close('2026-07')).rejects.toMatchObject({ detail: { reason: 'difference' } })
  await database.db.pool.query(
    `UPDATE reconciliation_difference SET closed_at = now(), closed_by = 'clock', resolution = 'agrees'`,
  )

  await close('2026-07')
  await close('2026-07')
  const books = await readBooks(deps())
  expect(books.months.at(-1)).toMatchObject({ period: '2026-07', block: books.head?.number })
  expect(books.head).toMatchObject({ reason: 'period', entries: 0 })
  await write('2026-07-31', 4000n)
  const balances = await listBalances(deps(), everything, { day: '2026-07-31', sort: '-fen' })
  expect(balances).toMatchObject({ count: 2, debitFen: 100n, creditFen: 100n })
  expect(balances.rows.map(({ code, fen }) => [code, fen])).toEqual([
    ['fees:provider', 100n],
    ['provider:fake', -100n],
  ])
  const today = await listBalances(deps(), everything, { state: 'expense' })
  expect(today).toMatchObject({ day: '2026-09-10', count: 1, debitFen: 4123n })
  const moved = await listEntries(deps(), everything, today.rows[0]?.id ?? '', { from: '2026-09-01', to: '2026-09-10' })
  expect(moved.rows.map(({ fen, day, block }) => [fen, day, block])).toEqual([
    [4000n, '2026-09-10', null],
    [3n, '2026-09-10', 1n],
  ])
  expect(moved).toMatchObject({ count: 2, sumFen: 4003n })
})

test('a month whose entries do not balance stays open, and the check of the books says what it found', async () => {
  expect(await checkBooks(deps())).toMatchObject({ damage: null, wrongBalance: null, heads: 2 })
  expect((await readBooks(deps())).lastCheck).toEqual({ at: clock.now(), head: 2n, sound: true })
  await database.db.tx(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query('UPDATE ledger_posting SET fen = fen + 1 WHERE fen = 20')
  })
  await expect(close('2026-08')).rejects.toMatchObject({ detail: { reason: 'unbalanced' } })
  expect(await checkBooks(deps())).toMatchObject({ damage: { block: 1n, kind: 'changed', table: 'posting' } })
  expect((await readBooks(deps())).lastCheck).toMatchObject({ sound: false })
})

test('the database keeps a month open while a day of it is', async () => {
  const closing = `INSERT INTO ledger_period (period, closed_by, closed_at, block_number) VALUES ('2026-09', 'x', now(), 1)`
  await expect(database.db.pool.query(closing)).rejects.toMatchObject({ code: '23514' })
})
