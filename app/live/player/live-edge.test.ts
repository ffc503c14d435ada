import { describe, expect, test } from 'vitest'
import { bufferedEnd, makeLiveEdge, nearest, overHole, watchSeeks } from './live-edge.ts'

const ranges = (...list: [number, number][]) => ({
  length: list.length,
  start: (i: number) => list[i]?.[0] ?? 0,
  end: (i: number) => list[i]?.[1] ?? 0,
})

describe('the live edge', () => {
  test('plays on as it is near the newest frame, and faster the farther it is behind', () => {
    const rateAt = (ahead: number) => makeLiveEdge(0.2, { least: 0.12, most: 1.2 }).see(ahead, 0).rate
    expect([0.05, 0.2, 0.4, 1].map(rateAt)).toEqual([1, 1, 1.05, 1.1])
  })

  test('takes the least of a second, not what a part just added', () => {
    const edge = makeLiveEdge(0.2, { least: 0.12, most: 1.2 })
    edge.see(0.1, 0)
    expect(edge.see(0.9, 500).rate).toBe(1)
    expect(edge.see(0.9, 1_600).rate).toBe(1.1)
  })

  test('jumps when it is seconds behind', () => {
    const edge = makeLiveEdge(0.2, { least: 0.12, most: 1.2 })
    expect(edge.see(2, 0).jump).toBe(false)
    expect(edge.see(3, 100).jump).toBe(true)
    expect(edge.see(0.3, 200), 'the jump is not judged by what was before').toEqual({ rate: 1.05, jump: false })
  })

  test('keeps more after each stall, within bounds, and dares to come closer when it is calm', () => {
    const edge = makeLiveEdge(0.2, { least: 0.12, most: 1.2 })
    const first = edge.distance()
    edge.stalled(0)
    const second = edge.distance()
    expect(second).toBeGreaterThan(first)
    for (let i = 0; i < 50; i++) edge.stalled(i)
    const most = edge.distance()
    expect(most).toBeLessThan(1.5)
    edge.see(1, 7_000)
    expect(edge.distance()).toBe(most)
    for (let now = 20_000; now < 400_000; now += 20_000) edge.see(1, now)
    expect(edge.distance()).toBeCloseTo(first)
  })
})

describe('holes in what is buffered', () => {
  test('are left alone while there is something to play before them', () => {
    expect(overHole(ranges([0, 10]), 9, 0.3)).toBeNull()
    expect(overHole(ranges([0, 5], [8, 10]), 4, 0.3)).toBeNull()
  })

  test('are jumped over, towards the newest frame', () => {
    expect(overHole(ranges([0, 5], [8, 10]), 4.95, 0.3)).toBeCloseTo(9.7)
    expect(overHole(ranges([0, 5], [8, 8.2]), 5, 0.3), 'never to the very edge').toBeCloseTo(8.05)
  })

  test('a picture that begins later than playback stands, or ends before it, is gone to', () => {
    expect(overHole(ranges([100, 101]), 0, 0.3)).toBeCloseTo(100.7)
    expect(overHole(ranges([0, 5]), 7, 0.3)).toBeCloseTo(4.7)
    expect(overHole(ranges(), 7, 0.3)).toBeNull()
    expect(bufferedEnd(ranges([0, 5], [8, 10]))).toBe(10)
  })

  test('a stretch shorter than a step inside is gone into by half', () => {
    expect(nearest(ranges([0, 5], [8, 8.02]), 0.3)).toBeCloseTo(8.01)
    expect(nearest(ranges(), 0.3)).toBeNull()
  })
})

describe('seeks', () => {
  test('one that ends is left alone, however many follow each other', () => {
    const hangs = watchSeeks()
    for (let now = 0; now < 10_000; now += 1_000) {
      expect(hangs(true, now)).toBe(false)
      expect(hangs(false, now + 500)).toBe(false)
    }
  })

  test('one that hangs is begun anew, and once more when that hangs too', () => {
    const hangs = watchSeeks()
    expect([0, 1_400, 1_500, 1_600, 2_900, 3_000].map((now) => hangs(true, now))).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
    ])
  })
})
