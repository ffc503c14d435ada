import type { CouponBearer } from '#domain/coupons.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { inFieldWords } from '#server/merchandising/field-refusal.ts'

/** Amounts in fen, times UTC; `validTo` is the first moment at which it does not hold any more. */
export type CouponInput = {
  /** Made by the form, so that sending it twice is one coupon. */
  id: string
  code: string
  titleZh: string
  titleEn: string
  bearer: CouponBearer
  districtCode: string | null
  producerId: string | null
  /** A sum, or basis points of the goods. */
  worth: { amountFen: bigint } | { bps: number; maxFen: bigint | null }
  minGoodsFen: bigint
  validFrom: Date
  validTo: Date
  usesTotal: number
  usesPerBuyer: number
}

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

/**
 * Makes a coupon. Who bears it is said here and recorded on every line it discounts: the platform's only by admins, a district's
 * and its producers' by its coordinators too. Households never bear one, and a producer's never goes below the farm's floor.
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field, rule}
 */
export async function createCoupon(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  input: CouponInput,
): Promise<void> {
  const code = input.code.normalize('NFKC').trim().toUpperCase()
  if (!/^[A-Z0-9]{4,20}$/.test(code)) throw invalid('code', 'couponCode')
  if (!input.titleZh.trim()) throw invalid('titleZh', 'required')
  const { worth, validFrom, validTo, usesTotal, usesPerBuyer } = input
  if (validTo <= validFrom || validTo <= clock.now()) throw invalid('validTo', 'order')
  if ('bps' in worth && (worth.bps < 1 || worth.bps > 9_000)) throw invalid('worth', 'range')
  if ('amountFen' in worth && worth.amountFen <= 0n) throw invalid('worth', 'range')
  if (usesTotal < 1) throw invalid('usesTotal', 'range')
  if (usesPerBuyer < 1 || usesPerBuyer > usesTotal) throw invalid('usesPerBuyer', 'range')
  await db.tx(async (sql) => {
    const { districtCode, producerId } = await requireBearer(sql, viewer, input)
    const terms = 'bps' in worth ? [null, worth.bps, worth.maxFen] : [worth.amountFen, null, null]
    await inFieldWords(
      sql.query(
        `INSERT INTO coupon (id, code, title_zh, title_en, bearer, district_code, producer_id, amount_fen, bps, max_fen, min_goods_fen,
           valid_from, valid_to, uses_total, uses_per_buyer, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (id) DO NOTHING`,
        [
          ...[knownId(input.id), code, input.titleZh.trim(), input.titleEn.trim() || input.titleZh.trim()],
          ...[input.bearer, districtCode, producerId, ...terms, input.minGoodsFen],
          ...[validFrom, validTo, usesTotal, usesPerBuyer, `user:${viewer.userId}`, clock.now()],
        ],
      ),
    )
  })
}

async function requireBearer(
  sql: Sql,
  viewer: Viewer,
  { bearer, districtCode, producerId }: CouponInput,
): Promise<{ districtCode: string | null; producerId: string | null }> {
  if (bearer === 'platform') {
    if (viewer.role !== 'admin') throw new DomainError('Forbidden')
    return { districtCode: null, producerId: null }
  }
  const [query, key] =
    bearer === 'district'
      ? ['SELECT code AS district FROM district WHERE code = $1', districtCode]
      : ['SELECT district_code AS district FROM producer WHERE id::text = $1', producerId]
  const { rows } = await sql.query<{ district: string }>(query, [key])
  if (!rows[0]) throw invalid('bearer', 'unknown')
  requireInScope(viewer, rows[0].district)
  return bearer === 'district' ? { districtCode, producerId: null } : { districtCode: null, producerId }
}
