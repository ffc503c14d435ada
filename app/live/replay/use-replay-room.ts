import { useEffect, useRef, useState } from 'react'
import { LOG_STRETCH_MS, type LogStretch, stretchOf } from '#domain/live-replay.ts'
import { wallAt } from '#domain/replay-timeline.ts'
import type { ReplayShown } from '#server/livestream/replay/read-replay.ts'
import type { Room } from '../room-state.ts'
import { roomsOf } from './room-at.ts'

/** So long before the end of a stretch the next one is fetched. */
const AHEAD_MS = 20_000
const AGAIN_MS = 3_000

export const logAddress = (sessionId: string, fromMs: number, version: string): string =>
  `/live/${sessionId}/log?from=${fromMs}&v=${version}`

/** Null where it was not given this time. */
async function fetchStretch(address: string): Promise<LogStretch | null> {
  const answer = await fetch(address).catch(() => null)
  return answer?.ok ? answer.json().catch(() => null) : null
}

/**
 * The room at a time of a replay. Stretches of the log are fetched as they are needed; while one is on its way, the room is
 * the last one that is known and `late` is true.
 */
export function useReplayRoom(sessionId: string, replay: ReplayShown, ms: number): { room: Room; late: boolean } {
  const { startedAt, endedAt, timeline, stretch, version } = replay
  const [rooms] = useState(() => new Map([[stretch.fromMs, roomsOf(stretch)]]))
  const fetching = useRef(new Set<number>())
  const [, arrived] = useState(0)
  const wall = wallAt(timeline, ms) ?? startedAt.getTime()
  const lasted = endedAt.getTime() - startedAt.getTime()
  const sinceStart = Math.min(Math.max(0, wall - startedAt.getTime()), lasted)
  const needed = stretchOf(sinceStart)
  const next = stretchOf(Math.min(sinceStart + AHEAD_MS, lasted))
  const [last, setLast] = useState(() => roomsOf(stretch)(new Date(startedAt.getTime() + sinceStart)))

  useEffect(() => {
    async function bring(fromMs: number): Promise<void> {
      if (rooms.has(fromMs) || fetching.current.has(fromMs)) return
      fetching.current.add(fromMs)
      const stretch = await fetchStretch(logAddress(sessionId, fromMs, version))
      if (stretch) rooms.set(fromMs, roomsOf(stretch))
      else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      fetching.current.delete(fromMs)
      arrived((count) => count + 1)
    }
    void bring(needed)
    if (next !== needed) void bring(Math.min(next, needed + LOG_STRETCH_MS))
  })

  const known = rooms.get(needed)?.(new Date(startedAt.getTime() + sinceStart))
  if (known && known !== last) setLast(known)
  return { room: known ?? last, late: !known }
}
