/*
 * What the ledger costs: posting beside COPY into the same tables, posting to the same accounts beside accounts of one's
 * own, a balance at any date, and checking the chain beside plain SHA-256. DATABASE_URL names a migrated database. `npm run
 * bench` provides one. POSTINGS is the size of the ledger that is read.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { addDays, dayOf } from '#domain/calendar-day.ts'
import { systemClock } from '#server/clock.ts'
import { openDb } from '#server/db/db.ts'
import { closeDays } from '#server/ledger/close-days.ts'
import { sealLedger } from '#server/ledger/seal/seal-ledger.ts'
import { measureBalances } from './ledger/balances.ts'
import { measureChain } from './ledger/chain.ts'
import { measureContention } from './ledger/contention.ts'
import { fillLedger } from './ledger/fill.ts'
import { measurePosting } from './ledger/posting.ts'
import { writeLedgerResults } from './ledger/results.ts'

const POSTINGS = Number(process.env.POSTINGS ?? 10_000_000)
const RUNS = Number(process.env.RUNS ?? 3)
const DAYS = 365

const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is missing: run this by `npm run bench`')

const db = openDb(url, { max: 24 })
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reedflower-bench-'))
const env = { DATA_DIR: folder, LEDGER_HEADS: undefined }
const deps = { db, clock: systemClock, log: pino({ level: 'warn' }), env }

const posting = await measurePosting(db, RUNS)
const contention = await measureContention(db, RUNS, () => sealLedger(deps, 'minute'))
await fillLedger(db, POSTINGS, DAYS, addDays(dayOf(new Date()), -1))
const closed = performance.now()
await closeDays(deps)
const closeMs = performance.now() - closed
await db.pool.query('VACUUM')
const balances = await measureBalances(db, DAYS)
const chain = await measureChain(db, RUNS)
await db.close()
fs.rmSync(folder, { recursive: true, force: true })

const reached = writeLedgerResults({
  postings: POSTINGS,
  days: DAYS,
  runs: RUNS,
  posting,
  contention,
  closeMs,
  balances,
  chain,
})
process.exitCode = reached ? 0 : 1
