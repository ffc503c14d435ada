import type { Step } from './steps.ts'

/** How often a kind of step was tried, and how often it happened. */
export type Tally = Map<Step['do'], { tried: number; happened: number }>

export function count(tally: Tally, name: Step['do'], happened: boolean): void {
  const before = tally.get(name) ?? { tried: 0, happened: 0 }
  tally.set(name, { tried: before.tried + 1, happened: before.happened + Number(happened) })
}

/** Kinds of which less than such a part (percent) happened, with how often they did. */
export const seldom = (tally: Tally, percent: number): string[] =>
  [...tally]
    .filter(([, { tried, happened }]) => happened * 100 < tried * percent)
    .map(([name, { tried, happened }]) => `${name}: ${happened} of ${tried}`)
