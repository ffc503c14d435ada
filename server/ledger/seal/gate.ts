import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '#server/db/db.ts'

/** The advisory lock that every writer of the ledger holds, shared, until its transaction ends (trigger `ledger_gate`). */
const GATE = { group: 1_818_584_167, key: 0 }

const holders = `
SELECT virtualtransaction AS writer FROM pg_locks
WHERE locktype = 'advisory' AND classid::bigint = ${GATE.group} AND objid::bigint = ${GATE.key} AND objsubid = 2 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`

const LOOK_EVERY_MS = 20

/**
 * Waits until everybody who writes to the ledger now is done; those who come later are not waited for and wait for nobody.
 * @returns false where somebody is still writing after so many milliseconds
 */
export async function writersDone(sql: Sql, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs
  const now = async () => (await sql.query<{ writer: string }>(holders)).rows.map(({ writer }) => writer)
  const before = new Set(await now())
  for (let left = before.size; left > 0; left = (await now()).filter((writer) => before.has(writer)).length) {
    if (performance.now() > end) return false
    await sleep(LOOK_EVERY_MS)
  }
  return true
}

/**
 * Keeps all writers out until the caller's transaction ends. It must end at once.
 * @throws Error (lock_not_available) where one of them takes more than half a second: try again later
 */
export async function keepWritersOut(sql: Sql): Promise<void> {
  await sql.query(`SET LOCAL lock_timeout = '500ms'`)
  await sql.query(`SELECT pg_advisory_xact_lock(${GATE.group}, ${GATE.key})`)
}
