import type { MediaState } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import type { Carried } from './carried.ts'
import { openChannel } from './channel.ts'
import type { Others } from './in-slices.ts'
import type { Push } from './push.ts'
import { readRestored } from './restore-channel.ts'
import type { Part, Segment, Track } from './segments.ts'
import { setMedia } from './set-media.ts'
import { openStoreLine } from './store-line.ts'

export type CarrierDeps = Pick<Deps, 'db' | 'clock' | 'bus' | 'log' | 'recorder' | 'files'> & { others: Others }

/** Parts in memory of all sessions of a process: above this no session begins another track. */
export const MOST_BYTES = 256_000_000
/** How long a takeover or an end waits for the last segment to be written. */
const SETTLE_MS = 2_000

/** The sessions that this process carries. */
export type Carrier = {
  readonly url: string | null
  of(sessionId: string): Carried | undefined
  all(): Carried[]
  /** Goes on with a session, from what was recorded of it. */
  begin(sessionId: string, state?: MediaState): Promise<Carried>
  /** Adds a part: viewers have it, and the segment that it completes is written. */
  put(carried: Carried, track: Track, part: Part): void
  /** Completes the segment that grows and waits until it is written. */
  settle(carried: Carried): Promise<void>
  state(carried: Carried, state: MediaState): void
  /** Writes the state again, where the database has another. */
  writeState(carried: Carried): void
  /** The session is over: playlists say so. */
  end(carried: Carried): void
  /** Another process carries it, or it is over: what it had in memory is forgotten. */
  drop(sessionId: string): void
  bytes(): number
  /** Since the process began. */
  taken(): { parts: number; bytes: number }
  /** Writes what is left; viewers are sent away, to come back to another process. */
  close(): Promise<void>
}

export function openCarrier(deps: CarrierDeps, push: Push, url: string | null): Carrier {
  const sessions = new Map<string, Carried>()
  const taken = { parts: 0, bytes: 0 }

  function keep(carried: Carried, segment: Segment): void {
    const { sessionId } = carried.channel
    const { epoch, msn, startMs, endMs, lastPart, whole } = segment
    if (!whole) return
    const [from, to] = [Math.round(startMs), Math.round(endMs)]
    const finished = {
      sessionId,
      epoch,
      msn,
      startMs: from,
      durationMs: Math.max(1, to - from),
      lastPart,
      bytes: whole,
    }
    const progress = carried.progress.get(epoch)
    const takenUpTo = progress?.recorder ? progress.next : lastPart + 1
    carried.store.add('segment', async () => {
      const outcome = await deps.recorder.keep(finished)
      if (outcome === 'fenced') deps.log.warn({ sessionId, msn }, 'a segment of another publisher was not written')
      else if (progress) progress.stored = Math.max(progress.stored, takenUpTo)
    })
  }

  function writeTrack({ store, channel }: Carried, track: Track): void {
    store.add('track', async () => {
      await deps.db.pool.query(
        `INSERT INTO live_track (session_id, epoch, ingest_id, init, codecs, width, height, started_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (session_id, epoch) DO NOTHING`,
        [
          channel.sessionId,
          track.epoch,
          track.ingestId,
          Buffer.from(track.init),
          track.codecs,
          track.width,
          track.height,
          new Date(track.startedAt),
        ],
      )
    })
  }

  const carrier: Carrier = {
    url,
    of: (sessionId) => sessions.get(sessionId),
    all: () => [...sessions.values()],
    async begin(sessionId, state = 'none') {
      const channel = openChannel(sessionId, await readRestored(deps.db.pool, sessionId), deps.others)
      const known = sessions.get(sessionId)
      if (known) return known
      const carried: Carried = {
        channel,
        offered: new Map(),
        progress: new Map(),
        publisher: null,
        away: null,
        state,
        soundOnly: false,
        still: null,
        stillWrittenAt: 0,
        store: openStoreLine(deps, sessionId),
      }
      sessions.set(sessionId, carried)
      return carried
    },
    put(carried, track, part) {
      if (!carried.channel.track(track.epoch)) {
        carried.channel.addTrack(track)
        writeTrack(carried, track)
      }
      taken.parts += 1
      taken.bytes += part.bytes.byteLength
      const finished = carried.channel.add(part)
      push.part(carried.channel.sessionId, track, part)
      if (finished) keep(carried, finished)
      carrier.state(carried, carried.soundOnly || track.width === null ? 'audio' : 'on')
    },
    async settle(carried) {
      const finished = carried.channel.finish()
      if (finished) keep(carried, finished)
      await carried.store.settle(SETTLE_MS)
    },
    state(carried, state) {
      if (carried.state === state) return
      carried.state = state
      push.state(carried.channel.sessionId, state)
      carrier.writeState(carried)
    },
    writeState: ({ channel, state }) => void setMedia(deps, channel.sessionId, state, url),
    end(carried) {
      const finished = carried.channel.end()
      if (finished) keep(carried, finished)
      push.state(carried.channel.sessionId, 'none')
    },
    drop(sessionId) {
      const carried = sessions.get(sessionId)
      if (!carried) return
      sessions.delete(sessionId)
      if (carried.away) clearTimeout(carried.away)
      carried.store.close()
      carried.channel.close()
    },
    async close() {
      await Promise.all(carrier.all().map((carried) => carrier.settle(carried)))
      for (const { channel, state } of carrier.all()) {
        if (state === 'on' || state === 'audio') await setMedia(deps, channel.sessionId, 'away', url)
        carrier.drop(channel.sessionId)
      }
    },
    taken: () => taken,
    bytes: () => carrier.all().reduce((sum, { channel }) => sum + channel.bytes, 0),
  }
  return carrier
}
