import type { AddressInfo } from 'node:net'
import express from 'express'
import { Parser } from 'm3u8-parser'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { keepFilm } from '#test/factories/recording.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { openRecorder } from './recorder.ts'
import { recordingRoutes } from './recording-routes.ts'
import { recordingVerbs } from './verbs.ts'

const database = useDatabase()
const files = memoryFiles()
const log = pino({ level: 'silent' })
const begin = new Date('2026-08-28T08:00:00Z')
const after = (seconds: number) => new Date(begin.getTime() + seconds * 1_000)
const people = new Map<string, Viewer>()
let market: Market
let show: Show
let url: string
let close: () => void

const sql = (query: string, values: unknown[] = []) => database.db.pool.query(query, values)
const ask = (path: string, who?: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/live-media/${show.sessionId}/${path}`, { headers: { ...headers, ...(who && { cookie: who }) } })
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
function parse(text: string) {
  const parser = new Parser()
  parser.push(text)
  parser.end()
  return parser.manifest.segments
}
async function packetsOf(bytes: Uint8Array) {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS })
  const times: Record<'video' | 'audio', number[]> = { video: [], audio: [] }
  for (const track of await input.getTracks())
    for await (const { timestamp } of new EncodedPacketSink(track).packets())
      times[track.type as 'video'].push(timestamp)
  return { times, seconds: await input.computeDuration() }
}
const viewer = (userId: string, role: Viewer['role'], scope: Viewer['scope'] = null): Viewer => ({
  userId,
  name: '秦望山',
  phone: null,
  role,
  scope,
  twoFactorEnabled: false,
})

beforeAll(async () => {
  const { db } = database
  market = await makeMarket(db)
  show = await makeShow(db, market)
  await keepFilm({ db, files }, show.sessionId, [begin, after(60)])
  await sql(`UPDATE live_session SET state = 'ended', started_at = $2, ended_at = $3 WHERE id = $1`, [
    show.sessionId,
    begin,
    after(72),
  ])
  const recorder = openRecorder({ db, files, log, env: {} as never })
  const site = express().use(
    recordingRoutes(
      recordingVerbs({ db, files, recorder }),
      async (headers) => people.get(headers.get('cookie') ?? '') ?? null,
      log,
    ),
  )
  const server = site.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => server.close()
  people.set('host', viewer(show.hostId, 'farmer'))
  people.set('buyer', viewer(await makePerson(db), 'consumer'))
  people.set('here', viewer('c1', 'coordinator', { kind: 'district', districtCode: market.districtCode }))
  people.set('elsewhere', viewer('c2', 'coordinator', { kind: 'district', districtCode: '999999' }))
})
afterAll(() => close())

describe('a replay', () => {
  test('plays every second that was kept, from files that never change', async () => {
    const answer = await ask('replay.m3u8')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.apple.mpegurl; charset=utf-8',
    ])
    const segments = parse(await answer.text())
    expect(segments).toHaveLength(24)
    expect(segments.filter(({ discontinuity }) => discontinuity)).toHaveLength(1)
    const init = await ask(segments[12]?.map?.uri ?? '')
    const kept = await ask(segments[12]?.uri ?? '')
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const { times } = await packetsOf(Buffer.concat([await bytesOf(init), await bytesOf(kept)]))
    expect(times.video).toHaveLength(25)
  })
  test('a range of a file is given', async () => {
    const whole = await bytesOf(await ask('kept/3.m4s'))
    const part = await ask('kept/3.m4s', undefined, { range: 'bytes=10-19' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${whole.length}`])
    expect(await bytesOf(part)).toEqual(whole.slice(10, 20))
    expect((await ask('kept/3.m4s', undefined, { range: `bytes=${whole.length}-` })).status).toBe(416)
  })
  test('a cut leaves out both ends', async () => {
    await sql('UPDATE live_session SET cut_from_ms = 2000, cut_to_ms = 14000 WHERE id = $1', [show.sessionId])
    const segments = parse(await (await ask('replay.m3u8')).text())
    await sql('UPDATE live_session SET cut_from_ms = NULL, cut_to_ms = NULL WHERE id = $1', [show.sessionId])
    expect([segments.length, segments[0]?.uri, segments.at(-1)?.uri]).toEqual([12, 'kept/2.m4s', 'kept/13.m4s'])
  })
  test('captions are shown as they were put right, at the replay’s time', async () => {
    await sql(
      `INSERT INTO live_caption (id, session_id, at, lasts_ms, source, said, text, by, edited_by, edited_at)
       VALUES (gen_random_uuid(), $1, $2, 2000, 'typed', '芦花鸡', '云顶坪的芦花鸡', $3, $3, now())`,
      [show.sessionId, after(61), show.hostId],
    )
    const answer = await ask('captions.vtt')
    expect(answer.headers.get('content-type')).toBe('text/vtt; charset=utf-8')
    expect(await answer.text()).toContain('00:00:13.000 --> 00:00:15.000\n云顶坪的芦花鸡')
  })
  test.each(['kept/99.m4s', 'kept/x.m4s', 'kept/3/init.mp4', 'clips/none.m3u8', `clips/${crypto.randomUUID()}.m3u8`])(
    '%s is not there',
    async (path) => expect((await ask(path)).status).toBe(404),
  )
  test('a file that is missing in the store is trouble, not a missing page', async () => {
    const [key] = [...files.kept.keys()].filter((name) => name.includes('/5-'))
    const file = files.kept.get(key ?? '')
    files.kept.delete(key ?? '')
    expect((await ask('kept/5.m4s')).status).toBe(503)
    if (key && file) files.kept.set(key, file)
  })
})

