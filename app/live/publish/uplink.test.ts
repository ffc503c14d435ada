import { expect, test } from 'vitest'
import { readUplink, SOUND_BITS, STEPS, startUplink, type Uplink } from './uplink.ts'

const EVERY_MS = 500

/** A line that carries so many bits a second at a time, and a publisher that sends what its step makes. */
type Line = (second: number) => number | null

function runOn(line: Line, seconds: number, from: Uplink = startUplink(0, 0)) {
  let uplink = from
  let waitingBits = 0
  let takenBytes = 0
  let madeBytes = 0
  const steps: string[] = []
  for (let at = 0; at <= seconds * 1_000; at += EVERY_MS) {
    const made = ((STEPS[uplink.step]?.videoBits ?? 0) + SOUND_BITS) * (EVERY_MS / 1_000)
    const carries = line(at / 1_000)
    const moved = carries === null ? 0 : Math.min(waitingBits + made, carries * (EVERY_MS / 1_000))
    waitingBits += made - moved
    takenBytes += moved / 8
    madeBytes += made / 8
    const waitingMs = (waitingBits / (made / EVERY_MS)) | 0
    uplink = readUplink(uplink, { at, connected: carries !== null, madeBytes, takenBytes, waitingMs, slow: false })
    steps.push(STEPS[uplink.step]?.name ?? '')
  }
  return { uplink, steps, changes: steps.filter((step, i) => i > 0 && step !== steps[i - 1]) }
}
const secondOf = (steps: readonly string[], step: string): number => (steps.indexOf(step) * EVERY_MS) / 1_000

test('a good line keeps the best picture', () => {
  expect(runOn(() => 5e6, 120).changes).toEqual([])
})

test('a line that becomes weak gets within seconds what it carries, in one step', () => {
  const { steps, changes } = runOn((second) => (second < 10 ? 5e6 : 450_000), 40)
  expect(changes[0]).toBe('240p')
  expect(secondOf(steps, '240p')).toBeLessThan(15)
})

test('a very weak line carries sound alone', () => {
  const { changes } = runOn((second) => (second < 10 ? 5e6 : 120_000), 40)
  expect(changes).toEqual(['sound'])
})

test('a line of a train: a hiccup of a second changes nothing', () => {
  expect(runOn((second) => (second % 15 === 0 && second > 0 ? 0 : 4e6), 90).changes).toEqual([])
})

test('a line that recovers gets a larger picture step by step, each after a calm while', () => {
  const { steps, changes } = runOn((second) => (second > 5 && second < 15 ? 200_000 : 5e6), 150)
  expect(changes[0]).toBe('sound')
  expect(changes.slice(1)).toEqual(['240p', '360p', '540p', '720p'])
  expect(secondOf(steps.slice(steps.indexOf('sound')), '240p')).toBeGreaterThanOrEqual(15)
})

test('a step up that the line did not carry is tried again later and later', () => {
  const { steps } = runOn(() => 700_000, 400)
  const tries = steps.filter((step, i) => step === '540p' && steps[i - 1] === '360p').length
  expect(tries).toBeGreaterThanOrEqual(1)
  expect(tries).toBeLessThanOrEqual(5)
  expect(steps.filter((step) => step === '360p').length).toBeGreaterThan(steps.length / 2)
})

test('a cut says nothing about the line', () => {
  expect(runOn((second) => (second >= 10 && second < 40 ? null : 8e6), 90).changes).toEqual([])
})

test('after a cut a line that crawls for some seconds keeps its picture; one that stays weak does not', () => {
  const cut = (second: number) => second >= 10 && second < 20
  const crawls = runOn((second) => (cut(second) ? null : second >= 20 && second < 32 ? 120_000 : 8e6), 60)
  expect(crawls.changes).toContain('240p')
  expect(crawls.changes).not.toContain('sound')
  expect(runOn((second) => (cut(second) ? null : second >= 20 ? 120_000 : 8e6), 90).changes.at(-1)).toBe('sound')
})

/** The steps that readings lead to. */
const stepsOf = (seconds: number, read: (at: number) => { bits: number; waitingMs: number; slow: boolean }) => {
  let uplink = startUplink(0, 0)
  let bytes = 0
  const seen: number[] = []
  for (let at = 0; at <= seconds * 1_000; at += EVERY_MS) {
    const { bits, ...reading } = read(at)
    bytes += (bits * EVERY_MS) / 8_000
    uplink = readUplink(uplink, { at, connected: true, madeBytes: bytes, takenBytes: bytes, ...reading })
    seen.push(uplink.step)
  }
  return [...new Set(seen)]
}

test('an encoder that does not keep up gets less to do, one step at a time, and never loses its picture', () => {
  expect(stepsOf(11, () => ({ bits: 1e6, waitingMs: 100, slow: true }))).toEqual([0, 1, 2])
  expect(stepsOf(60, () => ({ bits: 1e6, waitingMs: 100, slow: true }))).toEqual([0, 1, 2, 3])
})

test('a still picture that comes late over a line that takes all of it stays a picture', () => {
  expect(stepsOf(60, () => ({ bits: 150_000, waitingMs: 1_500, slow: false }))).toEqual([0, 1, 2, 3])
})
