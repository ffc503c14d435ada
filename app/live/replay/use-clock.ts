import { useState, useSyncExternalStore } from 'react'
import { MEDIA_PATH } from '#domain/live-media.ts'
import type { ReplayShown } from '#server/livestream/replay/read-replay.ts'
import { createReplayClock, type ReplayClock, type ReplayTime } from './replay-clock.ts'

/** Address of what is kept of a session's picture. */
export const keptOf = (sessionId: string, file: string): string => `${MEDIA_PATH}/${sessionId}/${file}`

/** The clock of a replay. Give the component a `key` of the session and the time that was asked for. */
export function useClock(
  sessionId: string,
  { timeline, atMs, recorded }: Pick<ReplayShown, 'timeline' | 'atMs' | 'recorded'>,
): { clock: ReplayClock; time: ReplayTime } {
  const [clock] = useState(() =>
    createReplayClock(timeline.durationMs, atMs, recorded ? keptOf(sessionId, 'replay.m3u8') : null),
  )
  const time = useSyncExternalStore(clock.subscribe, clock.time, clock.time)
  return { clock, time }
}
