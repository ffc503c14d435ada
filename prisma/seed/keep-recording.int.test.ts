import { expect, test } from 'vitest'
import { liveEventPayloads } from '#domain/live-payloads.ts'
import { checkAll } from '#server/reconcile/reconcile.ts'
import { checkRecordedFiles } from '#server/recordings/check-files.ts'
import { readRecording, timelineOf } from '#server/recordings/read-recording.ts'
import { requireRecording } from '#server/recordings/require-recording.ts'
import { useDatabase } from '#test/database.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { testVault } from '#test/vault.ts'
import { recorded } from './data/recorded.ts'
import { seed } from './index.ts'
import { keepRecording } from './keep-recording.ts'
import { recordedAt, recordedId } from './rows/recorded.ts'

const database = useDatabase()
const now = new Date('2026-11-22T04:00:00Z')

test('a newcomer finds a session that is over, with a recording that fits its log; loaded twice it is there once', async () => {
  const { db } = database
  const files = memoryFiles()
  await seed(db, { now, vault: testVault, hash: async () => 'unused' })
  await keepRecording({ db, files }, now)
  await keepRecording({ db, files }, now)

  const timeline = timelineOf(await readRecording(db.pool, await requireRecording(db.pool, null, recordedId)))
  expect(Math.abs(timeline.durationMs - recorded.lastsS * 1_000)).toBeLessThan(200)
  expect(timeline.pieces.slice(1).every(({ follows }) => follows)).toBe(true)
  expect(timeline.pieces[0]?.wallMs).toBe(recordedAt(now).getTime())
  expect((await checkRecordedFiles({ db, files }, 100)).breaches).toBe(0)
  const { findings } = await checkAll(db.pool)
  expect(findings.filter(({ breaches }) => breaches > 0)).toEqual([])

  const { rows } = await db.pool.query<{ type: keyof typeof liveEventPayloads; payload: unknown }>(
    'SELECT type, payload FROM live_event WHERE session_id = $1',
    [recordedId],
  )
  for (const { type, payload } of rows) expect(liveEventPayloads[type].parse(payload)).toEqual(payload)
  const kept = [...files.kept.values()].reduce((all, { bytes }) => all + bytes.byteLength, 0)
  expect(kept).toBeLessThan(1_600_000)
})
