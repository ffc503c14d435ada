import { expect, test } from 'vitest'
import { underKeys } from './under-keys.ts'

/** A provider that fails `failures` times for good, and marks a failure that it has saved. */
function provider(failures: number) {
  const saved = new Map<string, string>()
  const made: string[] = []
  const isReplayed = (error: unknown) => error instanceof Error && error.message === 'replayed'
  async function create(key: string): Promise<string> {
    const known = saved.get(key)
    if (known === 'failure') throw new Error('replayed')
    if (known) return known
    if (saved.size < failures) {
      saved.set(key, 'failure')
      throw new Error('fresh')
    }
    made.push(key)
    saved.set(key, `made under ${key}`)
    return `made under ${key}`
  }
  return { create, isReplayed, made }
}

test('a fresh failure ends the call; the next one leaves the saved failure behind', async () => {
  const { made, ...asking } = provider(2)
  await expect(underKeys('k', asking)).rejects.toThrow('fresh')
  await expect(underKeys('k', asking)).rejects.toThrow('fresh')
  expect(await underKeys('k', asking)).toBe('made under k-3')
  expect(await underKeys('k', asking)).toBe('made under k-3')
  expect(made).toEqual(['k-3'])
})

test('looks before every key', async () => {
  const { made, ...asking } = provider(1)
  await expect(underKeys('k', asking)).rejects.toThrow('fresh')
  let looks = 0
  const find = async () => (++looks === 2 ? 'found' : null)
  expect(await underKeys('k', { ...asking, find })).toBe('found')
  expect(made).toEqual([])
})

test('a series ends', async () => {
  const keys = new Set<string>()
  const create = async (key: string) => {
    keys.add(key)
    throw new Error('replayed')
  }
  await expect(underKeys('k', { create, isReplayed: () => true })).rejects.toThrow('replayed')
  expect(keys.size).toBe(20)
})
