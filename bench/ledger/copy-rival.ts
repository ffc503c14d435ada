import { once } from 'node:events'
import { stringify } from 'csv-stringify/sync'
import { from as copyFrom } from 'pg-copy-streams'
import { dayOf } from '#domain/calendar-day.ts'
import { periodOf } from '#domain/period.ts'
import type { Db } from '#server/db/db.ts'
import type { NewEntry } from '#server/ledger/post.ts'
import { sealed } from '#server/ledger/seal/read-body.ts'

/** Entries and postings as COPY takes them. */
export type Csv = { entries: string; postings: string }

/** Entries in groups, as COPY takes them; the accounts must be there. */
export async function inGroups(db: Db, entries: readonly NewEntry[], group: number): Promise<Csv[]> {
  const { rows } = await db.pool.query<{ code: string; id: string }>(`SELECT code, id FROM ${sealed.account.table}`)
  const ids = new Map(rows.map(({ code, id }) => [code, id]))
  const parts = Array.from({ length: Math.ceil(entries.length / group) }, (_, n) =>
    entries.slice(n * group, (n + 1) * group),
  )
  return parts.map((part) => asCsv(part, ids))
}

const asCsv = (entries: readonly NewEntry[], ids: ReadonlyMap<string, string>): Csv => ({
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
    entries.flatMap((e) => e.postings.map((p) => [e.id, ids.get(p.account.code), String(p.fen), dayOf(e.occurredAt)])),
  ),
})

/** Writes each part in a transaction, as fast as Postgres takes rows into these tables with all their indexes and triggers. */
export async function copyIn(db: Db, parts: readonly Csv[]): Promise<void> {
  const client = await db.pool.connect()
  const copy = async (into: string, text: string) => {
    const stream = client.query(copyFrom(`COPY ${into} FROM STDIN (FORMAT csv)`))
    stream.end(text)
    await once(stream, 'finish')
  }
  try {
    for (const csv of parts) {
      await client.query('BEGIN')
      await copy(`${sealed.entry.table} (id, kind, cause, period, day, occurred_at)`, csv.entries)
      await copy(`${sealed.posting.table} (entry_id, account_id, fen, day)`, csv.postings)
      await client.query('COMMIT')
    }
  } finally {
    client.release()
  }
}
