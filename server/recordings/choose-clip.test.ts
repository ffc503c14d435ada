import { describe, expect, test } from 'vitest'
import { layTimeline } from '#domain/replay-timeline.ts'
import { chooseClip } from './choose-clip.ts'

const begin = Date.parse('2026-08-28T08:00:00Z')
const segments = Array.from({ length: 600 }, (_, msn) => ({
  msn,
  epoch: 1,
  startMs: msn * 1_000,
  durationMs: 1_000,
  kept: true,
}))
const timeline = layTimeline([{ epoch: 1, startedAt: new Date(begin) }], segments)
const from = (fromS: number, toS: number) => ({ fromWallMs: begin + fromS * 1_000, toWallMs: begin + toS * 1_000 })
const shown = (...times: [number, number][]) => {
  const pieces = chooseClip(
    timeline,
    times.map(([a, b]) => from(a, b)),
  )
  return pieces.length ? [pieces[0]?.msn, pieces.at(-1)?.msn] : null
}

describe('the clip of a good', () => {
  test('is the longest time it was presented, with what leads to it', () =>
    expect(shown([10, 20], [100, 140])).toEqual([98, 139]))
  test('is the first of two equal times', () => expect(shown([100, 400], [450, 599])).toEqual([98, 187]))
  test('is a minute and a half at most', () => expect(shown([0, 600])).toEqual([0, 89]))
  test('is none where it was never or hardly presented', () => {
    expect(shown()).toBeNull()
    expect(shown([10, 12])).toBeNull()
    expect(shown([-500, -100])).toBeNull()
  })
})
