import type { MediaRefusal } from '#domain/live-media.ts'

/** How often a process refused, by reason. */
export type RefusalCount = { add(code: MediaRefusal): void; all(): [MediaRefusal, number][] }

export function countRefusals(): RefusalCount {
  const counts = new Map<MediaRefusal, number>()
  return {
    add: (code) => void counts.set(code, (counts.get(code) ?? 0) + 1),
    all: () => [...counts],
  }
}
