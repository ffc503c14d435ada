import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Bus } from '#server/bus.ts'
import { outsiders, viewer } from '#test/factories/viewer.ts'
import { figuresStream } from './figures-stream.ts'

const listeners = new Set<(payload: string) => void>()
const bus: Bus = {
  publish: async () => {
    for (const tell of listeners) tell('')
  },
  subscribe: (_, listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  close: async () => {},
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  listeners.clear()
})

const open = { bus, closing: new AbortController().signal }

function read(signal: AbortSignal, deps = open) {
  const seen: string[] = []
  const reader = figuresStream(deps, viewer(), signal).getReader()
  const done = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      seen.push(new TextDecoder().decode(part.value))
  })()
  return { done, changes: () => seen.filter((text) => text.startsWith('event: changed')).length }
}

test('says so at most once a second, and never loses the last change', async () => {
  const leave = new AbortController()
  const { changes, done } = read(leave.signal)
  for (let at = 0; at < 100; at++) {
    await bus.publish('figures', '')
    await vi.advanceTimersByTimeAsync(30)
  }
  await vi.advanceTimersByTimeAsync(1_000)
  expect(changes()).toBe(4)
  leave.abort()
  await done
  expect(listeners.size).toBe(0)
})

test('ends by itself, so that the role is checked again', async () => {
  const { done } = read(new AbortController().signal)
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  await done
  expect(listeners.size).toBe(0)
})

test('ends when the process stops, so that nobody has to wait for it', async () => {
  const process = new AbortController()
  const { done } = read(new AbortController().signal, { bus, closing: process.signal })
  process.abort()
  await done
  expect(listeners.size).toBe(0)
})

test.each(outsiders)('is not for a $role', (outsider) => {
  expect(() => figuresStream(open, outsider, new AbortController().signal)).toThrow('Forbidden')
})
