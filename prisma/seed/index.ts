import { hashPassword } from 'better-auth/crypto'
import type { Db, Sql } from '#server/db/db.ts'
import { putDocuments } from '#server/search/put-documents.ts'
import { readAllDocuments } from '#server/search/read-documents.ts'
import type { Vault } from '#server/vault/vault.ts'
import { demoAccounts } from './accounts.ts'
import { seedId } from './ids.ts'
import { insertMissing } from './insert.ts'
import { agreementRows, type Decision } from './rows/agreements.ts'
import { batchRows } from './rows/batches.ts'
import { catalogRows } from './rows/catalog.ts'
import { certificateRows } from './rows/certificates.ts'
import { householdRows, identityRows } from './rows/households.ts'
import { liveRows } from './rows/live.ts'
import { pictureRows } from './rows/pictures.ts'
import { placeRows } from './rows/places.ts'
import { memberRows, producerRows } from './rows/producers.ts'
import { questionRows } from './rows/questions.ts'
import { seedReads } from './rows/reads.ts'
import { registryRows } from './rows/registry.ts'
import { sellingRows } from './rows/selling.ts'
import type { TableRows } from './rows/table-rows.ts'
import { targetRows } from './rows/targets.ts'
import { type HashPassword, userRows } from './rows/users.ts'
import { visitRows } from './rows/visits.ts'

const SEED_LOCK = 7_376_001

/** Shares are frozen once their version is decided, so only those of open versions are offered. */
async function insertShares(sql: Sql, { table, rows }: TableRows): Promise<number> {
  const ids = [...new Set(rows.map((row) => row.version_id))]
  const { rows: open } = await sql.query<{ id: string }>(
    `SELECT id FROM agreement_version WHERE id = ANY($1::uuid[]) AND state = 'proposed'`,
    [ids],
  )
  const openIds = new Set(open.map(({ id }) => id))
  return insertMissing(sql, { table, rows: rows.filter((row) => openIds.has(String(row.version_id))) })
}

async function approve(sql: Sql, decisions: Decision[]): Promise<number> {
  const { rowCount } = await sql.query(
    `UPDATE agreement_version v
     SET state = 'approved', decided_by_id = d.decided_by_id, decided_at = d.decided_at
     FROM jsonb_to_recordset($1::jsonb) AS d(id uuid, decided_by_id text, decided_at timestamptz)
     WHERE v.id = d.id AND v.state = 'proposed'`,
    [JSON.stringify(decisions)],
  )
  return rowCount ?? 0
}

async function missingUsers(sql: Sql, now: Date, hash: HashPassword): Promise<TableRows[]> {
  const ids = demoAccounts.map(({ key }) => seedId('user', key))
  const { rows } = await sql.query('SELECT id FROM app_user WHERE id = ANY($1::text[])', [ids])
  return rows.length === ids.length ? [] : userRows(now, hash)
}

async function hasTargets(sql: Sql): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM sales_target LIMIT 1')).rowCount !== 0
}

/**
 * Loads the demo data: places, people, catalogue, linkage, a scheduled session; and what search has to know of it. Dates are laid around `now`.
 * What is already there is left alone, so a second run changes nothing; one transaction.
 * @returns how many rows were written or decided
 */
export async function seed(
  db: Pick<Db, 'tx'>,
  { now, vault, hash = hashPassword }: { now: Date; vault: Vault; hash?: HashPassword },
): Promise<number> {
  const catalog = catalogRows(now)
  const agreements = agreementRows(now)
  const identities = await identityRows(vault)
  const registry = await registryRows(now, vault)
  return db.tx(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK])
    let written = 0
    const insertAll = async (tables: TableRows[]) => {
      for (const table of tables) written += await insertMissing(sql, table)
    }
    await insertAll([...placeRows(), ...(await missingUsers(sql, now, hash))])
    await insertAll([...householdRows(now), identities, ...registry, visitRows(now)])
    await insertAll([...producerRows(now), ...memberRows()])
    await insertAll([...catalog.before, ...batchRows(now), ...catalog.after])
    await insertAll([...pictureRows(now), ...certificateRows(now), ...questionRows(now)])
    await insertAll(sellingRows(now))
    // Of a year: a later start has no new ones.
    if (!(await hasTargets(sql))) await insertAll(targetRows(now))
    await insertAll(agreements.proposed)
    written += await insertShares(sql, agreements.shares)
    written += await approve(sql, agreements.decisions)
    await insertAll(liveRows(now))
    written += await seedReads(sql, now)
    for await (const documents of readAllDocuments(sql, now)) await putDocuments(sql, documents)
    return written
  })
}
