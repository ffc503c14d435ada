import type { MediaState } from '#domain/live-media.ts'
import type { Failure } from './modes.ts'

/** One way of bringing the picture into a <video>, until it is closed. */
export type Transport = {
  /** To the newest frame, after the page was out of sight. */
  toEdge(): void
  /** The network is back: try at once, not when the next try is due. */
  retry(): void
  close(): void
}

/** What a way reports. */
export type Reports = {
  /** What the server says of the picture. */
  media(state: MediaState): void
  failed(why: Failure): void
}

/** Stalls within this time are too many for a way that keeps little ahead. */
const STALLS = { most: 4, withinMs: 20_000 }

/** Counts stalls. @returns how to report one; true when there were too many */
export function stallCounter(): (now: number) => boolean {
  let stalls: number[] = []
  return (now) => {
    stalls = [...stalls.filter((at) => now - at < STALLS.withinMs), now]
    return stalls.length >= STALLS.most
  }
}