test('the clip of a good is the time it was presented', async () => {
  const log = [
    { at: after(3), type: 'item.presented', itemId: show.itemId },
    { at: after(10), type: 'item.presented', itemId: crypto.randomUUID() },
    { at: after(72), type: 'session.ended' },
  ]
  for (const [index, { at, type, itemId }] of log.entries())
    await sql('INSERT INTO live_event (session_id, seq, type, payload, at) VALUES ($1, $2, $3, $4, $5)', [
      ...[show.sessionId, index + 1, type, JSON.stringify(itemId ? { itemId } : {}), at],
    ])
  const segments = parse(await (await ask(`clips/${show.itemId}.m3u8`)).text())
  expect([segments[0]?.uri, segments.at(-1)?.uri]).toEqual(['../kept/1.m4s', '../kept/9.m4s'])
})

describe('a film to take away', () => {
  test('is one MP4 of all pieces, without the pause between them', async () => {
    const answer = await ask('replay.mp4', 'host')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const { times, seconds } = await packetsOf(await bytesOf(answer))
    expect(times.video).toHaveLength(600)
    expect(seconds).toBeGreaterThan(23.9)
    expect(seconds).toBeLessThan(24.3)
    for (const kind of [times.video, times.audio])
      for (const [index, time] of kind.entries()) expect(time - (kind[index - 1] ?? -0.04)).toBeLessThan(0.08)
  })
  test.each([
    [undefined, 404],
    ['buyer', 404],
    ['elsewhere', 404],
    ['here', 200],
  ])('asked for by %s: %i', async (who, status) => {
    const answer = await ask('replay.mp4', who)
    await answer.body?.cancel()
    expect(answer.status).toBe(status)
  })
})

describe('not for everybody', () => {
  const seenBy = async (who?: string) => {
    const answers = await Promise.all(
      ['replay.m3u8', 'kept/0.m4s', 'kept/1/init.mp4', 'captions.vtt'].map((path) => ask(path, who)),
    )
    expect(answers.every((answer) => !answer.headers.get('cache-control')?.includes('public'))).toBe(true)
    return answers.map(({ status }) => status)
  }
  const withSession = async (change: string, undo: string, check: () => Promise<void>) => {
    await sql(`UPDATE live_session SET ${change} WHERE id = $1`, [show.sessionId])
    await check().finally(() => sql(`UPDATE live_session SET ${undo} WHERE id = $1`, [show.sessionId]))
  }
  test.each([
    ['that the host took off', 'replay_hidden_at = now()', 'replay_hidden_at = NULL'],
    ['that a coordinator stopped', `stopped_by = 'x', stop_reason = 'x'`, 'stopped_by = NULL, stop_reason = NULL'],
  ])('a replay %s is seen by hosts and coordination only', (_name, change, undo) =>
    withSession(change, undo, async () => {
      expect(await seenBy()).toEqual([404, 404, 404, 404])
      expect(await seenBy('buyer')).toEqual([404, 404, 404, 404])
      expect(await seenBy('host')).toEqual([200, 200, 200, 200])
      expect(await seenBy('here')).toEqual([200, 200, 200, 200])
    }),
  )
  test('a session on the air has no replay yet', () =>
    withSession(`state = 'live'`, `state = 'ended'`, async () =>
      expect(await seenBy('host')).toEqual([404, 404, 404, 404]),
    ))
})
