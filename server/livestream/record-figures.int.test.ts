import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { recordFigures } from './record-figures.ts'

const database = useDatabase()
let show: Show
beforeEach(async () => {
  show = await makeShow(database.db, await makeMarket(database.db))
})

const at = (second: number) => new Date(Date.UTC(2026, 7, 28, 8, 0, second, 500))
const record = (second: number, viewers: number, left: number, { sessionId, itemId } = show) =>
  recordFigures(database.db.pool, at(second), [{ sessionId, viewers, left: [{ itemId, left }] }])
async function rows({ sessionId } = show) {
  const { rows } = await database.db.pool.query<{ second: number; viewers: number; left: Record<string, number> }>(
    `SELECT extract(second FROM at)::int AS second, viewers, "left" FROM live_figure WHERE session_id = $1 ORDER BY at`,
    [sessionId],
  )
  return rows.map((row) => [row.second, row.viewers, Object.values(row.left)[0]])
}

test('a second in which nothing changed has no row', async () => {
  await record(1, 3, 50)
  await record(2, 3, 50)
  await record(3, 3, 49)
  await record(4, 4, 49)
  expect(await rows()).toEqual([
    [1, 3, 50],
    [3, 3, 49],
    [4, 4, 49],
  ])
})

test('two processes write a second once; who came too late says so and is heard in the next', async () => {
  expect(await Promise.all([record(1, 3, 50), record(1, 3, 50)])).toHaveLength(2)
  expect(await record(1, 4, 50)).toEqual(new Set([show.sessionId]))
  expect(await record(2, 4, 50)).toEqual(new Set())
  expect(await rows()).toEqual([
    [1, 3, 50],
    [2, 4, 50],
  ])
})

test('only sessions on the air have figures', async () => {
  const next = await makeShow(database.db, await makeMarket(database.db), { state: 'scheduled' })
  await record(1, 3, 50, next)
  expect(await rows(next)).toEqual([])
})
