import { addDays, type CalendarDay, laterDay } from './calendar-day.ts'

/** How many days ahead a buyer can choose from. */
const CHOICES = 7

export type DeliveryTerms = {
  /** Only fresh goods are delivered on a chosen day. */
  fresh: boolean
  /** Days from the order (or the release) to handing over, and from there to the door. */
  leadDays: number
  transitDays: number
}

/**
 * The days on which goods can be delivered, earliest first; none where there is nothing to choose.
 * @param today in Asia/Shanghai
 * @param releasesOn of a pre-order: nothing leaves before that day
 */
export function deliveryDays(
  { fresh, leadDays, transitDays }: DeliveryTerms,
  today: CalendarDay,
  releasesOn: CalendarDay | null,
): CalendarDay[] {
  if (!fresh) return []
  const first = addDays(laterDay(today, releasesOn), leadDays + transitDays)
  return Array.from({ length: CHOICES }, (_, index) => addDays(first, index))
}
