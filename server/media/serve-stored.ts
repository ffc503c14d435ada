import { LRUCache } from 'lru-cache'
import type { Deps } from '#server/deps.ts'
import { segmentKey } from '#server/recordings/segment-file.ts'
import type { Channel } from './channel.ts'
import type { LiveAddress } from './live-address.ts'
import { type Exchange, sendMedia, sendStill, wanted } from './serve-live.ts'
import { etagOf, stillKey } from './still.ts'

/** Bytes of files that many viewers ask for at once, after a restart; and how long (ms) an answer of the store is good. */
const KEPT_BYTES = 32_000_000
const KEPT_MS = 10_000
/** What an absent file counts for. */
const LEAST_BYTES = 100

/** Answers with what is no longer in memory, or never was: segments from before a restart, the still of a session. */
export type ServeStored = (address: LiveAddress, channel: Channel | null, exchange: Exchange) => Promise<boolean>

export function serveStoredWith({ db, files }: Pick<Deps, 'db' | 'files'>): ServeStored {
  const read = new LRUCache<string, { bytes: Uint8Array | null }>({
    maxSize: KEPT_BYTES,
    ttl: KEPT_MS,
    sizeCalculation: ({ bytes }) => Math.max(LEAST_BYTES, bytes?.byteLength ?? 0),
    fetchMethod: async (key) => ({ bytes: (await files.read(key))?.bytes ?? null }),
  })
  const bytesOf = async (key: string) => (await read.fetch(key))?.bytes ?? null

  return async (address, channel, exchange) => {
    if (address.kind === 'still') {
      const bytes = (await isPublic(db, address.sessionId)) ? await bytesOf(stillKey(address.sessionId)) : null
      if (bytes) sendStill(exchange, { bytes, etag: etagOf(bytes) })
      return bytes !== null
    }
    const segment = address.kind === 'segment' ? channel?.segment(address.msn) : undefined
    if (!channel || address.kind !== 'segment' || !segment?.sha256) return false
    const { sessionId, msn } = address
    const bytes = wanted(channel, address, await bytesOf(segmentKey({ sessionId, msn, sha256: segment.sha256 })))
    if (bytes) sendMedia(exchange, bytes)
    return bytes !== null
  }
}

/** The still of a replay that is hidden, or removed, is shown to nobody. */
async function isPublic({ pool }: Pick<Deps['db'], 'pool'>, sessionId: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'live_still_public',
    text: `SELECT 1 FROM live_session WHERE id = $1 AND state <> 'scheduled' AND replay_hidden_at IS NULL AND recording_gone_at IS NULL`,
    values: [sessionId],
  })
  return rowCount === 1
}
