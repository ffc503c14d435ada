/** A day of the calendar in Asia/Shanghai, `yyyy-mm-dd`: sorts and compares as text. */
export type CalendarDay = string

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The day on which an instant falls in Asia/Shanghai. */
export const dayOf = (at: Date): CalendarDay => shanghai.format(at)

/** Midnight at the beginning of a day in Asia/Shanghai (UTC+8 all year). */
export const startOfDay = (day: CalendarDay): Date => new Date(`${day}T00:00:00+08:00`)

/** @param days whole days, negative for earlier */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** The later of two days; the first where the second is none. */
export const laterDay = (day: CalendarDay, other: CalendarDay | null): CalendarDay =>
  other !== null && other > day ? other : day
