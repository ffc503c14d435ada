import pg from 'pg'
import type { Logger } from 'pino'

/** What processes tell each other. Messages are hints: whoever gets one reads the database. */
export type BusChannel = 'live_event' | 'live_presence' | 'live_media' | 'figures'

/** Publish/subscribe among all processes on one database (LISTEN/NOTIFY). */
export type Bus = {
  /** Sends after the caller's own commit. `payload` at most 8,000 bytes. */
  publish(channel: BusChannel, payload: string): Promise<void>
  /** `listener` also runs, with an empty payload, whenever messages may have been missed. @returns how to stop */
  subscribe(channel: BusChannel, listener: (payload: string) => void): () => void
  close(): Promise<void>
}

const CHANNELS: readonly BusChannel[] = ['live_event', 'live_presence', 'live_media', 'figures']
const RECONNECT_MS = 1_000

/** Connects once and listens on every channel; a lost connection is opened again until `close`. */
export async function openBus(databaseUrl: string, pool: pg.Pool, log: Pick<Logger, 'warn'>): Promise<Bus> {
  const listeners = new Map<BusChannel, Set<(payload: string) => void>>(CHANNELS.map((c) => [c, new Set()]))
  const tell = (channel: string, payload: string) => {
    for (const listener of listeners.get(channel as BusChannel) ?? []) listener(payload)
  }
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: databaseUrl, keepAlive: true })
    next.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    next.on('error', (error) => log.warn({ error }, 'the bus lost its connection'))
    await next.connect()
    for (const channel of CHANNELS) await next.query(`LISTEN ${channel}`)
    // Only now: an attempt that fails ends too, and is tried again by whoever made it. Twice would double every second.
    next.on('end', reconnect)
    client = next
  }
  function reconnect(): void {
    if (closed) return
    retry = setTimeout(async () => {
      try {
        await connect()
        for (const channel of CHANNELS) tell(channel, '')
      } catch (error) {
        log.warn({ error }, 'the bus could not connect')
        reconnect()
      }
    }, RECONNECT_MS)
  }
  await connect()

  return {
    async publish(channel, payload) {
      await pool.query('SELECT pg_notify($1, $2)', [channel, payload])
    },
    subscribe(channel, listener) {
      listeners.get(channel)?.add(listener)
      return () => listeners.get(channel)?.delete(listener)
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
