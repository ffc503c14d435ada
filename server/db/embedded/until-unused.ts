import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/**
 * Pools report being closed a moment before their connections are. A server that stopped within that moment would
 * send them errors that nobody handles any more. Waits for at most two seconds until all are gone.
 */
export async function untilUnused(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  // Whoever shuts the server down meanwhile ends this connection too, which is all we wait for.
  client.on('error', () => undefined)
  if (!(await connects(client))) return
  for (let turn = 0; turn < 100; turn++) {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    if (rowCount === 0) break
    await sleep(20)
  }
  await client.end()
}

/** A server that does not answer has nobody connected to wait for. */
async function connects(client: pg.Client): Promise<boolean> {
  try {
    await client.connect()
    return true
  } catch {
    return false
  }
}
