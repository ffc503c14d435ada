import type { MediaState } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'

/**
 * Tells every room what it may expect; rooms read it with their figures. Only of a session on the air that is carried at
 * `carrierUrl`. What cannot be written now is written with the next change.
 */
export async function setMedia(
  { db, clock, log }: Pick<Deps, 'db' | 'clock' | 'log'>,
  sessionId: string,
  media: MediaState,
  carrierUrl: string | null,
): Promise<void> {
  try {
    await db.pool.query(
      `UPDATE live_session SET media = $2::live_media, media_at = $3
       WHERE id = $1 AND carrier_url IS NOT DISTINCT FROM $4 AND media <> $2::live_media AND state = 'live'`,
      [sessionId, media, clock.now(), carrierUrl],
    )
  } catch (error) {
    log.warn({ err: error, sessionId, media }, 'the state of a picture was not written')
  }
}
