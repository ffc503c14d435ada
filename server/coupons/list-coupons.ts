import type { CouponBearer } from '#domain/coupons.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** A coupon as the desk lists it; amounts in fen, times UTC. */
export type CouponRow = {
  id: string
  code: string
  titleZh: string
  titleEn: string
  bearer: CouponBearer
  /** The district or producer that bears it; null for the platform. */
  bearerZh: string | null
  bearerEn: string | null
  amountFen: bigint | null
  bps: number | null
  maxFen: bigint | null
  minGoodsFen: bigint
  validFrom: Date
  validTo: Date
  used: number
  usesTotal: number
  usesPerBuyer: number
  /** What it has taken off orders that stand. */
  givenFen: bigint
  withdrawnAt: Date | null
}

/** Whose coupons somebody may see: of the scope's district and its producers; the platform's are everybody's. */
export const couponInScope = `($1::bpchar IS NULL OR c.bearer = 'platform' OR coalesce(c.district_code, r.district_code) = $1)`

/** Coupons of the scope, the newest first, at most 500. @throws DomainError Forbidden */
export async function listCoupons({ db }: { db: Db }, viewer: Viewer): Promise<CouponRow[]> {
  const scope = districtInScope(viewer)
  const { rows } = await db.pool.query<CouponRow>(
    `SELECT c.id, c.code, c.title_zh AS "titleZh", c.title_en AS "titleEn", c.bearer, coalesce(d.name_zh, r.name_zh) AS "bearerZh",
            coalesce(d.name_en, r.name_en) AS "bearerEn", c.amount_fen AS "amountFen", c.bps, c.max_fen AS "maxFen",
            c.min_goods_fen AS "minGoodsFen", c.valid_from AS "validFrom", c.valid_to AS "validTo", c.used, c.uses_total AS "usesTotal",
            c.uses_per_buyer AS "usesPerBuyer", c.withdrawn_at AS "withdrawnAt",
            (SELECT coalesce(sum(x.discount_fen), 0)::bigint FROM coupon_redemption x WHERE x.coupon_id = c.id AND x.released_at IS NULL) AS "givenFen"
     FROM coupon c LEFT JOIN district d ON d.code = c.district_code LEFT JOIN producer r ON r.id = c.producer_id
     WHERE ${couponInScope} ORDER BY c.created_at DESC, c.id DESC LIMIT 500`,
    [scope],
  )
  return rows
}
