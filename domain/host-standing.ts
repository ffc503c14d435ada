import type { CalendarDay } from './calendar-day.ts'

/** Nobody speaks before viewers younger than this; below the second age a guardian's consent is on file. */
export const HOST_AGE = { least: 16, alone: 18 } as const

/** Why somebody may not speak before viewers yet, or not any more. */
export const hostDoubts = ['none', 'waiting', 'refused', 'revoked', 'tooYoung', 'guardianMissing'] as const
export type HostDoubt = (typeof hostDoubts)[number]
export type HostStanding = 'verified' | HostDoubt

/** What is known of somebody who wants to host. */
export type HostPapers = {
  bornOn: CalendarDay
  /** Name, phone and signed consent of a guardian are all there. */
  guardian: boolean
  verified: boolean
  refused: boolean
  revoked: boolean
}

/** Whole years of somebody on a day; the birthday counts from its beginning. Born on 29 February: from 1 March. */
export function ageOn(bornOn: CalendarDay, day: CalendarDay): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** Whether somebody may speak before viewers on a day, and why not. Age counts before everything that people decided. */
export function hostStanding(papers: HostPapers | null, day: CalendarDay): HostStanding {
  if (!papers) return 'none'
  const age = ageOn(papers.bornOn, day)
  if (age < HOST_AGE.least) return 'tooYoung'
  if (age < HOST_AGE.alone && !papers.guardian) return 'guardianMissing'
  if (papers.revoked) return 'revoked'
  if (papers.refused) return 'refused'
  return papers.verified ? 'verified' : 'waiting'
}
