import type { Deps } from '#server/deps.ts'
import { indexProducts } from './index-products.ts'

/** Documents made in one run, at most. */
const BATCH = 500

/**
 * What no change announces by itself: products without a document, stale documents, agreements that begin or end by the
 * calendar, and, where they are copied into documents, windows and sessions that open or close. A run looks back ten
 * minutes, so that one that was missed does no harm.
 */
const due = `
  SELECT id FROM (
    SELECT p.id FROM product p LEFT JOIN search_document d ON d.product_id = p.id
    WHERE p.withdrawn_at IS NULL AND d.product_id IS NULL
    UNION
    SELECT product_id FROM search_document WHERE stale
    UNION
    SELECT d.product_id FROM agreement_version v JOIN search_document d ON d.family_id = v.family_id
    WHERE v.state = 'approved'
      AND (v.valid_from BETWEEN $1::timestamptz - interval '10 minutes' AND $1 OR v.valid_to BETWEEN $1::timestamptz - interval '10 minutes' AND $1)
    UNION
    SELECT i.product_id FROM live_session l JOIN live_item i ON i.session_id = l.id
    WHERE $2 AND (l.scheduled_at BETWEEN $1::timestamptz - interval '1 day' AND $1::timestamptz + interval '1 day'
      OR l.started_at > $1::timestamptz - interval '10 minutes' OR l.ended_at > $1::timestamptz - interval '10 minutes')
    UNION
    SELECT id FROM product
    WHERE $2 AND withdrawn_at IS NULL AND (preorder_from BETWEEN $1::timestamptz - interval '10 minutes' AND $1
      OR preorder_until BETWEEN $1::timestamptz - interval '10 minutes' AND $1)
  ) one LIMIT ${BATCH}`

/** Makes documents that are missing or out of date. @returns how many products it looked at */
export async function indexStale(deps: Pick<Deps, 'db' | 'clock' | 'search'>): Promise<number> {
  const { rows } = await deps.db.pool.query<{ id: string }>(due, [deps.clock.now(), deps.search.copiesStock])
  if (rows.length > 0)
    await indexProducts(
      deps,
      rows.map(({ id }) => id),
    )
  return rows.length
}
