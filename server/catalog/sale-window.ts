/** How goods can be had at a moment. Dates in UTC; `releasesOn` is a calendar day. */
export type SaleWindow = {
  shipsNow: boolean
  /** Set while pre-orders are taken. */
  preorder: { until: Date; releasesOn: Date } | null
}

type Dates = {
  shipsNow: boolean
  preorderFrom: Date | null
  preorderUntil: Date | null
  releasesOn: Date | null
}

/** Pre-orders are taken from the first moment of the window up to, not including, its last: as placing an order does. */
export function saleWindow({ shipsNow, preorderFrom, preorderUntil, releasesOn }: Dates, now: Date): SaleWindow {
  const open = preorderFrom && preorderUntil && releasesOn && preorderFrom <= now && now < preorderUntil
  return { shipsNow, preorder: open ? { until: preorderUntil, releasesOn } : null }
}
