import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type CouponInput, createCoupon } from './create-coupon.ts'
import { listCoupons } from './list-coupons.ts'
import { withdrawCoupon } from './withdraw-coupon.ts'

export const couponVerbs = (deps: Deps) => ({
  list: (viewer: Viewer) => listCoupons(deps, viewer),
  create: (viewer: Viewer, input: CouponInput) => createCoupon(deps, viewer, input),
  withdraw: (viewer: Viewer, couponId: string) => withdrawCoupon(deps, viewer, couponId),
})
