import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { append } from './append.ts'
import { freeAbandoned } from './free-abandoned.ts'

const database = useDatabase()

const locked = async () => {
  const { rows } = await database.db.pool.query<{ locked_by: string | null }>(
    'SELECT locked_by FROM graphile_worker.jobs ORDER BY id',
  )
  return rows.map(({ locked_by }) => locked_by)
}

test('jobs of a killed process go back to the queue, those under way stay', async () => {
  const { pool } = database.db
  for (let job = 0; job < 3; job++) await append(pool, 'order.paid', { orderId: randomUUID() })
  const lock = (at: number, worker: string, seconds: number) =>
    pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - make_interval(secs => $2)
       WHERE id = (SELECT id FROM graphile_worker._private_jobs ORDER BY id OFFSET $3 LIMIT 1)`,
      [worker, seconds, at],
    )
  await lock(0, 'killed', 31)
  await lock(1, 'alive', 5)
  expect(await freeAbandoned(pool)).toBe(1)
  expect(await locked()).toEqual([null, 'alive', null])
  expect(await freeAbandoned(pool)).toBe(0)
})
