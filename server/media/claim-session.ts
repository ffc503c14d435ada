import type { MediaState } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import type { Ingest } from './find-ingest.ts'
import { MediaRefused } from './refusal.ts'

/** Which device publishes a session, and which process carries it, as the database has it. */
export type Holder = { ingestId: string; device: string; name: string }
export type Standing = {
  state: 'scheduled' | 'live' | 'ended'
  media: MediaState
  carrierUrl: string | null
  holder: Holder | null
}

type Row = Omit<Standing, 'holder'> & { id: string; ingestId: string | null; device: string; name: string }

/** How several sessions stand. */
export async function readStandings(
  { db }: Pick<Deps, 'db'>,
  sessionIds: readonly string[],
): Promise<Map<string, Standing>> {
  const { rows } = await db.pool.query<Row>({
    name: 'live_media_standing',
    text: `SELECT s.id, s.state, s.media, s.carrier_url AS "carrierUrl", i.id AS "ingestId", i.device, u.name
      FROM live_session s
      LEFT JOIN live_ingest i ON i.session_id = s.id AND i.publishing_since IS NOT NULL
      LEFT JOIN app_user u ON u.id = i.user_id
      WHERE s.id = ANY($1::uuid[])`,
    values: [sessionIds],
  })
  return new Map(
    rows.map(({ id, state, media, carrierUrl, ingestId, device, name }) => [
      id,
      { state, media, carrierUrl, holder: ingestId === null ? null : { ingestId, device, name } },
    ]),
  )
}

/**
 * Makes a device the session's publisher and this process its carrier, whoever was before.
 * @returns where the session was carried until now, and what tells this claim from a later one of the same device
 * @throws MediaRefused SessionNotOnAir, TokenEnded
 */
export async function claimSession(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { id, sessionId }: Pick<Ingest, 'id' | 'sessionId'>,
  processUrl: string | null,
): Promise<{ carrierUrl: string | null; claimedAt: Date }> {
  const now = clock.now()
  return db.tx(async (sql) => {
    const { rows } = await sql.query<{ state: string; carrierUrl: string | null }>(
      'SELECT state, carrier_url AS "carrierUrl" FROM live_session WHERE id = $1 FOR NO KEY UPDATE',
      [sessionId],
    )
    const session = rows[0]
    if (session?.state !== 'live') throw new MediaRefused(session?.state === 'ended' ? 'TokenEnded' : 'SessionNotOnAir')
    await sql.query(
      'UPDATE live_ingest SET publishing_since = NULL WHERE session_id = $1 AND publishing_since IS NOT NULL AND id <> $2',
      [sessionId, id],
    )
    const claimed = await sql.query<{ claimedAt: Date }>(
      `UPDATE live_ingest SET last_used_at = $2, publishing_since = greatest($2, publishing_since + interval '1 ms')
       WHERE id = $1 AND ended_at IS NULL AND expires_at > $2 RETURNING publishing_since AS "claimedAt"`,
      [id, now],
    )
    const claim = claimed.rows[0]
    if (!claim) throw new MediaRefused('TokenEnded')
    await sql.query('UPDATE live_session SET carrier_url = $2 WHERE id = $1', [sessionId, processUrl])
    return { carrierUrl: session.carrierUrl, claimedAt: claim.claimedAt }
  })
}

/** Leaves the session without a publisher, unless the device has claimed it again; the token stays good. */
export async function releaseSession({ db }: Pick<Deps, 'db'>, ingestId: string, claimedAt: Date): Promise<void> {
  await db.pool.query('UPDATE live_ingest SET publishing_since = NULL WHERE id = $1 AND publishing_since = $2', [
    ingestId,
    claimedAt,
  ])
}
