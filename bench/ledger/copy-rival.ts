import { once } from 'node:events'
import { stringify } from 'csv-stringify/sync'
import { from as copyFrom } from 'pg-copy-streams'
import { dayOf } from '#domain/calendar-day.ts'
import { periodOf } from '#domain/period.ts'
import type { Db } from '#server/db/db.ts'
import type { NewEntry } from '#server/ledger/post.ts'
import { sealed } from '#server/ledger/seal/read-body.ts'

/** Entries and postings as COPY takes them; the accounts must be there. */
export async function asCsv(db: Db, entries: readonly NewEntry[]): Promise<{ entries: string; postings: string }> {
  const { rows } = await db.pool.query<{ code: string; id: string }>(`SELECT code, id FROM ${sealed.account.table}`)
  const ids = new Map(rows.map(({ code, id }) => [code, id]))
  return {
    entries: stringify(
      entries.map((e) => [
        e.id,
        e.kind,
        e.cause,
        periodOf(e.occurredAt),
        dayOf(e.occurredAt),
        e.occurredAt.toISOString(),
      ]),
    ),
    postings: stringify(
      entries.flatMap((e) =>
        e.postings.map((p) => [e.id, ids.get(p.account.code), String(p.fen), dayOf(e.occurredAt)]),
      ),
    ),
  }
}

/** Writes them in one transaction, as fast as Postgres takes rows into these tables with all their indexes and triggers. */
export async function copyIn(db: Db, csv: { entries: string; postings: string }): Promise<void> {
  const client = await db.pool.connect()
  const copy = async (into: string, text: string) => {
    const stream = client.query(copyFrom(`COPY ${into} FROM STDIN (FORMAT csv)`))
    stream.end(text)
    await once(stream, 'finish')
  }
  try {
    await client.query('BEGIN')
    await copy(`${sealed.entry.table} (id, kind, cause, period, day, occurred_at)`, csv.entries)
    await copy(`${sealed.posting.table} (entry_id, account_id, fen, day)`, csv.postings)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
