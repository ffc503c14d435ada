import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { logOf, makeShow, type Show } from '#test/factories/live.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { answerQuestion } from './answer-question.ts'
import type { LogDeps } from './append-events.ts'
import { hideMessage } from './hide-message.ts'
import { muteViewer } from './mute-viewer.ts'
import { pinQuestion } from './pin-question.ts'
import { readSnapshot } from './read-snapshot.ts'
import { readStudio } from './read-studio.ts'
import { sayWith } from './say.ts'
import { sayCaptionWith } from './say-caption.ts'
import type { Speaker } from './speaker.ts'
import { unmuteViewer } from './unmute-viewer.ts'

const database = useDatabase()
const viewer: Speaker = { key: 'guest:abc', userId: null, name: '游客0001' }
const other: Speaker = { key: 'guest:abcd', userId: null, name: '游客0002' }
let deps: LogDeps
let show: Show
beforeEach(async () => {
  deps = {
    db: database.db,
    clock: { now: () => new Date('2026-08-28T08:00:00Z') },
    bus: quietBus,
    log: pino({ level: 'silent' }),
  }
  show = await makeShow(database.db, await makeMarket(database.db))
})

const log = () => logOf(database.db, show.sessionId)
const last = async () => (await log()).at(-1)
/** Says something. @returns its number */
async function said(speaker: Speaker, text: string): Promise<number> {
  await sayWith(deps)(speaker, { sessionId: show.sessionId, text, id: randomUUID() })
  return (await last())?.seq ?? 0
}
const at = (seq: number) => ({ sessionId: show.sessionId, seq })

describe('the chat in the hands of its hosts', () => {
  test('muting takes all of that person off the screens, and nobody else, and they can say no more', async () => {
    const { hostId } = show
    const [first, others, second] = [
      await said(viewer, '买这个不如加微信'),
      await said(other, '多少钱？'),
      await said(viewer, '加微信'),
    ]
    await Promise.all([muteViewer(deps, hostId, at(second)), muteViewer(deps, hostId, at(second))])
    expect((await log()).slice(3)).toEqual([{ seq: 4, type: 'chat.hidden', payload: { seqs: [first, second] } }])
    await expect(said(viewer, '又来了')).rejects.toMatchObject({ code: 'PersonMuted' })
    expect(await said(other, '还有吗？')).toBeGreaterThan(others)

    const { mutes } = await readStudio(deps, hostId, show.sessionId)
    expect(mutes).toMatchObject([{ name: '游客0001' }])
    expect(JSON.stringify(mutes), 'a page is not told who that is').not.toContain(viewer.key)
    await unmuteViewer(deps, hostId, { sessionId: show.sessionId, muted: mutes[0]?.id ?? '' })
    expect(await said(viewer, '好好说话')).toBeGreaterThan(0)
  })

  test('one message is hidden once; a host cannot be muted; what is no message has nobody to mute', async () => {
    const { hostId } = show
    const [seq, kept] = [await said(viewer, '一'), await said(viewer, '二')]
    await hideMessage(deps, hostId, at(seq))
    await hideMessage(deps, hostId, at(seq))
    expect((await log()).slice(2)).toEqual([{ seq: 3, type: 'chat.hidden', payload: { seqs: [seq] } }])
    await muteViewer(deps, hostId, at(kept))
    expect((await last())?.payload).toEqual({ seqs: [kept] })
    const own = await said({ key: `user:${hostId}`, userId: hostId, name: '秦**' }, '大家好')
    await expect(muteViewer(deps, hostId, at(own))).rejects.toMatchObject({ code: 'InvalidInput' })
    for (const seq of [3, 99])
      await expect(muteViewer(deps, hostId, at(seq))).rejects.toMatchObject({ code: 'NotFound' })
  })

  test('a message of another session is not found', async () => {
    const seq = await said(viewer, '在吗')
    const elsewhere = await makeShow(database.db, await makeMarket(database.db))
    for (const act of [muteViewer, hideMessage, pinQuestion])
      await expect(act(deps, elsewhere.hostId, { sessionId: elsewhere.sessionId, seq })).rejects.toMatchObject({
        code: 'NotFound',
      })
  })

  test('one question is pinned at a time, answered once, and not pinned when it is hidden', async () => {
    const { hostId, sessionId } = show
    const pinned = async () => (await readSnapshot(deps, sessionId)).pinned
    const [first, second] = [await said(viewer, '怎么寄？'), await said(other, '几天到？')]
    await pinQuestion(deps, hostId, at(first))
    await pinQuestion(deps, hostId, at(first))
    await pinQuestion(deps, hostId, at(second))
    expect(await pinned()).toEqual({ seq: second, name: '游客0002', text: '几天到？' })
    await answerQuestion(deps, hostId, at(first))
    expect((await pinned())?.seq, 'the answer to an earlier one leaves the newer one').toBe(second)
    await answerQuestion(deps, hostId, at(second))
    await answerQuestion(deps, hostId, at(second))
    expect(await pinned()).toBeNull()
    expect((await log()).slice(2).map(({ type }) => type)).toEqual([
      ...['question.pinned', 'question.pinned', 'question.answered'],
    ])
    expect((await readStudio(deps, hostId, sessionId)).answered).toEqual([second])
    await hideMessage(deps, hostId, at(first))
    await expect(pinQuestion(deps, hostId, at(first))).rejects.toMatchObject({ code: 'NotFound' })
  })

  test('only hosts of this session', async () => {
    const seq = await said(viewer, '在吗')
    const stranger = await makePerson(database.db)
    const caption = { sessionId: show.sessionId, id: randomUUID(), text: '你好', source: 'typed' as const }
    for (const act of [muteViewer, hideMessage, pinQuestion, answerQuestion])
      await expect(act(deps, stranger, at(seq))).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(sayCaptionWith(deps)(stranger, caption)).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(unmuteViewer(deps, stranger, { sessionId: show.sessionId, muted: '' })).rejects.toMatchObject({
      code: 'Forbidden',
    })
    expect(await log()).toHaveLength(1)
  })
})

