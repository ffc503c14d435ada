import { DomainError } from '#domain/errors.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import type { OrderState } from '#domain/order-states.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { knownId } from './known-id.ts'
import { type LineEarning, readLineEarnings } from './read-line-earnings.ts'
import { type LineEntry, readLineEntries } from './read-line-entries.ts'
import { type LineShare, readLineShares } from './read-line-shares.ts'
import { districtInScope } from './scope.ts'

export type Channel = 'shop' | 'live'

/** An order line and everything that follows from it. Money in fen, times UTC; nothing about the buyer. */
export type LinePage = {
  id: string
  orderId: string
  orderNumber: bigint
  orderState: OrderState
  orderTotalFen: Fen
  channel: Channel
  placedAt: Date
  paidAt: Date | null
  shippedAt: Date | null
  completedAt: Date | null
  /** Since then what its households earned is theirs for good. */
  confirmedAt: Date | null
  sessionId: string | null
  sessionZh: string | null
  sessionEn: string | null
  sessionStartedAt: Date | null
  productZh: string
  productEn: string
  specZh: string
  specEn: string
  producerZh: string
  producerEn: string
  quantity: number
  unitPriceFen: Fen
  amountFen: Fen
  /** What the buyer paid less for it, and who bears that; what they paid for its freight. */
  discountFen: Fen
  discountBearer: 'platform' | 'district' | 'producer' | null
  freightFen: Fen
  /** Goods of variable weight, grams: as charged, as packed (null until then); the batch they came from, once packed. */
  orderedWeightG: number | null
  packedWeightG: number | null
  batchCode: string | null
  releasesOn: Date | null
  agreementId: string
  agreementCode: string
  agreementType: LinkageType
  agreementZh: string
  agreementEn: string
  version: number
  validFrom: Date
  validTo: Date | null
  evidence: string
  proposedBy: string
  proposedAt: Date
  decidedBy: string
  decidedAt: Date
  refundReason: string | null
  shares: LineShare[]
  earnings: LineEarning[]
  entries: LineEntry[]
}

const read = `
SELECT l.id, o.id AS "orderId", o.number AS "orderNumber", o.state AS "orderState", o.total_fen AS "orderTotalFen", o.channel, o.placed_at AS "placedAt",
       o.paid_at AS "paidAt", o.shipped_at AS "shippedAt", o.completed_at AS "completedAt", o.confirmed_at AS "confirmedAt", s.id AS "sessionId",
       s.title_zh AS "sessionZh", s.title_en AS "sessionEn", s.started_at AS "sessionStartedAt", p.name_zh AS "productZh",
       p.name_en AS "productEn", p.spec_zh AS "specZh", p.spec_en AS "specEn", r.name_zh AS "producerZh",
       r.name_en AS "producerEn", l.quantity, l.unit_price_fen AS "unitPriceFen", l.amount_fen AS "amountFen",
       l.discount_fen AS "discountFen", l.discount_bearer AS "discountBearer", l.freight_fen AS "freightFen",
       l.ordered_weight_g AS "orderedWeightG", l.packed_weight_g AS "packedWeightG",
       (SELECT b.code FROM parcel k JOIN batch b ON b.id = coalesce(l.batch_id, k.batch_id) WHERE k.id = l.parcel_id) AS "batchCode",
       l.releases_on AS "releasesOn", g.id AS "agreementId", g.code AS "agreementCode", g.type AS "agreementType",
       g.title_zh AS "agreementZh", g.title_en AS "agreementEn", w.version, w.valid_from AS "validFrom",
       w.valid_to AS "validTo", w.evidence, pu.name AS "proposedBy", w.proposed_at AS "proposedAt", du.name AS "decidedBy",
       w.decided_at AS "decidedAt", w.id AS "versionId",
       (SELECT x.reason FROM order_transition x WHERE x.order_id = o.id AND x."to" = 'refunding' ORDER BY x.id DESC LIMIT 1)
         AS "refundReason",
       EXISTS (SELECT 1 FROM attribution a JOIN household h ON h.id = a.household_id JOIN village v ON v.code = h.village_code
               JOIN township t ON t.code = v.township_code WHERE a.order_line_id = l.id AND ($2::bpchar IS NULL OR t.district_code = $2))
         AS "inScope"
FROM order_line l JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id
JOIN product_family f ON f.id = p.family_id JOIN producer r ON r.id = f.producer_id
JOIN agreement_version w ON w.id = l.agreement_version_id JOIN linkage_agreement g ON g.id = w.agreement_id
JOIN app_user pu ON pu.id = w.proposed_by_id JOIN app_user du ON du.id = w.decided_by_id
LEFT JOIN live_session s ON s.id = o.live_session_id WHERE l.id = $1`

type Row = Omit<LinePage, 'shares' | 'earnings' | 'entries'> & { versionId: string; inScope: boolean }

/**
 * The whole chain of one paid order line: session, order, frozen agreement and split, households, ledger.
 * @throws DomainError Forbidden, NotFound (also: never paid), OutOfScope (no household of it lies in the scope)
 */
export async function readLine({ db }: { db: Db }, viewer: Viewer, id: string): Promise<LinePage> {
  const scope = districtInScope(viewer)
  const row = (await db.pool.query<Row>(read, [knownId(id), scope])).rows[0]
  if (!row) throw new DomainError('NotFound')
  const { versionId, inScope, ...line } = row
  if (!inScope) throw new DomainError('OutOfScope')
  const [shares, earnings, entries] = await Promise.all([
    readLineShares(db, { lineId: id, versionId, scope }),
    readLineEarnings(db, { lineId: id, scope }),
    readLineEntries(db, { orderId: line.orderId, scope }),
  ])
  return { ...line, shares, earnings, entries }
}
