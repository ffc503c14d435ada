import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeShow } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { makeTrack, segmentOf } from '#test/factories/recording.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { checkRecordedFiles } from './check-files.ts'
import { keepSegment } from './keep-segment.ts'

const database = useDatabase()
const files = memoryFiles()
const check = () => checkRecordedFiles({ db: database.db, files }, 100)

beforeAll(async () => {
  const show = await makeShow(database.db, await makeMarket(database.db))
  await makeTrack(database.db, show)
  for (const msn of [0, 1, 2, 3])
    await keepSegment({ db: database.db, files }, segmentOf(show.sessionId, msn), msn !== 3)
})

test('a recording whose files are as they were holds', async () => expect((await check()).breaches).toBe(0))

test('a missing file and a changed one are found', async () => {
  const [first = '', second = ''] = files.kept.keys()
  files.kept.delete(first)
  await files.put(second, new TextEncoder().encode('segment 8'), 'video/mp4')
  const { breaches, examples } = await check()
  expect([breaches, examples.map(({ problem }) => problem).sort()]).toEqual([2, ['changed', 'missing']])
})
