import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { layTimeline } from '#domain/replay-timeline.ts'
import { systemClock } from '#server/clock.ts'
import { openRecorder } from '#server/recordings/recorder.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { fakeMediaServer } from '#test/fakes/media-server.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { hashOfToken } from '../ingest-token.ts'
import type { OpenMedia } from '../media-host.ts'
import { mediaAuthHook } from './auth-hook.ts'
import { externalMedia } from './external-media.ts'

const database = useDatabase()
const log = pino({ level: 'silent' })
const secret = 's'.repeat(32)
const http = createServer()
let fake: Awaited<ReturnType<typeof fakeMediaServer>>
let market: Market
let show: Show
let open: OpenMedia
let hook = ''

const sql = <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) =>
  database.db.pool.query<Row>(query, values)
const deps = () => {
  const [db, files] = [database.db, memoryFiles()]
  return { db, bus: quietBus, log, clock: systemClock, recorder: openRecorder({ db, files, log, env: {} as never }) }
}
const host = () =>
  externalMedia(deps(), { hls: fake.url, webRtc: `${fake.url}/webrtc`, rtmp: 'rtmp://media.test/live', api: fake.url })
async function token(sessionId: string, hostId: string): Promise<string> {
  const made = `token-${crypto.randomUUID()}`
  await sql(
    `INSERT INTO live_ingest (id, session_id, user_id, device, token_hash, issued_at, expires_at)
     VALUES (gen_random_uuid(), $1, $2, 'OBS', $3, now(), now() + interval '1 hour')`,
    [sessionId, hostId, hashOfToken(made)],
  )
  return made
}
const mediaOf = async () =>
  (await sql<{ media: string }>('SELECT media FROM live_session WHERE id = $1', [show.sessionId])).rows[0]?.media
async function recorded() {
  const { rows: tracks } = await sql<{ epoch: number; startedAt: Date }>(
    'SELECT epoch, started_at AS "startedAt" FROM live_track WHERE session_id = $1 ORDER BY epoch',
    [show.sessionId],
  )
  const { rows } = await sql<{ msn: number; epoch: number; startMs: number; durationMs: number; kept: boolean }>(
    `SELECT msn, epoch, start_ms AS "startMs", duration_ms AS "durationMs", sha256 IS NOT NULL AS kept
     FROM live_segment WHERE session_id = $1 ORDER BY msn`,
    [show.sessionId],
  )
  return layTimeline(tracks, rows)
}
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 })

beforeAll(async () => {
  market = await makeMarket(database.db)
  const site = express().use(mediaAuthHook({ db: database.db, clock: systemClock, log }, secret))
  http.on('request', site)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  hook = `http://127.0.0.1:${(http.address() as AddressInfo).port}/hooks/media/auth?secret=`
  fake = await fakeMediaServer({ authHook: () => hook + secret })
})
beforeEach(async () => {
  show = await makeShow(database.db, market)
  open = host().open(createServer())
})
afterEach(async () => {
  await open.close()
  for (const path of fake.publishing()) fake.leave(path)
})
afterAll(async () => {
  await fake.close()
  await new Promise((resolve) => http.close(resolve))
})

test('publishers and viewers are told addresses', () => {
  const id = show.sessionId
  expect(host().publisherAddress(id, 'a+b')).toEqual({
    ...{ kind: 'external', whip: `${fake.url}/webrtc/${id}/whip`, rtmp: `rtmp://media.test/live/${id}?token=a%2Bb` },
  })
  expect(host().source(id)).toEqual({
    ...{ kind: 'external', hls: `${fake.url}/${id}/index.m3u8`, whep: `${fake.url}/webrtc/${id}/whep` },
  })
})

