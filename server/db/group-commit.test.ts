import { expect, test } from 'vitest'
import { groupCommit } from './group-commit.ts'

/** A store whose batches are seen from outside and finish when told. */
function slowStore() {
  const batches: { key: string; requests: number[]; finish: () => void }[] = []
  const commit = groupCommit<number, number>(
    (key, requests) =>
      new Promise((resolve, reject) => {
        const finish = () =>
          requests.includes(13) ? reject(new Error('unlucky')) : resolve(requests.map((n) => n * 2))
        batches.push({ key, requests, finish })
      }),
    3,
  )
  return { batches, commit }
}

const tick = () => new Promise(setImmediate)

test('what arrives while a batch is in flight goes together in the next ones, at most `max` at a time', async () => {
  const { batches, commit } = slowStore()
  const first = commit('a', 1)
  await tick()
  const rest = [2, 3, 4, 5].map((n) => commit('a', n))
  expect(batches.map((b) => b.requests)).toEqual([[1]])
  batches[0]?.finish()
  expect(await first).toBe(2)
  await tick()
  expect(batches[1]?.requests).toEqual([2, 3, 4])
  batches[1]?.finish()
  await tick()
  batches[2]?.finish()
  expect(await Promise.all(rest)).toEqual([4, 6, 8, 10])
})

test('keys do not wait for each other', async () => {
  const { batches, commit } = slowStore()
  const slow = commit('a', 1)
  const quick = commit('b', 2)
  await tick()
  batches.find((b) => b.key === 'b')?.finish()
  expect(await quick).toBe(4)
  batches.find((b) => b.key === 'a')?.finish()
  expect(await slow).toBe(2)
})

test('a request that breaks its batch fails alone', async () => {
  const commit = groupCommit<number, number>(async (_key, requests) => {
    if (requests.includes(13)) throw new Error('unlucky')
    return requests
  })
  const results = await Promise.allSettled([commit('a', 1), commit('a', 13), commit('a', 2)])
  expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await commit('a', 5)).toBe(5)
})
