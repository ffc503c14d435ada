import type { CouponTerms } from '#domain/coupons.ts'
import { DomainError } from '#domain/errors.ts'
import type { Bilingual } from '#server/catalog/bilingual.ts'
import type { Sql } from '#server/db/db.ts'
import type { Buyer } from './buyer.ts'

export type RedeemableCoupon = CouponTerms & { id: string; code: string; title: Bilingual }

/** Whose uses of a coupon are counted together. */
export const couponBuyer = ({ userId, guestKeyHash }: Buyer): string =>
  userId ? `user:${userId}` : `guest:${guestKeyHash}`

type Row = RedeemableCoupon & { valid: boolean; usedUp: boolean }

const readRow = `
SELECT c.id, c.code, json_build_object('zh', c.title_zh, 'en', c.title_en) AS title, c.bearer, c.district_code AS "districtCode",
       c.producer_id AS "producerId", c.amount_fen AS "amountFen", c.bps, c.max_fen AS "maxFen", c.min_goods_fen AS "minGoodsFen",
       c.valid_from <= $2 AND $2 < c.valid_to AND c.withdrawn_at IS NULL AS valid,
       c.used >= c.uses_total OR c.uses_per_buyer <= (
         SELECT count(*) FROM coupon_redemption r WHERE r.coupon_id = c.id AND r.buyer = $3 AND r.released_at IS NULL) AS "usedUp"
FROM coupon c WHERE c.code = upper($1)`

/**
 * The coupon of a code, if this buyer may use it now. Display only: the redemption's trigger decides.
 * @throws DomainError CouponNotFound, CouponNotValid, CouponUsedUp
 */
export async function readCoupon(sql: Sql, code: string, buyer: Buyer, at: Date): Promise<RedeemableCoupon> {
  const { rows } = await sql.query<Row>(readRow, [code.normalize('NFKC').trim(), at, couponBuyer(buyer)])
  const row = rows[0]
  if (!row) throw new DomainError('CouponNotFound')
  const { valid, usedUp, ...coupon } = row
  if (!valid) throw new DomainError('CouponNotValid')
  if (usedUp) throw new DomainError('CouponUsedUp')
  return coupon
}
