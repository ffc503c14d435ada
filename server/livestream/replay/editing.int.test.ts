import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import {
  makeOtherPack,
  makeRecordedSession,
  makeRecordingRows,
  type RecordedSession,
} from '#test/factories/recorded-session.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { cutReplay } from './cut-replay.ts'
import { editCaption } from './edit-caption.ts'
import { readEditing } from './read-editing.ts'
import { readReplay, readReplayLog } from './read-replay.ts'
import { readWholeLog } from './read-whole-log.ts'
import { showReplay } from './show-replay.ts'

const database = useDatabase()
let market: Market
let session: RecordedSession
let hostId: string
beforeEach(async () => {
  market = await makeMarket(database.db)
  hostId = await makePerson(database.db, 'farmer')
  session = await makeRecordedSession(database.db.pool, {
    producerId: market.producerId,
    hostId,
    products: [market.productId, await makeOtherPack(database.db.pool, market)],
  })
})
const deps = () => ({ db: database.db, clock: stillClock() })
const at = (atMs: number) => ({ sessionId: session.sessionId, atMs })
const cut = (fromMs: number | null, toMs: number | null) =>
  cutReplay(deps(), hostId, { sessionId: session.sessionId, fromMs, toMs })
const asHost = () => viewer({ userId: hostId, role: 'farmer', scope: null })

describe('a replay', () => {
  test('without a recording is the session itself, second by second', async () => {
    const { shown } = await readReplay(deps(), null, at(1_380_400))
    expect(shown).toMatchObject({
      recorded: false,
      atMs: 1_380_400,
      timeline: { durationMs: 1_800_000 },
      captions: true,
    })
    expect(shown?.stretch.fromMs).toBe(1_380_000)
    expect(shown?.chapters.map(({ fromMs }) => fromMs / 60_000)).toEqual([0.5, 10, 22, 26])
  })

  test('with a recording counts from its own beginning, and a cut moves the times', async () => {
    await makeRecordingRows(database.db.pool, session, { fromS: 60, segments: 20, seconds: 10 })
    const { shown } = await readReplay(deps(), null, at(5_000))
    expect(shown).toMatchObject({ recorded: true, timeline: { durationMs: 200_000 } })
    expect(shown?.timeline.pieces, 'neighbours are one piece').toHaveLength(1)
    expect(shown?.stretch.fromMs).toBe(60_000)
    await cut(60_000, 120_000)
    const later = (await readReplay(deps(), null, at(0))).shown
    expect(later).toMatchObject({ timeline: { durationMs: 60_000 }, stretch: { fromMs: 120_000 } })
    expect((await readReplay(deps(), null, at(9_999_999))).shown?.atMs).toBe(60_000)
  })

  test('taken off by its host is for hosts and coordination only, and can be put back', async () => {
    await showReplay(deps(), hostId, { sessionId: session.sessionId, shown: false })
    const stranger = viewer({ role: 'farmer', scope: null, userId: await makePerson(database.db, 'farmer') })
    for (const other of [null, stranger, districtViewer('500999')]) {
      expect(await readReplay(deps(), other, at(0))).toMatchObject({ standing: 'hidden', shown: null })
      const log = readReplayLog(deps(), other, { sessionId: session.sessionId, fromMs: 0 })
      await expect(log).rejects.toMatchObject({ code: 'NotFound' })
      const words = readWholeLog(deps(), other, { sessionId: session.sessionId, page: 1 })
      await expect(words).rejects.toMatchObject({ code: 'NotFound' })
    }
    for (const concerned of [asHost(), districtViewer(market.districtCode), viewer()])
      expect((await readReplay(deps(), concerned, at(0))).shown).not.toBeNull()
    await showReplay(deps(), hostId, { sessionId: session.sessionId, shown: true })
    expect(await readReplay(deps(), null, at(0))).toMatchObject({ standing: 'open', part: null })
  })

  test('of a session that a coordinator stopped says why and is not public, whatever its host does', async () => {
    await database.db.pool.query(`UPDATE live_session SET stopped_by = 'x', stop_reason = '讲了药效' WHERE id = $1`, [
      session.sessionId,
    ])
    await showReplay(deps(), hostId, { sessionId: session.sessionId, shown: true })
    expect(await readReplay(deps(), null, at(0))).toMatchObject({
      standing: 'stopped',
      stopReason: '讲了药效',
      shown: null,
    })
  })

  test('reads as a text, without what was taken off', async () => {
    const log = await readWholeLog(deps(), null, { sessionId: session.sessionId, page: 99 })
    expect(log).toMatchObject({ page: 1, pages: 1 })
    expect(log.entries.some(({ type }) => type === 'item.presented')).toBe(true)
    expect(JSON.stringify(log.entries)).not.toContain('收起的话')
    expect(log.entries.at(-1)?.type).toBe('session.ended')
  })
})

describe('editing a replay', () => {
  test('a cut leaves five seconds at least and stays within the recording; it removes nothing', async () => {
    await expect(cut(0, 10_000), 'nothing was recorded').rejects.toMatchObject({ code: 'NotFound' })
    await makeRecordingRows(database.db.pool, session, { fromS: 0, segments: 10, seconds: 10 })
    await expect(cut(100_000, null)).rejects.toMatchObject({ detail: { field: 'fromMs' } })
    await expect(cut(96_000, null)).rejects.toMatchObject({ detail: { field: 'toMs' } })
    await expect(cut(50_000, 40_000)).rejects.toMatchObject({ detail: { field: 'toMs' } })
    await cut(20_000, 80_000)
    const editing = await readEditing(deps(), hostId, session.sessionId)
    expect(editing.recording).toMatchObject({ cutFromMs: 20_000, cutToMs: 80_000 })
    expect(editing.recording?.timeline).toMatchObject({ fromMs: 20_000, durationMs: 60_000, recordingMs: 100_000 })
    await cut(0, 100_000)
    expect((await readEditing(deps(), hostId, session.sessionId)).recording).toMatchObject({
      cutFromMs: null,
      cutToMs: null,
    })
  })

  test('a caption is put right or taken out; what was said stays; words that the law forbids are refused', async () => {
    const [caption] = (await readEditing(deps(), hostId, session.sessionId)).captions
    const edit = (text: string) =>
      editCaption(deps(), hostId, { sessionId: session.sessionId, captionId: caption?.id ?? '', text })
    await edit(' 一只净重约三斤 ')
    expect((await readEditing(deps(), hostId, session.sessionId)).captions[0]).toMatchObject({
      said: '一只净重三斤左右',
      text: '一只净重约三斤',
    })
    await expect(edit('能治疗糖尿病')).rejects.toMatchObject({ code: 'WordsForbidden', detail: { field: 'text' } })
    await expect(edit('长'.repeat(201))).rejects.toMatchObject({ code: 'InvalidInput' })
    const before = (await readReplay(deps(), null, at(0))).shown?.version
    await edit('')
    const shown = (await readReplay(deps(), null, at(0))).shown
    expect(shown?.captions).toBe(false)
    expect(before).not.toBeUndefined()
  })

  test('is for hosts of the session, and only when it is over', async () => {
    const other = await makePerson(database.db, 'farmer')
    const sessionId = session.sessionId
    for (const act of [
      () => cutReplay(deps(), other, { sessionId, fromMs: 0, toMs: 10_000 }),
      () => showReplay(deps(), other, { sessionId, shown: false }),
      () => editCaption(deps(), other, { sessionId, captionId: sessionId, text: 'x' }),
      () => readEditing(deps(), other, sessionId),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'Forbidden' })
  })
})
