import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Disorder } from './disorder.ts'

/** What everything that happens at the cashier needs. */
export type Deps = { db: Db; clock: Clock; disorder: Disorder }
