import type { CalendarDay } from '#domain/calendar-day.ts'
import type { ClaimKind } from '#domain/claim-rules.ts'
import type { ClaimState } from '#domain/claim-states.ts'
import type { ParcelState } from '#domain/parcel-states.ts'
import type { Sql } from '#server/db/db.ts'

/** A parcel of an order, as its buyer may know it. Days in Asia/Shanghai, moments UTC. */
export type OrderParcelView = {
  id: string
  producerSlug: string
  producerZh: string
  producerEn: string
  state: ParcelState
  releasesOn: CalendarDay | null
  deliverOn: CalendarDay | null
  shipBy: CalendarDay
  weightG: number | null
  carrier: string | null
  trackingNo: string | null
  packedAt: Date | null
  shippedAt: Date | null
  deliveredAt: Date | null
}

const readParcels = `
SELECT a.id, d.slug AS "producerSlug", d.name_zh AS "producerZh", d.name_en AS "producerEn", a.state, a.releases_on::text AS "releasesOn",
       a.deliver_on::text AS "deliverOn", a.ship_by::text AS "shipBy", a.weight_g AS "weightG", a.carrier, a.tracking_no AS "trackingNo",
       a.packed_at AS "packedAt", a.shipped_at AS "shippedAt", a.delivered_at AS "deliveredAt"
FROM parcel a JOIN producer d ON d.id = a.producer_id WHERE a.order_id = $1 ORDER BY a.id`

/** The parcels of an order, in the order of their labels. The caller has checked the buyer. */
export const readOwnParcels = async (sql: Sql, orderId: string): Promise<OrderParcelView[]> =>
  (await sql.query<OrderParcelView>(readParcels, [orderId])).rows

/** A claim of an order in short; its own page tells the rest. */
export type OrderClaimView = {
  id: string
  lineId: string
  kind: ClaimKind
  state: ClaimState
  openedAt: Date
  /** When it came to its present state. */
  changedAt: Date
}

const readClaims = `
SELECT c.id, c.order_line_id AS "lineId", c.kind, c.state, c.opened_at AS "openedAt",
       coalesce((SELECT max(t.at) FROM claim_transition t WHERE t.claim_id = c.id), c.opened_at) AS "changedAt"
FROM claim c WHERE c.order_id = $1 ORDER BY c.opened_at, c.id`

/** The claims of an order, oldest first. The caller has checked the buyer. */
export const readOwnClaims = async (sql: Sql, orderId: string): Promise<OrderClaimView[]> =>
  (await sql.query<OrderClaimView>(readClaims, [orderId])).rows
