import type { Deps } from '#server/deps.ts'

/**
 * Of sessions that this process carried before it was restarted: whoever published is expected back.
 * @param url where other processes reach this one; null where there is none
 */
export async function sayAway({ db, clock }: Pick<Deps, 'db' | 'clock'>, url: string | null): Promise<void> {
  await db.pool.query(
    `UPDATE live_session SET media = 'away', media_at = $2
     WHERE state = 'live' AND media IN ('on', 'audio') AND carrier_url IS NOT DISTINCT FROM $1`,
    [url, clock.now()],
  )
}
