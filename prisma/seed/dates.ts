import type { DemoSeason } from './data/family.ts'

const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** The base date moved by whole days, UTC. */
export const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS)

/** Calendar day in Asia/Shanghai as `2026-11-22`. */
export const dayOf = (at: Date): string => new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)

/** Midnight in Asia/Shanghai of a calendar day, as UTC. */
const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

export type SaleWindow = {
  shipsNow: boolean
  preorder: { from: Date; until: Date; releasesOn: string } | null
}

const READY: SaleWindow = { shipsNow: true, preorder: null }
const OPENED_DAYS_AGO = 14
const DAYS_ON_SALE_AFTER_RELEASE = 60

/**
 * When goods of a season can be bought, seen from the base date: ready to ship within the season,
 * otherwise pre-order until the end of the next one.
 */
export function saleWindow(season: DemoSeason, now: Date): SaleWindow {
  if (season === null) return READY
  const from = daysFrom(startOfDay(dayOf(now)), -OPENED_DAYS_AGO)
  if ('releasesInDays' in season) {
    const releasesOn = dayOf(daysFrom(now, season.releasesInDays))
    const until = daysFrom(startOfDay(releasesOn), DAYS_ON_SALE_AFTER_RELEASE)
    return { shipsNow: false, preorder: { from, until, releasesOn } }
  }
  const today = dayOf(now)
  const monthDay = today.slice(5)
  const year = Number(today.slice(0, 4))
  const wraps = season.to < season.from
  const inSeason = wraps
    ? monthDay >= season.from || monthDay <= season.to
    : monthDay >= season.from && monthDay <= season.to
  if (inSeason) return READY
  const startsIn = monthDay < season.from ? year : year + 1
  const releasesOn = `${startsIn}-${season.from}`
  return {
    shipsNow: false,
    preorder: { from, until: startOfDay(`${wraps ? startsIn + 1 : startsIn}-${season.to}`), releasesOn },
  }
}

/** The next 16:00 in Asia/Shanghai that is at least an hour away. */
export function nextSixteen(now: Date, daysLater = 0): Date {
  const today = new Date(`${dayOf(now)}T16:00:00+08:00`)
  const soon = today.getTime() - now.getTime() >= 3_600_000 ? today : daysFrom(today, 1)
  return daysFrom(soon, daysLater)
}

/** The latest 10 April in Asia/Shanghai at least 120 days ago: chicks bought then are grown now. */
export function lastApril(now: Date): string {
  const grown = dayOf(daysFrom(now, -120))
  const year = Number(grown.slice(0, 4))
  return grown >= `${year}-04-10` ? `${year}-04-10` : `${year - 1}-04-10`
}