describe('who may publish', () => {
  test('a device with a live token of the session, and it becomes the publisher', async () => {
    expect(await fake.publish(show.sessionId, await token(show.sessionId, show.hostId))).toBe(true)
    const { rows } = await sql('SELECT 1 FROM live_ingest WHERE session_id = $1 AND publishing_since IS NOT NULL', [
      show.sessionId,
    ])
    expect(rows).toHaveLength(1)
  })
  test('nobody with another session’s token, a withdrawn one, an unknown one or none', async () => {
    const other = await makeShow(database.db, market)
    const withdrawn = await token(show.sessionId, show.hostId)
    await sql(`UPDATE live_ingest SET ended_at = now(), end_reason = 'revoked' WHERE token_hash = $1`, [
      hashOfToken(withdrawn),
    ])
    for (const given of [await token(other.sessionId, other.hostId), withdrawn, 'unknown', ''])
      expect(await fake.publish(show.sessionId, given)).toBe(false)
  })
  test('nobody in a session that is not on the air', async () => {
    const later = await makeShow(database.db, market, { state: 'scheduled' })
    expect(await fake.publish(later.sessionId, await token(later.sessionId, later.hostId))).toBe(false)
    expect(await fake.mayDo('read', later.sessionId)).toBe(false)
    expect(await fake.mayDo('read', show.sessionId)).toBe(true)
  })
  test('a question without the secret, or that is none, is refused', async () => {
    const ask = (secret: string, body: string) =>
      fetch(hook + secret, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
    const read = JSON.stringify({ action: 'read', path: show.sessionId })
    expect((await ask('wrong', read)).status).toBe(401)
    expect((await ask(secret, '{}')).status).toBe(401)
    expect((await ask(secret, '{')).status).toBe(400)
    expect((await ask(secret, read)).status).toBe(204)
    expect((await ask(secret, JSON.stringify({ action: 'read', path: '../x' }))).status).toBe(401)
  })
})

describe('a stream', () => {
  test.each([
    ['with picture and sound together', false],
    ['with both apart', true],
  ])('%s is told to rooms and recorded as it was sent', async (_name, apart) => {
    await fake.publish(show.sessionId, await token(show.sessionId, show.hostId), { apart })
    fake.play(show.sessionId, 4)
    await eventually(async () => expect(await mediaOf()).toBe('on'))
    await eventually(async () => expect((await recorded()).pieces.length).toBeGreaterThanOrEqual(3))
    fake.play(show.sessionId, 3)
    await eventually(async () => expect((await recorded()).pieces.length).toBeGreaterThanOrEqual(6))
    await open.close()
    const { pieces, durationMs } = await recorded()
    expect(pieces.map(({ follows }) => follows)).toEqual([false, true, true, true, true, true, true])
    expect(Math.abs(durationMs - 7_000)).toBeLessThan(100)
    expect(pieces[0]?.wallMs).toBe(Date.parse('2026-08-28T08:00:00Z'))
  })
  test('without a picture is sound only', async () => {
    await fake.publish(show.sessionId, await token(show.sessionId, show.hostId), { tracks: ['Opus'] })
    await eventually(async () => expect(await mediaOf()).toBe('audio'))
  })
  test('that breaks off is awaited, and goes on as another track', async () => {
    const given = await token(show.sessionId, show.hostId)
    await fake.publish(show.sessionId, given)
    fake.play(show.sessionId, 3)
    await eventually(async () => expect((await recorded()).pieces.length).toBeGreaterThanOrEqual(2))
    fake.leave(show.sessionId)
    await eventually(async () => expect(await mediaOf()).toBe('away'))
    await fake.publish(show.sessionId, given)
    fake.play(show.sessionId, 2)
    await eventually(async () => expect(await mediaOf()).toBe('on'))
    await eventually(async () => expect((await recorded()).pieces.at(-1)?.epoch).toBe(2))
  })
})

test('whoever publishes is sent away when the session ends, also where nobody said so', async () => {
  const given = await token(show.sessionId, show.hostId)
  await fake.publish(show.sessionId, given)
  await eventually(async () => expect(await mediaOf()).toBe('on'))
  await sql(`UPDATE live_session SET state = 'ended', ended_at = now() WHERE id = $1`, [show.sessionId])
  await eventually(async () => expect(fake.publishing()).toEqual([]))
  await eventually(async () => expect(await mediaOf()).toBe('none'))
  expect(await fake.publish(show.sessionId, given)).toBe(false)
})

test('ending a session’s publishing twice is no harm', async () => {
  await fake.publish(show.sessionId, await token(show.sessionId, show.hostId))
  await host().endPublishing(show.sessionId)
  await host().endPublishing(show.sessionId)
  expect(fake.publishing()).toEqual([])
})

test('a media server that is down is said so, and found again', async () => {
  fake.fail(true)
  expect(await host().health()).toBe('unreachable')
  fake.fail(false)
  expect(await host().health()).toBe('ok')
})
