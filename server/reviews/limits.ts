import type { Limit } from '#server/identity/rate-limit.ts'

const hour = 60 * 60

/** How often one person may speak in public; generous for people, tight for programs. */
export const reviewsPerBuyer: Limit = { max: 30, seconds: hour }
export const questionsPerPerson: Limit = { max: 5, seconds: hour }
