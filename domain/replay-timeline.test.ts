import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layTimeline, type RecordedSegment, replayAt, replayStretch, wallAt } from './replay-timeline.ts'

const T0 = Date.parse('2026-08-28T08:00:00Z')
const track = (epoch: number, atMs: number) => ({ epoch, startedAt: new Date(T0 + atMs) })

/** Three seconds of the first track, five seconds nobody, two more of it; then another device. One segment was not kept. */
const tracks = [track(1, 0), track(2, 20_000)]
const segments: RecordedSegment[] = [
  { msn: 0, epoch: 1, startMs: 0, durationMs: 1_000, kept: true },
  { msn: 1, epoch: 1, startMs: 1_003, durationMs: 1_040, kept: true },
  { msn: 2, epoch: 1, startMs: 2_000, durationMs: 1_000, kept: true },
  { msn: 3, epoch: 1, startMs: 8_000, durationMs: 1_000, kept: true },
  { msn: 4, epoch: 1, startMs: 9_000, durationMs: 1_000, kept: false },
  { msn: 5, epoch: 1, startMs: 10_000, durationMs: 1_000, kept: true },
  { msn: 6, epoch: 2, startMs: 0, durationMs: 1_500, kept: true },
]
const whole = layTimeline(tracks, segments)

describe('a recording with pauses', () => {
  test('is played without them', () => {
    expect(whole.durationMs).toBe(6_500)
    expect(whole.pieces.map(({ msn, replayMs, durationMs, follows }) => [msn, replayMs, durationMs, follows])).toEqual([
      [0, 0, 1_003, false],
      [1, 1_003, 997, true],
      [2, 2_000, 1_000, true],
      [3, 3_000, 1_000, false],
      [5, 4_000, 1_000, false],
      [6, 5_000, 1_500, false],
    ])
  })
  test.each([
    ['the beginning', 0, 0],
    ['before the pause', 2_999, 2_999],
    ['after it', 3_000, 8_000],
    ['after what was not kept', 4_250, 10_250],
    ['the other device', 5_000, 20_000],
    ['the end', 6_500, 21_500],
    ['beyond it', 99_000, 21_500],
    ['before the beginning', -5, 0],
  ])('wall time at %s', (_name, replayMs, wall) => expect(wallAt(whole, replayMs)).toBe(T0 + wall))
  test.each([
    ['in the pause', 5_000, 3_000],
    ['before everything', -9_000, 0],
    ['after everything', 60_000, 6_500],
    ['within', 8_400, 3_400],
  ])('replay time of a moment %s', (_name, wall, replayMs) => expect(replayAt(whole, T0 + wall)).toBe(replayMs))
  test('a stretch of which nothing is seen is none', () => {
    expect(replayStretch(whole, { fromWallMs: T0 + 4_000, toWallMs: T0 + 7_000 })).toBeNull()
    expect(replayStretch(whole, { fromWallMs: T0 + 2_500, toWallMs: T0 + 8_500 })).toEqual({
      fromMs: 2_500,
      toMs: 3_500,
    })
  })
})

test('a cut is made at whole segments and moves the beginning', () => {
  const cut = layTimeline(tracks, segments, { fromMs: 1_500, toMs: 4_500 })
  expect(cut.pieces.map(({ msn, replayMs }) => [msn, replayMs])).toEqual([
    [1, 0],
    [2, 997],
    [3, 1_997],
    [5, 2_997],
  ])
  expect(cut).toMatchObject({ fromMs: 1_003, durationMs: 3_997, recordingMs: 6_500 })
  expect(cut.pieces[0]?.follows).toBe(false)
})

test('nothing kept is nothing to play', () => {
  const none = layTimeline(
    tracks,
    segments.map((segment) => ({ ...segment, kept: false })),
  )
  expect([none.durationMs, wallAt(none, 0), replayAt(none, T0)]).toEqual([0, null, 0])
  expect(layTimeline(tracks, segments, { fromMs: 90_000, toMs: null }).pieces).toHaveLength(1)
})

const recordings = fc
  .array(
    fc.record({
      newTrack: fc.boolean(),
      gapMs: fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1_000, max: 90_000 })),
      durationMs: fc.integer({ min: 200, max: 2_000 }),
      kept: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    const made = { tracks: [track(1, 0)], segments: [] as RecordedSegment[] }
    let [wall, begin] = [0, 0]
    steps.forEach(({ newTrack, gapMs, durationMs, kept }, msn) => {
      wall = Math.max(0, wall + gapMs)
      if (newTrack) {
        begin = wall
        made.tracks.push(track(made.tracks.length + 1, wall))
      }
      made.segments.push({ msn, epoch: made.tracks.length, startMs: wall - begin, durationMs, kept })
      wall += durationMs
    })
    return made
  })

describe('whatever was recorded', () => {
  test('every moment of a replay is found again by its wall time', () => {
    fc.assert(
      fc.property(recordings, fc.double({ min: 0, max: 0.999, noNaN: true }), (recorded, where) => {
        const timeline = layTimeline(recorded.tracks, recorded.segments)
        const replayMs = Math.floor(timeline.durationMs * where)
        const wall = wallAt(timeline, replayMs)
        if (wall === null) expect(timeline.durationMs).toBe(0)
        else expect(replayAt(timeline, wall)).toBe(replayMs)
      }),
    )
  })
  test('wall time never runs backwards, and pieces leave no hole', () => {
    fc.assert(
      fc.property(recordings, fc.option(fc.nat(40_000)), fc.option(fc.nat(80_000)), (recorded, fromMs, toMs) => {
        const { pieces, durationMs } = layTimeline(recorded.tracks, recorded.segments, { fromMs, toMs })
        let [replayMs, wallMs] = [0, Number.NEGATIVE_INFINITY]
        for (const piece of pieces) {
          expect(piece.replayMs).toBe(replayMs)
          expect(piece.wallMs).toBeGreaterThanOrEqual(wallMs)
          replayMs += piece.durationMs
          wallMs = piece.wallMs + piece.durationMs
        }
        expect(durationMs).toBe(replayMs)
      }),
    )
  })
})
