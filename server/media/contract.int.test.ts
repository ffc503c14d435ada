import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { layTimeline, type RecordedSegment, type RecordedTrack } from '#domain/replay-timeline.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { mediaSides, type OpenSide } from '#test/media/sides.ts'
import { hashOfToken, newToken } from './ingest-token.ts'

describe.each(mediaSides)('a picture carried by $name', ({ open }) => {
  const database = useDatabase()
  let side: OpenSide
  let market: Market
  let show: Show

  const sql = <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) =>
    database.db.pool.query<Row>(query, values)
  async function tokenOf({ sessionId, hostId }: Show): Promise<string> {
    const token = newToken()
    await sql(
      `INSERT INTO live_ingest (id, session_id, user_id, device, token_hash, issued_at, expires_at)
       VALUES (uuidv7(), $1, $2, 'Android · Chrome', $3, now(), now() + interval '1 hour')`,
      [sessionId, hostId, hashOfToken(token)],
    )
    return token
  }
  const publish = async () => {
    const device = await side.publish(show.sessionId, await tokenOf(show))
    if (!device) throw new Error('a host was refused')
    return device
  }
  const media = async () => (await sql('SELECT media FROM live_session WHERE id = $1', [show.sessionId])).rows[0]?.media
  async function replay() {
    const tracks = await sql<RecordedTrack>(
      'SELECT epoch, started_at AS "startedAt" FROM live_track WHERE session_id = $1 ORDER BY epoch',
      [show.sessionId],
    )
    const segments = await sql<RecordedSegment>(
      `SELECT msn, epoch, start_ms AS "startMs", duration_ms AS "durationMs", sha256 IS NOT NULL AS kept
       FROM live_segment WHERE session_id = $1 ORDER BY msn`,
      [show.sessionId],
    )
    return layTimeline(tracks.rows, segments.rows)
  }
  const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 })

  beforeAll(async () => {
    market = await makeMarket(database.db)
    side = await open(database.db)
  })
  beforeEach(async () => {
    show = await makeShow(database.db, market)
  })
  afterAll(() => side.close())

  test('is told to rooms while a host sends it, and recorded in order', async () => {
    expect(await media()).toBe('none')
    const device = await publish()
    await device.send(5)
    await eventually(async () => expect(await media()).toBe('on'))
    await eventually(async () => expect((await replay()).pieces.length).toBeGreaterThanOrEqual(4))
    const { pieces } = await replay()
    expect(pieces.slice(1).every(({ follows }) => follows)).toBe(true)
  })

  test('is sent by nobody with an unknown token, an ended one, or before its session', async () => {
    const ended = await tokenOf(show)
    await sql(`UPDATE live_ingest SET ended_at = now(), end_reason = 'revoked' WHERE token_hash = $1`, [
      hashOfToken(ended),
    ])
    const later = await makeShow(database.db, market, { state: 'scheduled' })
    expect(await side.publish(show.sessionId, 'unknown')).toBeNull()
    expect(await side.publish(show.sessionId, ended)).toBeNull()
    expect(await side.publish(later.sessionId, await tokenOf(later))).toBeNull()
    expect([await media(), (await replay()).recordingMs]).toEqual(['none', 0])
  })

  test('is awaited when its publisher is gone', async () => {
    const device = await publish()
    await device.send(2)
    await eventually(async () => expect(await media()).toBe('on'))
    device.lose()
    await eventually(async () => expect(await media()).toBe('away'))
  })

  test('ends with its session: nobody publishes any more, nor can', async () => {
    const token = await tokenOf(show)
    const device = await side.publish(show.sessionId, token)
    await device?.send(2)
    await eventually(async () => expect(await media()).toBe('on'))
    await sql(`UPDATE live_session SET state = 'ended', ended_at = now() WHERE id = $1`, [show.sessionId])
    await side.host.endPublishing(show.sessionId)
    await side.host.endPublishing(show.sessionId)
    await eventually(async () => expect(device?.wasEnded()).toBe(true))
    await eventually(async () => expect(await media()).toBe('none'))
    expect(await side.publish(show.sessionId, token)).toBeNull()
  })

  test('has an address for whoever sends and whoever sees it, of one kind', async () => {
    const { kind } = side.host
    expect(side.host.publisherAddress(show.sessionId, 'token').kind).toBe(kind)
    expect(side.host.source(show.sessionId).kind).toBe(kind)
    expect(await side.host.health()).toBe('ok')
  })
})
