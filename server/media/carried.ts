import type { MediaState } from '#domain/live-media.ts'
import { type MediaInit, readInit } from '#domain/media/read-init.ts'
import type { Channel } from './channel.ts'
import type { Ingest } from './find-ingest.ts'
import type { MediaSocket } from './media-io.ts'
import { isCutHere } from './recorder-mark.ts'
import type { RecorderTrack } from './recorder-track.ts'
import type { Track } from './segments.ts'
import type { Still } from './still.ts'
import type { StoreLine } from './store-line.ts'

/** How far a track has come. Numbers count parts, or chunks where a recorder sends them. */
export type Progress = {
  /** Null until a recorder's chunks have told. */
  init: MediaInit | null
  /** Number that comes next. */
  next: number
  /** Everything below is in the file store. */
  stored: number
  /** Media time at which its newest part ends. */
  endMs: number
  /** Set where chunks come and parts are cut here. */
  recorder: RecorderTrack | null
}

/** A track of which no part has come; its row is written with the first one. `made` is null until chunks have told. */
export type Offered = Pick<Track, 'epoch' | 'ingestId' | 'startedAt'> & { made: Omit<Track, keyof OfferedFacts> | null }
type OfferedFacts = Pick<Track, 'epoch' | 'ingestId' | 'startedAt'>

/** Whoever publishes. Since when, and when it last said something: ms of `performance.now()`. */
export type Publisher = { ingest: Ingest; socket: MediaSocket; claimedAt: Date; since: number; heardAt: number }

/** A session that this process carries. */
export type Carried = {
  channel: Channel
  offered: Map<number, Offered>
  progress: Map<number, Progress>
  publisher: Publisher | null
  /** Running while whoever publishes is gone, until viewers are told. */
  away: NodeJS.Timeout | null
  state: MediaState
  /** The publisher says that there is sound only. */
  soundOnly: boolean
  still: Still | null
  /** When the still was written to the file store, ms of `performance.now()`. */
  stillWrittenAt: number
  store: StoreLine
}

/** How far a track has come; of one from before this process carried the session, what its newest segment tells. */
export function progressOf({ channel, progress }: Carried, epoch: number): Progress | null {
  const known = progress.get(epoch)
  if (known) return known
  const track = channel.track(epoch)
  if (!track || isCutHere(track.init)) return null
  const restored = restoreProgress(channel, track)
  progress.set(epoch, restored)
  return restored
}

function restoreProgress(channel: Channel, { epoch, init }: Track): Progress {
  const last = channel.newestSegment(epoch)
  const next = last ? last.lastPart + 1 : 0
  return { init: readInit(init), next, stored: next, endMs: last?.endMs ?? 0, recorder: null }
}
