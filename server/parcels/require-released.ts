import { type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'

/**
 * Animals and harvests of a pre-order are neither packed nor sent before their release.
 * @throws DomainError NotReleasedYet {day}
 */
export function requireReleased({ releasesOn }: { releasesOn: CalendarDay | null }, at: Date): void {
  if (releasesOn !== null && releasesOn > dayOf(at)) throw new DomainError('NotReleasedYet', { day: releasesOn })
}
