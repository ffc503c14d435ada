const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** The next midnight in Asia/Shanghai, which has no summer time. "Tonight" ends there. */
export const endOfDay = (now: Date): Date =>
  new Date((Math.floor((now.getTime() + SHANGHAI_MS) / DAY_MS) + 1) * DAY_MS - SHANGHAI_MS)
