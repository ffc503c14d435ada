import { type ReplayPiece, type ReplayTimeline, replayStretch } from '#domain/replay-timeline.ts'

/** A stretch of wall time in which one good was presented. */
export type Presenting = { fromWallMs: number; toWallMs: number }

/** A clip for a product's page is no longer (ms). */
const LONGEST_MS = 90_000
/** A glimpse shorter than this (ms) is no clip. */
const SHORTEST_MS = 3_000
/** A clip begins a little (ms) before the good is presented: the host is saying its name. */
const LEAD_MS = 1_500

/** The pieces of the longest time in which a good was presented, the first of equals; none where there is no such time. */
export function chooseClip(timeline: ReplayTimeline, presented: readonly Presenting[]): ReplayPiece[] {
  const stretches = presented.flatMap((time) => replayStretch(timeline, time) ?? [])
  const length = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => Math.min(toMs - fromMs, LONGEST_MS)
  const best = stretches.reduce((a, b) => (length(b) > length(a) ? b : a), { fromMs: 0, toMs: 0 })
  if (length(best) < SHORTEST_MS) return []
  const fromMs = Math.max(0, best.fromMs - LEAD_MS)
  const toMs = Math.min(best.toMs, fromMs + LONGEST_MS)
  return timeline.pieces.filter(
    ({ replayMs, durationMs }) => replayMs + durationMs > fromMs && replayMs + durationMs / 2 < toMs,
  )
}
