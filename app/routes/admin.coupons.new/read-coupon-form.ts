import { parseYuan } from '#domain/money.ts'
import type { CouponInput } from '#server/coupons/create-coupon.ts'

const names = [
  ...['id', 'code', 'titleZh', 'titleEn', 'bearer', 'districtCode', 'producerId', 'kind', 'amount', 'percent'],
  ...['most', 'minimum', 'validFrom', 'validTo', 'usesTotal', 'usesPerBuyer'],
] as const

export type TypedCoupon = Partial<Record<string, string>>

/** Reads the form's fields as text, to be shown again if something is wrong. */
export const typedCoupon = (form: FormData): TypedCoupon =>
  Object.fromEntries(
    names.map((name) => [
      name,
      String(form.get(name) ?? '')
        .trim()
        .slice(0, 100),
    ]),
  )

type Unreadable = { field: string; rule: string }

const DAY_MS = 86_400_000
const midnight = (day: string | undefined): Date | null => {
  const at = new Date(`${day}T00:00:00+08:00`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && !Number.isNaN(at.getTime()) ? at : null
}
const whole = (text: string | undefined): number => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : 0)

function readWorth({ kind, amount, percent, most }: TypedCoupon): CouponInput['worth'] | Unreadable {
  if (kind === 'sum') {
    const amountFen = parseYuan(amount ?? '')
    return amountFen === null ? { field: 'amount', rule: 'yuan' } : { amountFen }
  }
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(percent ?? '')
  if (!match) return { field: 'percent', rule: 'percent' }
  const maxFen = most ? parseYuan(most) : null
  if (most && maxFen === null) return { field: 'most', rule: 'yuan' }
  return { bps: Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')), maxFen }
}

/** The coupon that the form makes, or which field cannot be read. It holds through its last day, Asia/Shanghai. */
export function readCouponForm(typed: TypedCoupon): CouponInput | Unreadable {
  const { id = '', code = '', titleZh = '', titleEn = '', bearer, minimum, usesTotal, usesPerBuyer } = typed
  const worth = readWorth(typed)
  if ('rule' in worth) return worth
  const minGoodsFen = minimum ? parseYuan(minimum) : 0n
  if (minGoodsFen === null) return { field: 'minimum', rule: 'yuan' }
  const [validFrom, lastDay] = [midnight(typed.validFrom), midnight(typed.validTo)]
  if (!validFrom) return { field: 'validFrom', rule: 'day' }
  if (!lastDay) return { field: 'validTo', rule: 'day' }
  return {
    ...{ id, code, titleZh, titleEn, worth, minGoodsFen, validFrom },
    bearer: bearer === 'platform' || bearer === 'producer' ? bearer : 'district',
    districtCode: typed.districtCode || null,
    producerId: typed.producerId || null,
    validTo: new Date(lastDay.getTime() + DAY_MS),
    usesTotal: whole(usesTotal),
    usesPerBuyer: whole(usesPerBuyer),
  }
}
