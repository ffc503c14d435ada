import { type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import { maskName, maskPhone } from '#domain/masking.ts'
import { type ParcelState, unsentParcelStates } from '#domain/parcel-states.ts'

/** What is in a parcel, for whoever packs it. Grams where the good is of variable weight. */
export type DeskGoods = {
  lineId: string
  familyId: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  units: number
  /** Grams that the units are charged for; null where the good is not weighed. */
  orderedG: number | null
  packedG: number | null
  batchId: string | null
  batchCode: string | null
  /** Animals: a quarantine certificate of the batch has to be in force on the day it is sent. */
  needsQuarantine: boolean
  certified: boolean
}

/** How urgent a parcel is: its day for sending is over, is today, comes later, or it is not released yet. */
export type Urgency = 'late' | 'today' | 'later' | 'notYet'

/** A parcel at its producer's desk. Days `yyyy-mm-dd` in Asia/Shanghai, moments UTC. */
export type DeskParcel = {
  id: string
  /** As printed on its label: the order's number and which of its parcels it is, `00000042-1`. */
  code: string
  orderNumber: bigint
  state: ParcelState
  urgency: Urgency
  shipBy: CalendarDay
  releasesOn: CalendarDay | null
  deliverOn: CalendarDay | null
  paidAt: Date
  /** Whole while it has to be sent, masked afterwards: name, phone; then no street. */
  recipient: string
  phone: string
  province: string
  city: string
  county: string
  street: string
  note: string | null
  /** The buyer's bank asks for the payment back: it must not be sent. */
  disputed: boolean
  coldChain: boolean
  weightG: number | null
  carrier: string | null
  trackingNo: string | null
  packedAt: Date | null
  shippedAt: Date | null
  deliveredAt: Date | null
  goods: DeskGoods[]
}

export type DeskRow = Omit<DeskParcel, 'urgency'>

/** SQL: the label's code of parcel `a` of order `o`; parcels are made together, so their places never change. */
export const parcelCode = `lpad(o.number::text, 8, '0') || '-' || (SELECT count(*) FROM parcel x WHERE x.order_id = a.order_id AND x.id <= a.id)`

/** SQL: parcels of the producers that person `$1` acts for; `$2` is today. */
export const readDeskParcels = `
SELECT a.id, ${parcelCode} AS code, o.number AS "orderNumber", a.state, a.ship_by::text AS "shipBy", a.releases_on::text AS "releasesOn",
       a.deliver_on::text AS "deliverOn", o.paid_at AS "paidAt", o.recipient, o.phone, o.province, o.city, o.county, o.street,
       o.note, EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = o.id AND d.state = 'open') AS disputed, goods.cold AS "coldChain",
       a.weight_g AS "weightG", a.carrier, a.tracking_no AS "trackingNo", a.packed_at AS "packedAt", a.shipped_at AS "shippedAt",
       a.delivered_at AS "deliveredAt", goods.list AS goods
FROM parcel a JOIN orders o ON o.id = a.order_id JOIN producer_member m ON m.producer_id = a.producer_id AND m.user_id = $1
JOIN LATERAL (
  SELECT bool_or(f.cold_chain) AS cold, json_agg(json_build_object(
    'lineId', l.id, 'familyId', f.id, 'nameZh', p.name_zh, 'nameEn', p.name_en, 'specZh', p.spec_zh, 'specEn', p.spec_en,
    'unitZh', p.unit_zh, 'unitEn', p.unit_en, 'units', l.quantity - l.restocked,
    'orderedG', ceil(l.ordered_weight_g::numeric * (l.quantity - l.restocked) / l.quantity), 'packedG', l.packed_weight_g,
    'batchId', b.id, 'batchCode', b.code, 'needsQuarantine', f.needs_quarantine, 'certified', EXISTS (
      SELECT 1 FROM batch_certificate c WHERE c.batch_id = b.id AND c.kind = 'quarantine'
        AND c.issued_on <= $2::date AND c.expires_on >= $2::date)) ORDER BY l.id) AS list
  FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
  LEFT JOIN batch b ON b.id = coalesce(l.batch_id, a.batch_id, p.batch_id)
  WHERE l.parcel_id = a.id AND l.quantity > l.restocked
) goods ON goods.list IS NOT NULL`

/** SQL: parcel `a` of order `o` still has to be packed or sent. */
export const isToSend = `a.state IN ('waiting', 'packed') AND o.state IN ('paid', 'packed')`

const urgencyOf = ({ shipBy, releasesOn }: DeskRow, today: CalendarDay): Urgency => {
  if (releasesOn !== null && releasesOn > today) return 'notYet'
  if (shipBy < today) return 'late'
  return shipBy === today ? 'today' : 'later'
}

/** A parcel as its producer may see it: whom it is for is shown while it has to be sent, and masked afterwards. */
export function toDeskParcel(row: DeskRow, now: Date): DeskParcel {
  const seen = { ...row, urgency: urgencyOf(row, dayOf(now)) }
  if (unsentParcelStates.includes(row.state)) return seen
  return { ...seen, recipient: maskName(row.recipient), phone: maskPhone(row.phone), street: '', note: null }
}
