import pino from 'pino'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { makeIngest, makeTrack, segmentOf } from '#test/factories/recording.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { keepSegment } from './keep-segment.ts'
import { openRecorder, type RecorderOptions } from './recorder.ts'
import { segmentKey } from './segment-file.ts'

const database = useDatabase()
let market: Market
let show: Show
let files: ReturnType<typeof memoryFiles>
let ingestId: string

const log = pino({ level: 'silent' })
const record = (options: RecorderOptions = {}, store = files) =>
  openRecorder(
    { db: database.db, files: store, log, env: {} as never },
    { freeSpace: async () => Number.POSITIVE_INFINITY, pauses: [1, 1], restMs: 0, ...options },
  )
const segment = (msn: number, change = {}) => segmentOf(show.sessionId, msn, change)
async function rows() {
  const { rows } = await database.db.pool.query<{ msn: number; sha256: string | null }>(
    'SELECT msn, sha256 FROM live_segment WHERE session_id = $1 ORDER BY msn',
    [show.sessionId],
  )
  return rows
}
const insert = (msn: number, epoch: number, startMs: number, lastPart: number) =>
  database.db.pool.query(
    `INSERT INTO live_segment (session_id, msn, epoch, start_ms, duration_ms, last_part, bytes) VALUES ($1, $2, $3, $4, 1000, $5, 9)`,
    [show.sessionId, msn, epoch, startMs, lastPart],
  )

beforeAll(async () => {
  market = await makeMarket(database.db)
})
beforeEach(async () => {
  show = await makeShow(database.db, market)
  files = memoryFiles()
  ingestId = await makeIngest(database.db, show)
  await makeTrack(database.db, { ...show, ingestId })
})

test('a segment is a file and a row that names it', async () => {
  expect(await record().keep(segment(0))).toBe('stored')
  const [row] = await rows()
  if (!row?.sha256) throw new Error('no row')
  const kept = files.kept.get(segmentKey({ sessionId: show.sessionId, msn: 0, sha256: row.sha256 }))
  expect(new TextDecoder().decode(kept?.bytes)).toBe('segment 0')
})

test('handed in twice it is written once', async () => {
  const recorder = record()
  expect(await Promise.all([recorder.keep(segment(0)), recorder.keep(segment(0))])).toEqual(['stored', 'stored'])
  expect(await rows()).toHaveLength(1)
  expect(files.kept.size).toBe(1)
})

test('segments of a session are written in the order they were handed in', async () => {
  const slowFirst = { ...files, put: slowPut() }
  const recorder = record({}, slowFirst)
  const outcomes = await Promise.all([0, 1, 2, 3].map((msn) => recorder.keep(segment(msn))))
  expect(outcomes).toEqual(['stored', 'stored', 'stored', 'stored'])
  expect((await rows()).map(({ msn }) => msn)).toEqual([0, 1, 2, 3])
  expect(recorder.figures()).toEqual({ waiting: 0, waitingBytes: 0, unkept: 0 })
})
function slowPut(): typeof files.put {
  let turn: Promise<void> = Promise.resolve()
  return async (...file) => {
    const before = turn
    turn = before.then(() => new Promise(setImmediate))
    await turn
    await files.put(...file)
  }
}

describe('somebody else publishes by now', () => {
  const takeOver = async () => {
    await database.db.pool.query('UPDATE live_ingest SET publishing_since = NULL WHERE id = $1', [ingestId])
    return makeIngest(database.db, show)
  }
  test('their recording is not touched, and no file stays', async () => {
    const recorder = record()
    await recorder.keep(segment(0))
    const second = await takeOver()
    await makeTrack(database.db, { ...show, epoch: 2, ingestId: second })
    const theirs = segment(1, { epoch: 2, startMs: 0, lastPart: 4, bytes: new TextEncoder().encode('theirs') })
    expect(await recorder.keep(theirs)).toBe('stored')
    const before = [...files.kept.keys()]
    expect(await record().keep(segment(1))).toBe('fenced')
    expect(await record().keep(segment(2))).toBe('fenced')
    expect([...files.kept.keys()]).toEqual(before)
  })
  test('a device that only left may have its last segment written', async () => {
    await database.db.pool.query('UPDATE live_ingest SET publishing_since = NULL WHERE id = $1', [ingestId])
    expect(await record().keep(segment(0))).toBe('stored')
  })
})

