import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/**
 * Pools report being closed a moment before their connections are. A server that stopped within that moment would
 * send them errors that nobody handles any more. Waits for at most two seconds until all are gone.
 */
export async function untilUnused(url: string): Promise<void> {
  const client = await connect(url)
  if (!client) return
  for (let turn = 0; turn < 100; turn++) {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    if (rowCount === 0) break
    await sleep(20)
  }
  await client.end()
}

/** Whether a server accepts connections at `url`. */
export async function answers(url: string): Promise<boolean> {
  const client = await connect(url)
  await client?.end()
  return client !== null
}

/** A connection, or null when nobody answers within two seconds. */
async function connect(url: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  // Whoever shuts the server down ends this connection too; nothing is lost with it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    return null
  }
}
