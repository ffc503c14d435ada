import pino from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { stillKey } from '#server/media/still.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { makeTrack, segmentOf } from '#test/factories/recording.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { keepSegment } from './keep-segment.ts'
import { removeOldRecordings } from './remove-old.ts'

const database = useDatabase()
const ended = new Date('2026-08-28T10:00:00Z')
const daysLater = (days: number) => new Date(ended.getTime() + days * 24 * 60 * 60_000)
let files: ReturnType<typeof memoryFiles>
let show: Show

const run = (now: Date, store = files) =>
  removeOldRecordings({
    ...{ db: database.db, files: store, log: pino({ level: 'silent' }) },
    clock: { now: () => now },
    env: { RECORDING_KEEP_DAYS: 1_096 } as never,
  })
const count = async (table: 'live_segment' | 'live_track') => {
  const { rows } = await database.db.pool.query(`SELECT 1 FROM ${table} WHERE session_id = $1`, [show.sessionId])
  return rows.length
}

beforeEach(async () => {
  files = memoryFiles()
  show = await makeShow(database.db, await makeMarket(database.db))
  await makeTrack(database.db, show)
  await files.put(stillKey(show.sessionId), new Uint8Array([1]), 'image/jpeg')
  for (const msn of [0, 1, 2]) await keepSegment({ db: database.db, files }, segmentOf(show.sessionId, msn), msn !== 1)
  await database.db.pool.query(`UPDATE live_session SET state = 'ended', ended_at = $2 WHERE id = $1`, [
    show.sessionId,
    ended,
  ])
})

test('a recording is kept to the last day of its time, and then goes with its files', async () => {
  expect(await run(daysLater(1_095.9))).toBe(0)
  expect([await count('live_segment'), files.kept.size]).toEqual([3, 3])
  expect(await run(daysLater(1_096))).toBe(3)
  expect([await count('live_segment'), await count('live_track'), files.kept.size]).toEqual([0, 0, 0])
  expect(await run(daysLater(1_097))).toBe(0)
})

test('a run that broke off is finished by the next one', async () => {
  const broken = { ...files, remove: async () => Promise.reject(new Error('SlowDown')) }
  await expect(run(daysLater(1_096), broken)).rejects.toThrow('SlowDown')
  expect(await count('live_segment')).toBe(3)
  expect(await run(daysLater(1_096))).toBe(3)
  expect(files.kept.size).toBe(0)
})

test('the database lets nobody remove it earlier', async () => {
  const at = (when: Date) =>
    database.db.pool.query('UPDATE live_session SET recording_gone_at = $2 WHERE id = $1', [show.sessionId, when])
  await expect(at(daysLater(1_094))).rejects.toMatchObject({ constraint: 'live_session_kept' })
  for (const table of ['live_segment', 'live_track'])
    await expect(
      database.db.pool.query(`DELETE FROM ${table} WHERE session_id = $1`, [show.sessionId]),
    ).rejects.toMatchObject({ constraint: 'live_recording_kept' })
  await at(daysLater(1_095))
  await database.db.pool.query('DELETE FROM live_segment WHERE session_id = $1', [show.sessionId])
})
