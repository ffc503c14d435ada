import { DomainError } from '#domain/errors.ts'
import { fenToNumber } from '#domain/money.ts'
import type { Sql } from '#server/db/db.ts'
import type { LogDeps } from './append-events.ts'
import { requireHostOfProducer } from './host-verification.ts'
import { steer } from './steer.ts'
import type { EventDraft } from './write-events.ts'

/** Prices and quotas as the session begins with them, so that its log alone tells what was true at any moment. */
async function itemsAtStart(sql: Sql, sessionId: string): Promise<EventDraft[]> {
  const { rows } = await sql.query<{ id: string; live_price_fen: bigint; quota: number }>(
    'SELECT id, live_price_fen, quota FROM live_item WHERE session_id = $1 ORDER BY position, id FOR NO KEY UPDATE',
    [sessionId],
  )
  return rows.map(({ id, live_price_fen, quota }) => ({
    type: 'item.changed',
    payload: { itemId: id, livePriceFen: fenToNumber(live_price_fen), quota },
  }))
}

/**
 * Puts a scheduled session on the air. One that is on the air already stays as it is.
 * @throws DomainError NotFound, Forbidden, HelmElsewhere {name}, SessionStateConflict {state} (it has ended), HostNotVerified {why}
 */
export const startSession = (deps: LogDeps, userId: string, sessionId: string): Promise<void> =>
  steer(deps, userId, sessionId, async (sql, { state }, at) => {
    if (state === 'live') return []
    if (state !== 'scheduled') throw new DomainError('SessionStateConflict', { state })
    await requireHostOfProducer(sql, sessionId, userId, at)
    await sql.query(`UPDATE live_session SET state = 'live', started_at = $2 WHERE id = $1`, [sessionId, at])
    return [{ type: 'session.started', payload: {} }, ...(await itemsAtStart(sql, sessionId))]
  })