describe('captions', () => {
  test('a caption is told and kept once, with how long it stays', async () => {
    const say = sayCaptionWith(deps)
    const caption = { sessionId: show.sessionId, id: randomUUID(), text: ' 现在讲解\n鸡蛋 ', source: 'phrase' as const }
    await say(show.hostId, caption)
    await say(show.hostId, caption)
    expect(await log()).toEqual([
      { seq: 1, type: 'caption.said', payload: { captionId: caption.id, text: '现在讲解 鸡蛋', lastsMs: 2_071 } },
    ])
    const { rows } = await database.db.pool.query('SELECT said, text, source, lasts_ms, by FROM live_caption')
    const said = '现在讲解 鸡蛋'
    expect(rows).toEqual([{ said, text: said, source: 'phrase', lasts_ms: 2_071, by: show.hostId }])
  })

  test('empty, too long, too many at once, or off the air: refused', async () => {
    const say = sayCaptionWith(deps)
    const saying = (text: string) =>
      say(show.hostId, { sessionId: show.sessionId, id: randomUUID(), text, source: 'typed' })
    for (const text of ['  ', '长'.repeat(61)])
      await expect(saying(text)).rejects.toMatchObject({ code: 'InvalidInput' })
    for (let n = 0; n < 20; n++) await saying(`第 ${n} 句`)
    await expect(saying('再一句')).rejects.toMatchObject({ code: 'TooManyRequests' })
    await database.db.pool.query(`UPDATE live_session SET state = 'ended' WHERE id = $1`, [show.sessionId])
    await expect(
      sayCaptionWith(deps)(show.hostId, { sessionId: show.sessionId, id: randomUUID(), text: '晚了', source: 'typed' }),
    ).rejects.toMatchObject({ code: 'SessionStateConflict' })
  })

  test('the database takes no caption that nobody could read', async () => {
    const caption = (lastsMs: number, said: string) =>
      database.db.pool.query(
        `INSERT INTO live_caption (id, session_id, at, lasts_ms, source, said, text, by) VALUES ($1, $2, now(), $3, 'typed', $4, $4, 'x')`,
        [randomUUID(), show.sessionId, lastsMs, said],
      )
    for (const [lastsMs, said] of [
      [0, '字'],
      [60_000, '字'],
      [3_000, ' '],
      [3_000, '长'.repeat(201)],
    ] as const)
      await expect(caption(lastsMs, said)).rejects.toMatchObject({ constraint: 'live_caption_sane' })
  })
})
