import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { expectPictures } from './expect-pictures.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a picture is looked for every second until there is one, or nobody watches any more', async () => {
  const watched = new Set(['begins', 'never'])
  const follow = vi.fn(async (sessionId: string) =>
    sessionId === 'begins' && follow.mock.calls.length > 2 ? { elsewhere: 'http://10.0.0.2:3000' } : { here: null },
  )
  const pictures = expectPictures({ watches: (sessionId) => watched.has(sessionId), follow })
  pictures.expect('begins')
  pictures.expect('never')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(follow.mock.calls.map(([sessionId]) => sessionId)).toEqual(['begins', 'never', 'begins', 'never', 'never'])
  watched.delete('never')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(follow).toHaveBeenCalledTimes(5)
  pictures.stop()
})

test('a look that fails is made up for', async () => {
  const follow = vi.fn(async () => Promise.reject(new Error('no database')))
  const pictures = expectPictures({ watches: () => true, follow })
  pictures.expect('session')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(follow).toHaveBeenCalledTimes(2)
  pictures.stop()
})
