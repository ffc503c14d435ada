import { CLAIM_HOURS } from '#domain/claim-rules.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'

const MS = (CLAIM_HOURS.other * 60 + 1) * 60_000

/** Confirms what is completed as if its claims were over, while the clock stands still. @returns how many orders */
export const confirmLater = ({ db, clock }: { db: Db; clock: Clock }): Promise<number> =>
  confirmOrders({ db, clock: { now: () => new Date(clock.now().getTime() + MS) } })
