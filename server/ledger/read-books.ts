import type { CalendarDay } from '#domain/calendar-day.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import { type LastCheck, lastCheck } from './check-books.ts'
import { lastClosedDay } from './close-days.ts'
import { type Month, readMonths } from './read-months.ts'
import type { Block } from './seal/block.ts'
import { lastBlock, readBlocks } from './seal/read-blocks.ts'

export type Books = {
  now: Date
  head: Block | null
  /** Entries that no block covers yet. */
  unsealed: number
  /** The newest blocks, newest first. */
  blocks: Block[]
  lastCheck: LastCheck | null
  closedDay: CalendarDay | null
  months: Month[]
}

const SHOWN = 20n

/** How the books stand: sealed up to where, checked when, closed up to when. */
export async function readBooks({ db, clock, files }: { db: Db; clock: Clock; files: FileStore }): Promise<Books> {
  const now = clock.now()
  const head = await lastBlock(db.pool)
  const [blocks, unsealed, checked, closedDay, months] = await Promise.all([
    readBlocks(db.pool, (head?.number ?? 0n) - SHOWN),
    db.pool.query<{ count: bigint }>('SELECT count(*) FROM ledger_entry WHERE sequence > $1', [head?.last.entry ?? 0n]),
    lastCheck({ files }),
    lastClosedDay(db.pool),
    readMonths(db.pool, now),
  ])
  return {
    ...{ now, head, months, closedDay, lastCheck: checked },
    blocks: blocks.reverse(),
    unsealed: Number(unsealed.rows[0]?.count ?? 0n),
  }
}
