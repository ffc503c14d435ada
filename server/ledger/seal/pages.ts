import pMap from 'p-map'
import type { Db, Sql } from '#server/db/db.ts'
import { type SealedTable, sealed } from './read-body.ts'

/** A stretch of a sealed table's file: 128 pages, 1 MiB; the last one is shorter. */
export type Stretch = {
  table: SealedTable
  /** Which one, from 0. */
  at: number
  /** SHA-256 of its bytes in hex. */
  digest: string
  /** Whether every row in it is one that everybody sees: none half written, none gone. VACUUM marks such pages. */
  settled: boolean
}

export type Pages = {
  /** SHA-256 of how Postgres reads the pages as rows: what the catalogue says of the columns. */
  shape: string
  stretches: Stretch[]
  bytes: number
}

const PAGE = 8_192
const PAGES = 128
const STRETCH_BYTES = PAGE * PAGES
/** Postgres begins another file after each GiB. */
const STRETCHES_A_FILE = 2 ** 30 / STRETCH_BYTES
/** Read by one statement. */
const AT_A_TIME = 32
/** At the same time, each on a connection of its own. */
export const CONNECTIONS = 2
/** Where a page's flags are (in bytes from its beginning), and the flag of pages on which all rows are visible to all. */
const [FLAGS, ALL_VISIBLE] = [10, 4]

const mayRead = `
SELECT has_function_privilege('pg_read_binary_file(text, bigint, bigint, boolean)', 'EXECUTE')
   AND pg_has_role('pg_checkpoint', 'USAGE')
   AND current_setting('block_size')::int = ${PAGE} AND current_setting('segment_size') = '1GB' AS may`

const describe = `
SELECT t.name, pg_relation_filepath(c.oid) AS path, pg_relation_size(c.oid) AS bytes,
       c.relkind = 'r' AND (c.reltoastrelid = 0 OR pg_relation_size(c.reltoastrelid) = 0)
         AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhparent = c.oid) AS plain,
       (SELECT encode(sha256(convert_to(string_agg(a::text, '|' ORDER BY a.attnum), 'UTF8')), 'hex')
        FROM pg_attribute a WHERE a.attrelid = c.oid) AS shape
FROM unnest($1::text[], $2::text[]) t(name, relation) JOIN pg_class c ON c.oid = t.relation::regclass ORDER BY t.name`

type Relation = { name: SealedTable; path: string; bytes: bigint; plain: boolean; shape: string }

/**
 * Hashes the files of the sealed tables, as they are on the disk once everything written so far is.
 * @returns null where the database's user may not read files (a superuser may; see docs/operations.md), or the rows are not
 *   all in the tables' own files
 */
export async function readPages(db: Db): Promise<Pages | null> {
  const allowed = await db.pool.query<{ may: boolean }>(mayRead)
  if (!allowed.rows[0]?.may) return null
  await writeOut(db)
  const relations = await describeTables(db.pool)
  if (relations.some(({ plain }) => !plain)) return null
  const all = relations.flatMap(({ name, bytes }) =>
    Array.from({ length: Math.ceil(Number(bytes) / STRETCH_BYTES) }, (_, at) => ({ table: name, at })),
  )
  return {
    shape: relations.map(({ shape }) => shape).join(' '),
    stretches: await readStretches(db, all, relations),
    bytes: relations.reduce((sum, { bytes }) => sum + Number(bytes), 0),
  }
}

/** Hashes some stretches again. Those that are no longer there are left out. */
export async function readAgain(db: Db, some: readonly Pick<Stretch, 'table' | 'at'>[]): Promise<Stretch[]> {
  await writeOut(db)
  return readStretches(db, some, await describeTables(db.pool))
}

/** Has everything that is in memory only written to the files. */
const writeOut = (db: Db) =>
  db.tx(async (sql) => {
    await sql.query(`SET LOCAL statement_timeout = '30min'`)
    await sql.query('CHECKPOINT')
  })

async function describeTables(sql: Sql): Promise<Relation[]> {
  const names = Object.keys(sealed) as SealedTable[]
  const { rows } = await sql.query<Relation>(describe, [names, names.map((name) => sealed[name].table)])
  return rows
}

const read = `
SELECT at, encode(sha256(bytes), 'hex') AS digest,
       (SELECT bool_and(get_byte(bytes, page * ${PAGE} + ${FLAGS}) & ${ALL_VISIBLE} <> 0)
        FROM generate_series(0, length(bytes) / ${PAGE} - 1) page) AS settled
FROM unnest($2::int[]) at
CROSS JOIN LATERAL pg_read_binary_file(
  $1 || CASE WHEN at < ${STRETCHES_A_FILE} THEN '' ELSE '.' || at / ${STRETCHES_A_FILE} END,
  (at % ${STRETCHES_A_FILE}) * ${STRETCH_BYTES}::bigint, ${STRETCH_BYTES}, true) bytes
WHERE length(bytes) > 0`

async function readStretches(
  db: Db,
  some: readonly Pick<Stretch, 'table' | 'at'>[],
  relations: readonly Relation[],
): Promise<Stretch[]> {
  const pieces = relations.flatMap(({ name, path }) => {
    const ats = some.filter(({ table }) => table === name).map(({ at }) => at)
    const count = Math.ceil(ats.length / AT_A_TIME)
    return Array.from({ length: count }, (_, n) => ({ name, path, ats: ats.slice(n * AT_A_TIME, (n + 1) * AT_A_TIME) }))
  })
  const readPiece = async ({ name, path, ats }: (typeof pieces)[number]) => {
    const { rows } = await db.pool.query<Omit<Stretch, 'table'>>(read, [path, ats])
    return rows.map((row) => ({ table: name, ...row }))
  }
  return (await pMap(pieces, readPiece, { concurrency: CONNECTIONS })).flat()
}

/** The lowest and the highest number of some rows. */
export type Numbers = { lowest: bigint; highest: bigint }

/** Of the rows in a stretch; null where it has none. */
export async function numbersIn(sql: Sql, { table, at }: Pick<Stretch, 'table' | 'at'>): Promise<Numbers | null> {
  const { rows } = await sql.query<{ lowest: bigint | null; highest: bigint | null }>(
    // OFFSET 0: otherwise the lowest number is looked for along the index, through all rows of other pages.
    `SELECT min(number) AS lowest, max(number) AS highest FROM (
       SELECT ${sealed[table].key} AS number FROM ${sealed[table].table}
       WHERE ctid >= '(${at * PAGES},0)' AND ctid < '(${(at + 1) * PAGES},0)' OFFSET 0) stretch`,
  )
  const { lowest = null, highest = null } = rows[0] ?? {}
  return lowest === null || highest === null ? null : { lowest, highest }
}
