import type { Limit } from './rate-limit.ts'

const minute = 60
const hour = 60 * minute

/** How often a text message may go to one phone. The first is also the pause the sign-in page announces. */
export const codesPerPhone: Limit[] = [
  { max: 1, seconds: minute },
  { max: 5, seconds: hour },
  { max: 10, seconds: 24 * hour },
]

/** Many phones share one address behind a mobile network, so this is generous. */
export const codesPerAddress: Limit = { max: 60, seconds: hour }

/** Wrong guesses; right ones are given back. */
export const guessesPerPhone: Limit = { max: 10, seconds: 15 * minute }
export const guessesPerAddress: Limit = { max: 100, seconds: 15 * minute }

/** Wrong tries with one code before a new one is needed. */
export const triesPerCode = 5
export const codeSeconds = 5 * minute