describe('pressure', () => {
  test('a full disk stops the recording, not the numbering, and it goes on where there is room again', async () => {
    let free = -1
    const recorder = record({ freeSpace: async () => free })
    expect(await recorder.keep(segment(0))).toBe('unkept')
    expect([recorder.state(), recorder.figures().unkept, files.kept.size]).toEqual(['full', 1, 0])
    expect((await rows()).map(({ sha256 }) => sha256)).toEqual([null])
    free = Number.POSITIVE_INFINITY
    const later = record({ freeSpace: async () => free })
    expect(await later.keep(segment(1))).toBe('stored')
    expect(later.state()).toBe('on')
  })
  test('a store that fails once is tried again', async () => {
    let failures = 1
    const shaky = {
      ...files,
      put: async (...file: Parameters<typeof files.put>) => {
        if (failures-- > 0) throw new Error('SlowDown')
        await files.put(...file)
      },
    }
    const recorder = record({}, shaky)
    expect(await recorder.keep(segment(0))).toBe('stored')
    expect(recorder.state()).toBe('on')
  })
  test('a store that fails costs the file only, and is asked again', async () => {
    let down = true
    const put: typeof files.put = (...file) => (down ? Promise.reject(new Error('down')) : files.put(...file))
    const recorder = record({}, { ...files, put })
    expect([await recorder.keep(segment(0)), recorder.state()]).toEqual(['unkept', 'failing'])
    down = false
    expect([await recorder.keep(segment(1)), recorder.state()]).toEqual(['stored', 'on'])
  })
  test('a store that does not answer has failed', async () => {
    const recorder = record({ patienceMs: 5 }, { ...files, put: () => new Promise(() => undefined) })
    expect([await recorder.keep(segment(0)), recorder.state()]).toEqual(['unkept', 'failing'])
  })
  test('a file that is late is told of, or does not stay', async () => {
    const deps = { db: database.db, files }
    const [first, second] = await Promise.all([
      keepSegment(deps, segment(0), true),
      keepSegment(deps, segment(0), false),
    ])
    const [row] = await rows()
    expect([first, second]).toEqual(row?.sha256 ? ['stored', 'stored'] : ['unkept', 'unkept'])
    expect(files.kept.size).toBe(row?.sha256 ? 1 : 0)
  })
  test('what waits is bounded', async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const store = {
      ...files,
      put: async (...file: Parameters<typeof files.put>) => {
        await gate
        await files.put(...file)
      },
    }
    const recorder = record({}, store)
    const bytes = new Uint8Array(30_000_000)
    const kept = [0, 1, 2].map((msn) => recorder.keep(segment(msn, { bytes })))
    open()
    expect(await Promise.all(kept)).toEqual(['stored', 'stored', 'unkept'])
  })
})

describe('the database keeps a recording in order', () => {
  beforeEach(async () => {
    await makeTrack(database.db, { ...show, epoch: 2, ingestId })
    await insert(5, 2, 5_000, 29)
  })
  test.each([
    ['a number that is behind', 4, 2, 6_000, 34],
    ['a track that is over', 6, 1, 6_000, 34],
    ['a beginning within the segment before', 6, 2, 5_700, 34],
    ['a part that is in the segment before', 6, 2, 6_000, 29],
  ])('%s is refused', (_name, msn, epoch, startMs, lastPart) =>
    expect(insert(msn, epoch, startMs, lastPart)).rejects.toMatchObject({ constraint: 'live_segment_in_order' }),
  )
  test('what follows is taken', async () => {
    await insert(6, 2, 5_900, 34)
    await expect(
      database.db.pool.query('DELETE FROM live_segment WHERE session_id = $1', [show.sessionId]),
    ).rejects.toMatchObject({ constraint: 'live_recording_kept' })
  })
})
